import type { versionRoutes } from '#contract/http/versions.ts';
import type { VersionService } from '#server/services/version-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of a document's versions. */
export function versionHandlers({
  versions,
}: {
  versions: VersionService;
}): HandlersOf<typeof versionRoutes> {
  return {
    'documents.versions': ({ params }, { actor }) => versions.list(actor, params.documentId),
    'versions.changes': ({ params, query }, { actor }) =>
      versions.changes(actor, params.versionId, query.since),
    'versions.anchors': ({ params, query }, { actor }) =>
      versions.anchors(actor, params.versionId, query),
    'carried.list': ({ params }, { actor }) => versions.carried(actor, params.versionId),
    'carried.put': async ({ params, body }, { actor }) => {
      await versions.noteCarried(actor, params.versionId, body.carried);
      return {};
    },
  };
}
