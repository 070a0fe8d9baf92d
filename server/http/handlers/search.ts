import type { searchRoutes } from '#contract/http/search.ts';
import type { DocumentSearchService } from '#server/services/document-search-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of searching in documents. */
export function searchHandlers({
  search,
}: {
  search: DocumentSearchService;
}): HandlersOf<typeof searchRoutes> {
  return {
    'search.documents': ({ query }, { actor }) => search.find(actor, query),
    'versions.words': async ({ params }, { actor }) => ({
      lines: await search.wordsOf(actor, params.versionId, params.page),
    }),
  };
}
