import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { LibraryDocument } from '#contract/http/documents.ts';
import type { LibraryFolder } from '#contract/http/library.ts';
import { LibraryFolderId, type UnitId, type UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aDistrict, type District } from '#tests/support/a-district.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { meetingServices } from '#tests/support/meeting-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { refusal } = here;
let district: District;
let keeper: Actor;
let member: Actor;
let villager: Actor;
let village: Actor;
let guest: Actor;
let folder: LibraryFolder;

const library = () => here.desk.library;

beforeAll(async () => {
  district = await aDistrict(database.prisma);
  const services = meetingServices(database, { now: () => new Date() });
  const as = async (account: Promise<UserId>) => services.actorOf(await account);
  const commune = { unitId: district.communeId };
  keeper = await as(district.account('thuky', ['secretary']));
  member = await as(district.account('uyvien', ['member']));
  villager = await as(district.account('canbo', ['member'], commune));
  village = await as(district.account('thuky.xa', ['secretary'], commune));
  guest = await as(district.account('khach'));
});

async function aFolder(more: Partial<Parameters<typeof add>[0]> = {}, by = keeper) {
  return add(
    { name: `Văn bản pháp luật ${randomUUID()}`, parentId: null, audience: [], ...more },
    by,
  );
}

function add(
  text: {
    name: string;
    parentId: LibraryFolderId | null;
    audience: UnitId[];
    unitId?: UnitId;
  },
  by: Actor,
) {
  const folderId = LibraryFolderId.parse(randomUUID());
  return library().addFolder(by, { folderId, unitId: district.unitId, ...text });
}

beforeEach(async () => {
  folder = await aFolder();
});

