import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { DocumentDetails } from '#contract/http/document-details.ts';
import { DocumentKindId, UnitId } from '#contract/ids.ts';
import { createFrameReader } from '#server/db/frame-reader.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted, refusal } = here;

const NOTHING: DocumentDetails = {
  kindId: null,
  docNumber: null,
  datedOn: null,
  agency: null,
  abstract: null,
};

async function kindNamed(name: string) {
  const kind = (await here.desk.details.kinds()).find((each) => each.name === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind.kindId;
}

it('the catalogue begins with what meetings need most', async () => {
  const names = (await here.desk.details.kinds()).map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(['Tờ trình', 'Báo cáo', 'Dự thảo nghị quyết']);
  expect(names).toHaveLength(14);
});

it('keeps what is noted of a document, shows it with names, and brings it into the meeting', async () => {
  const added = await converted(await upload(await pdfFile(1, randomUUID())));
  const details: DocumentDetails = {
    kindId: await kindNamed('Báo cáo'),
    docNumber: '125/BC-UBND',
    datedOn: '2026-11-05',
    agency: { from: 'unit', unitId: here.meeting.secretary.unitId },
    abstract: 'Tình hình cải cách hành chính',
  };
  // The meeting is told of the converted file a moment after that can be read.
  await vi.waitFor(() => expect(here.desk.reframed).not.toEqual([]));
  here.desk.reframed.splice(0);
  const described = await here.desk.details.describe(here.meeting.secretary, added.documentId, {
    version: added.version,
    details,
  });
  expect(described).toMatchObject({
    version: added.version + 1,
    title: added.title,
    details: { ...details, kindName: 'Báo cáo', agencyName: 'Huyện' },
  });
  expect(here.desk.reframed).toEqual([
    { meetingId: here.meeting.meetingId, by: here.meeting.secretary.userId },
  ]);
  const frames = createFrameReader({
    ...database,
    meetings: createMeetingStore(database),
    clock: systemClock,
  });
  const frame = await frames.read(here.meeting.meetingId);
  expect(frame?.items[0]?.documents).toMatchObject([
    { documentId: added.documentId, kindName: 'Báo cáo', docNumber: '125/BC-UBND' },
  ]);
});

it('takes everything back, and leaves the details alone when only the title changes', async () => {
  const added = await upload(await pdfFile(1, randomUUID()));
  const noteDown = (version: number, change: object) =>
    here.desk.details.describe(here.meeting.secretary, added.documentId, { version, ...change });
  const agency = { from: 'elsewhere' as const, name: 'Sở Nội vụ' };
  const noted = await noteDown(1, { details: { ...NOTHING, agency } });
  expect(noted.details).toMatchObject({ agency, agencyName: 'Sở Nội vụ' });
  expect((await noteDown(2, { title: 'Tờ trình' })).details).toEqual(noted.details);
  expect(await noteDown(3, { details: NOTHING })).not.toHaveProperty('details');
});

it('refuses what the catalogues do not hold, and what somebody else has changed, with their text', async () => {
  const { documentId, version } = await upload(await pdfFile(1, randomUUID()));
  const noteDown = (details: DocumentDetails) =>
    here.desk.details.describe(here.meeting.secretary, documentId, { version, details });
  const kindId = DocumentKindId.parse(randomUUID());
  await expect(noteDown({ ...NOTHING, kindId })).rejects.toEqual(
    refusal('BAD_INPUT', 'unknown-document-kind'),
  );
  const agency = { from: 'unit' as const, unitId: UnitId.parse(randomUUID()) };
  await expect(noteDown({ ...NOTHING, agency })).rejects.toEqual(
    refusal('BAD_INPUT', 'unknown-unit'),
  );
  await noteDown({ ...NOTHING, docNumber: '1/TTr-UBND' });
  await expect(noteDown({ ...NOTHING, docNumber: '2/TTr-UBND' })).rejects.toMatchObject({
    body: { code: 'STALE_VERSION', current: { details: { docNumber: '1/TTr-UBND' } } },
  });
});

it('is found by its title, its number and its abstract, with and without marks', async () => {
  const { documentId } = await upload(await pdfFile(1, randomUUID()), 'Báo cáo.pdf');
  const details = { ...NOTHING, docNumber: '125/BC-UBND', abstract: 'Cải cách hành chính' };
  await here.desk.details.describe(here.meeting.secretary, documentId, { version: 1, details });
  const { searchText } = await database.prisma.meetingDocument.findUniqueOrThrow({
    where: { id: documentId },
  });
  expect(searchText).toBe(
    'bao cao 125/bc-ubnd cai cach hanh chinh\nbáo cáo 125/bc-ubnd cải cách hành chính',
  );
});

it('suggests what the file says and stores none of it', async () => {
  const added = await upload(await pdfFile(1, randomUUID()), '45-BC-UBND.pdf');
  const suggestion = await here.desk.details.suggest(here.meeting.secretary, added.documentId);
  expect(suggestion).toMatchObject({
    kindId: await kindNamed('Báo cáo'),
    docNumber: '45/BC-UBND',
  });
  const stored = await here.desk.reading.get(here.meeting.secretary, added.documentId);
  expect(stored).not.toHaveProperty('details');
  await expect(here.desk.details.suggest(here.meeting.delegate, added.documentId)).rejects.toEqual(
    refusal('FORBIDDEN', 'document.upload'),
  );
});
