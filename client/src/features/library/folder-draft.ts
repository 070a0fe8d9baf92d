import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { Stored } from '#client/features/prepare/save-merging.ts';
import type { FolderText, LibraryFolder } from '#contract/http/library.ts';

/** What is written of a folder: `audience` is empty when its unit and all below it may read it. */
export const folderText = ({ name, parentId, audience }: LibraryFolder): FolderText => ({
  name,
  parentId,
  audience,
});

/** A folder as it is stored now. Throws NOT_FOUND when it was removed meanwhile. */
export async function loadFolder(folderId: LibraryFolder['folderId']): Promise<Stored<FolderText>> {
  const folders = await call('library.folders', {});
  const folder = folders.find((each) => each.folderId === folderId);
  if (!folder) throw new ApiError({ code: 'NOT_FOUND', reason: 'folder' });
  return { value: folderText(folder), version: folder.version };
}