async function aPaper(into = folder, fileName = '45-BC-UBND.pdf'): Promise<LibraryDocument> {
  const content = inPieces(await pdfFile(2, randomUUID()));
  const { documentId } = await library().upload(keeper, into.folderId, { fileName, content });
  return vi.waitFor(
    async () => {
      const listed = await library().documents(keeper, { folderId: into.folderId });
      const found = listed.documents.find((document) => document.documentId === documentId);
      if (found?.progress.state !== 'ready') throw new Error('not there, or not ready');
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
}

const sees = async (actor: Actor, { folderId }: LibraryFolder) =>
  (await library().folders(actor)).some((each) => each.folderId === folderId);

it('a folder is seen in its unit and below it, edited in its unit alone', async () => {
  for (const actor of [keeper, member, villager, village])
    expect(await sees(actor, folder)).toBe(true);
  expect(await sees(guest, folder)).toBe(false);
  const text = { ...folder, name: 'Luật' };
  for (const actor of [member, villager, village])
    await expect(library().changeFolder(actor, folder.folderId, text)).rejects.toEqual(
      refusal('FORBIDDEN', 'library.edit'),
    );
  await expect(library().changeFolder(guest, folder.folderId, text)).rejects.toEqual(
    refusal('NOT_FOUND', 'folder'),
  );
  expect(await library().changeFolder(keeper, folder.folderId, text)).toMatchObject({
    name: 'Luật',
    version: 2,
  });
});

it('what a commune keeps is not the district’s to read or to fill', async () => {
  const own = await aFolder({ unitId: district.communeId }, village);
  expect(await sees(villager, own)).toBe(true);
  for (const actor of [keeper, member]) expect(await sees(actor, own)).toBe(false);
  await expect(aFolder({ unitId: district.communeId })).rejects.toEqual(
    refusal('FORBIDDEN', 'library.edit'),
  );
  await expect(
    aFolder({ parentId: folder.folderId, unitId: district.communeId }, village),
  ).rejects.toEqual(refusal('FORBIDDEN', 'library.edit'));
});

it('a folder that is narrowed hides what lies below it too, from all but those who keep it', async () => {
  const narrowed = await aFolder({ audience: [district.unitId] });
  const below = await aFolder({ parentId: narrowed.folderId });
  const paper = await aPaper(below);
  for (const each of [narrowed, below]) {
    expect(await sees(member, each)).toBe(true);
    expect(await sees(villager, each)).toBe(false);
  }
  await expect(here.desk.reading.openPdf(villager, paper.versionId)).rejects.toEqual(
    refusal('NOT_FOUND', 'folder'),
  );
  expect((await here.desk.reading.openPdf(member, paper.versionId)).fileName).toBe(
    '45-BC-UBND.pdf',
  );
});

it('only an empty folder is removed', async () => {
  const below = await aFolder({ parentId: folder.folderId });
  const remove = (each: LibraryFolder) => library().removeFolder(keeper, each.folderId, each);
  await expect(remove(folder)).rejects.toEqual(refusal('WRONG_STATE', 'folder-not-empty'));
  await remove(below);
  await remove(folder);
  expect(await sees(keeper, folder)).toBe(false);
  await expect(aPaper()).rejects.toEqual(refusal('NOT_FOUND', 'folder'));
});

it('a document is converted, described, read and annotated as any other, by who may', async () => {
  const paper = await aPaper();
  const details = {
    kindId: null,
    docNumber: '45/BC-UBND',
    datedOn: '2026-11-05',
    agency: null,
    abstract: 'Cải cách hành chính',
  };
  const described = await here.desk.details.describe(keeper, paper.documentId, {
    version: paper.version,
    title: 'Báo cáo năm',
    details,
  });
  expect(described).toMatchObject({ folderId: folder.folderId, details });
  expect(await here.desk.reading.get(villager, paper.documentId)).toMatchObject({
    title: 'Báo cáo năm',
  });
  expect(await here.desk.annotations.list(villager, paper.versionId)).toEqual([]);
  const again = { version: paper.version + 1, title: 'x' };
  await expect(here.desk.details.describe(villager, paper.documentId, again)).rejects.toEqual(
    refusal('FORBIDDEN', 'document.upload'),
  );
  await expect(here.desk.reading.get(guest, paper.documentId)).rejects.toEqual(
    refusal('NOT_FOUND', 'folder'),
  );
  await expect(here.desk.annotations.list(guest, paper.versionId)).rejects.toEqual(
    refusal('NOT_FOUND', 'folder'),
  );
});

it('is found by words, kind, agency and day, among all that one may read', async () => {
  const { documentId } = await aPaper();
  const [kind] = await here.desk.details.kinds();
  if (!kind) throw new Error('no kinds');
  await here.desk.details.describe(keeper, documentId, {
    version: 1,
    title: `Quy chế ${documentId}`,
    details: {
      kindId: kind.kindId,
      docNumber: null,
      datedOn: '2026-11-05',
      agency: { from: 'unit', unitId: district.unitId },
      abstract: null,
    },
  });
  const finds = async (filter: Parameters<ReturnType<typeof library>['documents']>[1]) =>
    (await library().documents(villager, filter)).documents.map((document) => document.documentId);
  expect(await finds({ q: `quy che ${documentId}` })).toEqual([documentId]);
  expect(await finds({ q: `quỳ chế ${documentId}` })).toEqual([]);
  const fits = {
    kindId: kind.kindId,
    agencyId: district.unitId,
    from: '2026-11-05',
    to: '2026-11-05',
  };
  expect(await finds({ q: documentId, ...fits })).toEqual([documentId]);
  expect(await finds({ q: documentId, ...fits, from: '2026-11-06', to: '2026-11-30' })).toEqual([]);
  expect(await finds({ q: documentId, agencyId: district.communeId })).toEqual([]);
});

it('is put on an agenda item without being converted again, once', async () => {
  const paper = await aPaper();
  const { meeting } = here;
  const secretary = { ...keeper, userId: meeting.secretary.userId, unitRoles: ['member' as const] };
  const put = () => library().putOnItem(secretary, meeting.itemId, paper);
  const copy = await put();
  expect(copy).toMatchObject({
    itemId: meeting.itemId,
    title: paper.title,
    progress: paper.progress,
  });
  expect(copy.documentId).not.toBe(paper.documentId);
  expect((await put()).documentId).toBe(copy.documentId);
  const open = (versionId: LibraryDocument['versionId'], actor: Actor) =>
    here.desk.reading.openPdf(actor, versionId);
  expect((await open(copy.versionId, meeting.delegate)).etag).toBe(
    (await open(paper.versionId, keeper)).etag,
  );
  expect(here.desk.reframed).toContainEqual({
    meetingId: meeting.meetingId,
    by: meeting.secretary.userId,
  });
  await expect(library().putOnItem(meeting.delegate, meeting.itemId, paper)).rejects.toEqual(
    refusal('FORBIDDEN', 'document.upload'),
  );
  await expect(library().putOnItem(meeting.secretary, meeting.itemId, paper)).rejects.toEqual(
    refusal('NOT_FOUND', 'folder'),
  );
});

it('keeps a meeting’s document, which stays when the meeting’s is gone; an internal one stays in its house', async () => {
  const { meeting } = here;
  const added = await here.converted(await here.upload(await pdfFile(1, randomUUID())));
  const both = { ...keeper, userId: meeting.secretary.userId };
  await database.prisma.roleGrant.create({
    data: { accountId: both.userId, unitId: district.unitId, role: 'secretary' },
  });
  const kept = await library().keep(both, folder.folderId, added.documentId);
  expect(kept).toMatchObject({ folderId: folder.folderId, title: added.title });
  await expect(library().keep(keeper, folder.folderId, added.documentId)).rejects.toEqual(
    refusal('FORBIDDEN', 'document.read'),
  );
  await here.desk.documents.remove(meeting.secretary, added.documentId, added);
  expect((await here.desk.reading.openPdf(villager, kept.versionId)).sizeBytes).toBeGreaterThan(0);
  const internal = await here.converted(await here.upload(await pdfFile(1, randomUUID())));
  await database.prisma.meetingDocument.update({
    where: { id: internal.documentId },
    data: { isInternal: true },
  });
  await expect(library().keep(both, folder.folderId, internal.documentId)).rejects.toEqual(
    refusal('FORBIDDEN', 'internal-document'),
  );
});

it('the papers of meetings are listed for who may read them, with the same filter', async () => {
  const { meeting } = here;
  const added = await here.converted(
    await here.upload(await pdfFile(1, randomUUID()), `Tờ trình ${randomUUID()}.pdf`),
  );
  const list = async (actor: Actor, q = added.title) =>
    (await here.desk.meetingPapers.list(actor, { q })).meetings;
  const expected = [
    {
      meetingId: meeting.meetingId,
      papers: [{ itemTitle: 'Nội dung', document: { documentId: added.documentId } }],
    },
  ];
  expect(await list(meeting.delegate)).toMatchObject(expected);
  expect(await list(meeting.delegate, 'không có chữ này')).toEqual([]);
  expect(await list(meeting.stranger)).toEqual([]);
  await database.prisma.meetingDocument.update({
    where: { id: added.documentId },
    data: { recalledAt: new Date() },
  });
  expect(await list(meeting.delegate)).toEqual([]);
  await meeting.setPhase('draft');
  expect(await list(meeting.secretary)).toEqual([]);
});
