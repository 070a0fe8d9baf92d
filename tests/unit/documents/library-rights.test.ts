import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { LibraryFolderId, UnitId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import {
  coversAction,
  type FolderStanding,
  libraryOf,
  wayUp,
  wouldContainItself,
} from '#server/domain/library-rights.ts';

const [own, other] = [UnitId.parse(randomUUID()), UnitId.parse(randomUUID())];
const member = { unitId: own, unitRoles: ['member'] as const };

function aFolder(more: Partial<FolderStanding> = {}): FolderStanding {
  const folderId = LibraryFolderId.parse(randomUUID());
  return { folderId, parentId: null, audience: [], rolesInUnit: [], isOfUnit: true, ...more };
}

it.each<[string, Partial<FolderStanding>, readonly UnitRole[], string[]]>([
  ['a member of the unit or below it reads', {}, ['member'], ['library.read']],
  ['nobody of elsewhere does', { isOfUnit: false }, ['leader'], []],
  ['nobody without a role does', {}, [], []],
  ['the administrator of the system sees no content', {}, ['systemAdmin'], []],
  ['a chosen unit reads', { audience: [own] }, ['member'], ['library.read']],
  ['one that was not chosen does not', { audience: [other] }, ['leader'], []],
  [
    'who keeps it reads it whoever was chosen',
    { audience: [other], rolesInUnit: ['secretary'] },
    ['secretary'],
    ['library.read', 'library.edit'],
  ],
])('%s', (_name, more, unitRoles, may) => {
  const folder = aFolder(more);
  const rights = libraryOf({ unitId: own, unitRoles }, [folder]).get(folder.folderId)?.may ?? [];
  expect(rights).toEqual(may);
});

it('a folder is closed with each of those that it lies in, and with one that is not there', () => {
  const top = aFolder({ audience: [other] });
  const middle = aFolder({ parentId: top.folderId });
  const bottom = aFolder({ parentId: middle.folderId, audience: [own] });
  const orphan = aFolder({ parentId: LibraryFolderId.parse(randomUUID()) });
  expect([...libraryOf(member, [bottom, middle, top, orphan]).keys()]).toEqual([]);
});

it('rights in a folder cover documents, and nothing that belongs to meetings', () => {
  expect(coversAction(['library.read'], 'annotation.write')).toBe(true);
  expect(coversAction(['library.read'], 'document.upload')).toBe(false);
  expect(coversAction(['library.read', 'library.edit'], 'document.remove')).toBe(true);
  expect(coversAction(['library.read', 'library.edit'], 'document.recall')).toBe(false);
});

it('knows a folder that would lie in itself, however deep', () => {
  const top = aFolder();
  const middle = aFolder({ parentId: top.folderId });
  const bottom = aFolder({ parentId: middle.folderId });
  const all = new Map([top, middle, bottom].map((folder) => [folder.folderId, folder]));
  expect(wouldContainItself(all, top.folderId, bottom.folderId)).toBe(true);
  expect(wouldContainItself(all, top.folderId, top.folderId)).toBe(true);
  expect(wouldContainItself(all, bottom.folderId, top.folderId)).toBe(false);
  expect(wouldContainItself(all, top.folderId, null)).toBe(false);
});

it('comes to an end where folders lie in a ring, and shows them to no reader', () => {
  const [first, second] = [aFolder(), aFolder()];
  const ring = [
    { ...first, parentId: second.folderId },
    { ...second, parentId: first.folderId },
  ];
  const all = new Map(ring.map((folder) => [folder.folderId, folder]));
  expect(wayUp(all, first.folderId)).toEqual(ring);
  expect(wouldContainItself(all, aFolder().folderId, first.folderId)).toBe(false);
  expect([...libraryOf(member, ring).keys()]).toEqual([]);
});
