import type { libraryRoutes } from '#contract/http/library.ts';
import type { LibraryService } from '#server/services/library-service.ts';
import type { MeetingPapersService } from '#server/services/meeting-papers-service.ts';
import type { HandlersOf } from '../handlers.ts';

/** Handlers of the library. */
export function libraryHandlers({
  library,
  meetingPapers,
}: {
  library: LibraryService;
  meetingPapers: MeetingPapersService;
}): HandlersOf<typeof libraryRoutes> {
  return {
    'library.folders': (_input, { actor }) => library.folders(actor),
    'library.addFolder': ({ body }, { actor }) => library.addFolder(actor, body),
    'library.changeFolder': ({ params, body }, { actor }) =>
      library.changeFolder(actor, params.folderId, body),
    'library.removeFolder': async ({ params, query }, { actor }) => {
      await library.removeFolder(actor, params.folderId, query);
      return {};
    },
    'library.documents': ({ query }, { actor }) => library.documents(actor, query),
    'library.meetingPapers': ({ query }, { actor }) => meetingPapers.list(actor, query),
    'library.moveDocument': ({ params, body }, { actor }) =>
      library.moveDocument(actor, params.documentId, body),
    'library.putOnItem': ({ params, body }, { actor }) =>
      library.putOnItem(actor, params.itemId, body),
    'library.keep': ({ params, body }, { actor }) =>
      library.keep(actor, params.folderId, body.documentId),
  };
}
