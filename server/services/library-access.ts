import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { DocumentId, LibraryFolderId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { coversAction, libraryOf } from '#server/domain/library-rights.ts';
import type { LibraryStore, StoredFolder } from './ports/library-store.ts';

/** A folder that an account may read, with its rights there. */
export type OpenFolder = StoredFolder & { may: Action[] };

/** Tells and demands what an actor may do in the library. Read again at each request. */
export type LibraryAccess = ReturnType<typeof createLibraryAccess>;

/** Makes the gate of folders. */
export function createLibraryAccess({
  folders,
}: {
  folders: Pick<LibraryStore, 'foldersAround' | 'folderOf'>;
}) {
  const library = {
    /** The folders that the actor may read. */
    foldersOf: async (actor: Actor): Promise<ReadonlyMap<LibraryFolderId, OpenFolder>> =>
      libraryOf(actor, await folders.foldersAround(actor)),

    /** Throws NOT_FOUND for a folder that the actor may not read, FORBIDDEN for what is not allowed there. */
    async require(actor: Actor, folderId: LibraryFolderId, action: Action): Promise<OpenFolder> {
      const folder = (await library.foldersOf(actor)).get(folderId);
      if (!folder) throw refuse('NOT_FOUND', 'folder');
      if (!coversAction(folder.may, action)) throw refuse('FORBIDDEN', action);
      return folder;
    },

    /** The same for a document of the library; null when the document is none. */
    async requireDocument(
      actor: Actor,
      thing: { documentId: DocumentId } | { versionId: VersionId },
      action: Action,
    ): Promise<OpenFolder | null> {
      const folderId = await folders.folderOf(thing);
      return folderId && library.require(actor, folderId, action);
    },
  };
  return library;
}
