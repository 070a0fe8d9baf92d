import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryFolderId } from '#contract/ids.ts';
import { createFrameReader } from '#server/db/frame-reader.ts';
import { createMeetingStore } from '#server/db/meeting-store.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const REASON = 'Số liệu cuối kỳ vừa được chốt';
const HOUR_MS = 3_600_000;

/** Puts the meeting within the next hour: whatever the calendar says, its papers were due before. */
beforeEach(async () => {
  await database.prisma.meeting.update({
    where: { id: here.meeting.meetingId },
    data: {
      startsAt: new Date(Date.now() + HOUR_MS),
      endsAt: new Date(Date.now() + 2 * HOUR_MS),
    },
  });
});

async function upload(lateReason?: string) {
  const { secretary, itemId } = here.meeting;
  const content = inPieces(await pdfFile(1, randomUUID()));
  const file = { fileName: 'a.pdf', content, ...(lateReason !== undefined && { lateReason }) };
  return here.desk.documents.upload(secretary, itemId, file);
}

describe('once the papers of a released meeting were due', () => {
  it.each(['released', 'running'] as const)(
    'a document goes into it with a reason alone (%s)',
    async (phase) => {
      await here.meeting.setPhase(phase);
      const refused = here.refusal('WRONG_STATE', 'late-reason-missing');
      await expect(upload()).rejects.toEqual(refused);
      await expect(upload('ngắn')).rejects.toEqual(refused);
      expect((await upload(REASON)).late).toMatchObject({ reason: REASON });
    },
  );

  it('another file for a document needs one too, and marks the document', async () => {
    await here.meeting.setPhase('draft');
    const document = await here.converted(await upload());
    expect(document.late).toBeUndefined();
    await here.meeting.setPhase('released');
    const { secretary } = here.meeting;
    const content = await pdfFile(1, randomUUID());
    const replace = (lateReason?: string) =>
      here.desk.documents.replace(secretary, document.documentId, {
        fileName: 'b.pdf',
        content: inPieces(content),
        lateReason,
      });
    await expect(replace()).rejects.toEqual(here.refusal('WRONG_STATE', 'late-reason-missing'));
    expect((await replace(REASON)).late).toMatchObject({ reason: REASON });
  });

  it('a document of the library needs one too', async () => {
    const { secretary, itemId } = here.meeting;
    const { userId: accountId, unitId } = secretary;
    await database.prisma.roleGrant.create({ data: { accountId, unitId, role: 'secretary' } });
    const keeper = { ...secretary, unitRoles: ['secretary' as const] };
    const { library } = here.desk;
    const folderId = LibraryFolderId.parse(randomUUID());
    await library.addFolder(keeper, {
      folderId,
      unitId,
      name: 'Căn cứ',
      parentId: null,
      audience: [],
    });
    const content = inPieces(await pdfFile(1, randomUUID()));
    const { documentId } = await library.upload(keeper, folderId, { fileName: 'a.pdf', content });
    await vi.waitFor(
      async () => {
        const { progress } = await here.desk.reading.get(keeper, documentId);
        expect(progress.state).toBe('ready');
      },
      { timeout: 60_000, interval: 50 },
    );
    await expect(library.putOnItem(keeper, itemId, { documentId })).rejects.toEqual(
      here.refusal('WRONG_STATE', 'late-reason-missing'),
    );
    const copy = await library.putOnItem(keeper, itemId, { documentId, lateReason: REASON });
    expect(copy.late).toMatchObject({ reason: REASON });
  });

  it('the running meeting sees which documents are late', async () => {
    await here.meeting.setPhase('draft');
    await here.converted(await upload());
    await here.meeting.setPhase('released');
    await here.converted(await upload(REASON));
    const meetings = createMeetingStore(database);
    const frames = createFrameReader({ pool: database.pool, meetings, clock: systemClock });
    const frame = await frames.read(here.meeting.meetingId);
    expect(frame?.items[0]?.documents.map(({ isLate }) => isLate)).toEqual([undefined, true]);
  });
});

it('a draft takes papers freely until it is released, whatever its day', async () => {
  await here.meeting.setPhase('draft');
  expect((await upload()).late).toBeUndefined();
});

describe('when papers are due', () => {
  async function dueAt(startsAt: string, sitting: string | null = null): Promise<string> {
    const { meetingId } = here.meeting;
    const meeting = await database.prisma.meeting.update({
      where: { id: meetingId },
      data: { startsAt: new Date(startsAt) },
    });
    await database.prisma.meetingType.update({ where: { id: meeting.typeId }, data: { sitting } });
    return (await here.desk.documentClock.papersDue(meetingId)).dueAt;
  }

  it('is by the kind of sitting, over weekends and holidays that are stored', async () => {
    expect(await dueAt('2026-11-30T01:00:00Z')).toBe('2026-11-25T10:00:00.000Z');
    expect(await dueAt('2026-11-30T01:00:00Z', 'thematic')).toBe('2026-11-27T10:00:00.000Z');
    expect(await dueAt('2026-11-30T01:00:00Z', 'urgent')).toBe('2026-11-27T10:00:00.000Z');
    // Over Quốc khánh 2026: 31/8 to 2/9 are off.
    expect(await dueAt('2026-09-03T01:00:00Z')).toBe('2026-08-26T10:00:00.000Z');
    // Over Tết Bính Ngọ.
    expect(await dueAt('2026-02-23T01:00:00Z')).toBe('2026-02-11T10:00:00.000Z');
  });

  it('is by the rule in force on the day of the meeting', async () => {
    await database.prisma.ruleSetting.create({
      data: {
        key: 'documents.due.regular',
        validFrom: new Date('2027-06-01'),
        value: 5,
        legalSource: 'Quy chế mới',
      },
    });
    expect(await dueAt('2027-05-31T01:00:00Z')).toBe('2027-05-26T10:00:00.000Z');
    expect(await dueAt('2027-06-07T01:00:00Z')).toBe('2027-05-31T10:00:00.000Z');
    const rule = await here.desk.documentClock.ruleOn('documents.due.regular', '2027-06-01');
    expect(rule).toMatchObject({ value: 5, legalSource: 'Quy chế mới' });
  });
});
