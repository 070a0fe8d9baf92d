import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { LibraryFolder } from '#contract/http/library.ts';
import { LibraryFolderId, UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

const database = useDatabase();
const here = useDocumentDesk(database);
const { refusal } = here;
let district: District;
let keeper: Actor;
let folder: LibraryFolder;

const library = () => here.desk.library;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  const services = meetingServices(database, { now: () => new Date() });
  keeper = await services.actorOf(await district.account('thuky', ['secretary']));
});

beforeEach(async () => {
  folder = await aFolder();
});

function aFolder(more: { name?: string; parentId?: LibraryFolderId } = {}) {
  const folderId = LibraryFolderId.parse(randomUUID());
  const text = { name: `Văn bản pháp luật ${folderId}`, parentId: null, audience: [], ...more };
  return library().addFolder(keeper, { folderId, unitId: district.unitId, ...text });
}

it('two who change one folder lose nothing; a folder is moved into none of its own', async () => {
  const below = await aFolder({ parentId: folder.folderId, name: 'Nghị định' });
  await library().changeFolder(keeper, below.folderId, { ...below, name: 'Thông tư' });
  await expect(
    library().changeFolder(keeper, below.folderId, { ...below, name: 'Luật' }),
  ).rejects.toMatchObject({
    body: { code: 'STALE_VERSION', reason: 'folder-changed', current: { name: 'Thông tư' } },
  });
  await expect(
    library().changeFolder(keeper, folder.folderId, { ...folder, parentId: below.folderId }),
  ).rejects.toEqual(refusal('CONFLICT', 'folder-elsewhere'));
  const audience = [UnitId.parse(randomUUID())];
  await expect(
    library().changeFolder(keeper, folder.folderId, { ...folder, audience }),
  ).rejects.toEqual(refusal('BAD_INPUT', 'unknown-unit'));
});

it.each([1, 2, 3])('two who move two folders into each other make no ring (%i)', async () => {
  const [one, other] = [await aFolder(), await aFolder()];
  const move = (each: LibraryFolder, { folderId: parentId }: LibraryFolder) =>
    library().changeFolder(keeper, each.folderId, { ...each, parentId });
  const moves = await Promise.allSettled([move(one, other), move(other, one)]);
  const refused = moves.filter(({ status }) => status === 'rejected');
  expect(refused).toMatchObject([{ reason: refusal('CONFLICT', 'folder-elsewhere') }]);
});

it('two folders side by side have two names, whatever the case of their letters', async () => {
  const taken = { code: 'CONFLICT', reason: 'folder-name-taken' };
  await aFolder({ name: 'Biểu mẫu', parentId: folder.folderId });
  const again = aFolder({ name: 'biểu mẫu', parentId: folder.folderId });
  await expect(again).rejects.toMatchObject({ body: taken });
  const other = await aFolder({ name: 'Mẫu khác', parentId: folder.folderId });
  const renamed = library().changeFolder(keeper, other.folderId, { ...other, name: 'Biểu mẫu' });
  await expect(renamed).rejects.toMatchObject({ body: taken });
  // Elsewhere the name is free.
  expect((await aFolder({ name: 'Biểu mẫu', parentId: other.folderId })).name).toBe('Biểu mẫu');
});
