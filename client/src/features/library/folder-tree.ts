import type { LibraryFolder } from '#contract/http/library.ts';

/** A folder with how deep it lies. */
export type FolderBranch = { folder: LibraryFolder; depth: number };

/** The folders from top to bottom, each before those inside of it; one whose parent may not be read stands at the top. */
export function folderBranches(folders: readonly LibraryFolder[]): FolderBranch[] {
  const known = new Set(folders.map(({ folderId }) => folderId));
  const children = Map.groupBy(folders, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const branches: FolderBranch[] = [];
  const walk = (parentId: LibraryFolder['parentId'], depth: number): void => {
    for (const folder of children.get(parentId) ?? []) {
      branches.push({ folder, depth });
      walk(folder.folderId, depth + 1);
    }
  };
  walk(null, 0);
  return branches;
}

/** The folders that a folder may be put into: editable ones of its unit that are not inside of it. */
export function possibleParents(
  folders: readonly LibraryFolder[],
  unitId: LibraryFolder['unitId'],
  moved: LibraryFolder['folderId'] | null,
): FolderBranch[] {
  const inside = new Set<string>(moved === null ? [] : [moved]);
  return folderBranches(folders).filter(({ folder }) => {
    if (folder.parentId !== null && inside.has(folder.parentId)) inside.add(folder.folderId);
    return (
      !inside.has(folder.folderId) &&
      folder.unitId === unitId &&
      folder.may.includes('library.edit')
    );
  });
}
