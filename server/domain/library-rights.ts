import type { Action } from '#contract/actions.ts';
import type { LibraryFolderId, UnitId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from './actor.ts';
import { can, RULES } from './permissions.ts';

/** What decides about a folder, for one account. */
export type FolderStanding = {
  folderId: LibraryFolderId;
  parentId: LibraryFolderId | null;
  audience: readonly UnitId[];
  /** Roles that the account holds in the folder's unit. */
  rolesInUnit: readonly UnitRole[];
  /** True for accounts of the folder's unit and of the units below it. */
  isOfUnit: boolean;
};

/** What is done with a document of a folder, in the words of the library. */
const IN_LIBRARY: Partial<Record<Action, 'library.read' | 'library.edit'>> = {
  'library.read': 'library.read',
  'document.read': 'library.read',
  'annotation.write': 'library.read',
  'library.edit': 'library.edit',
  'document.upload': 'library.edit',
  'document.remove': 'library.edit',
};

/**
 * The folders that the account may read, each with its rights. Who edits a unit's library reads all of it; others read folders of
 * their own unit and of those above it, unless a folder on the way from the top is narrowed to units that theirs is not one of.
 */
export function libraryOf<F extends FolderStanding>(
  actor: Pick<Actor, 'unitId' | 'unitRoles'>,
  folders: readonly F[],
): Map<LibraryFolderId, F & { may: Action[] }> {
  const byId = new Map(folders.map((folder) => [folder.folderId, folder]));
  const mayReadAny = can({ unitRoles: actor.unitRoles, meetingRoles: [] }, 'library.read');

  function isAdmitted(folder: F): boolean {
    const way = wayUp(byId, folder.folderId);
    const isNarrowed = way.some(
      ({ audience }) => audience.length > 0 && !audience.includes(actor.unitId),
    );
    return !isNarrowed && way.at(-1)?.parentId === null;
  }

  function rightsIn(folder: F): Action[] {
    const edits = folder.rolesInUnit.some((role) => RULES['library.edit'].unit?.includes(role));
    if (edits) return ['library.read', 'library.edit'];
    return mayReadAny && folder.isOfUnit && isAdmitted(folder) ? ['library.read'] : [];
  }

  return new Map(
    folders
      .map((folder) => ({ ...folder, may: rightsIn(folder) }))
      .filter(({ may }) => may.length > 0)
      .map((folder) => [folder.folderId, folder]),
  );
}

/** Whether the rights in a folder cover an action; what belongs to meetings alone is never allowed there. */
export function coversAction(may: readonly Action[], action: Action): boolean {
  const needed = IN_LIBRARY[action];
  return needed !== undefined && may.includes(needed);
}

/** A folder and those that it lies in, up to the top; up to the first one seen again where they lie in a ring. */
export function wayUp<F extends Pick<FolderStanding, 'parentId'>>(
  folders: ReadonlyMap<LibraryFolderId, F>,
  from: LibraryFolderId | null,
): F[] {
  const way = new Set<F>();
  for (let at = from === null ? undefined : folders.get(from); at && !way.has(at); ) {
    way.add(at);
    at = at.parentId === null ? undefined : folders.get(at.parentId);
  }
  return [...way];
}

/** True when a folder would come to lie inside of itself. */
export function wouldContainItself(
  folders: ReadonlyMap<LibraryFolderId, Pick<FolderStanding, 'folderId' | 'parentId'>>,
  folderId: LibraryFolderId,
  parentId: LibraryFolderId | null,
): boolean {
  return wayUp(folders, parentId).some((above) => above.folderId === folderId);
}
