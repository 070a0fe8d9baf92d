import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MeetingId } from '#contract/ids.ts';
import { aRecordedMeeting } from '#tests/support/a-recorded-meeting.ts';
import { recordingServices } from '#tests/support/recording-services.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

let meeting: Awaited<ReturnType<typeof aRecordedMeeting>>;
let services: ReturnType<typeof recordingServices>;
let meetingId: MeetingId;

beforeAll(async () => {
  meeting = await aRecordedMeeting(database);
  services = recordingServices(database, meeting);
});

beforeEach(async () => {
  meetingId = await meeting.aMeeting();
});

afterAll(() => services?.close());

const watched = () => services.recordings.get(meeting.member, meetingId);

it('is composed after the end, with its item, its speaker and its gap, and opened by who was there', async () => {
  await services.composing.start();
  await services.aRecording(meetingId);
  expect((await watched()).state).toBe('composing');
  await expect(services.recordings.open(meeting.member, meetingId)).rejects.toMatchObject({
    body: { code: 'WRONG_STATE', reason: 'recording-not-ready' },
  });
  await services.compose(meetingId);
  expect(services.failures).toEqual([]);
  const { state, contents, mayRemove } = await watched();
  expect(state).toBe('ready');
  expect(mayRemove).toBe(false);
  expect(contents).toMatchObject({
    durationMs: 6_000,
    chapters: [{ atMs: 0, number: 1, title: 'Chuyển đổi số' }],
    speeches: [{ fromMs: 1_000, toMs: 6_000, name: meeting.member.name }],
    gaps: [{ fromMs: 4_000, toMs: 6_000, ofName: meeting.chair.name, source: 'camera' }],
  });
  const file = await services.recordings.open(meeting.member, meetingId);
  await file.noteOpening();
  const chunks = await (await file.read({ start: 4, end: 7 })).toArray();
  expect(Buffer.concat(chunks).toString()).toBe('ftyp');
  const openings = await database.prisma.recordingOpening.findMany({ where: { meetingId } });
  expect(openings.map(({ accountId }) => accountId)).toEqual([meeting.member.userId]);
  expect(await services.recordings.captions(meeting.member, meetingId)).toContain(
    `00:00:01.000 --> 00:00:06.000\n${meeting.member.name}`,
  );
});

it('is refused to who was not there', async () => {
  await services.aRecording(meetingId);
  for (const ask of [
    () => services.recordings.get(meeting.stranger, meetingId),
    () => services.recordings.open(meeting.stranger, meetingId),
    () => services.recordings.captions(meeting.stranger, meetingId),
    () => services.recordings.remove(meeting.member, meetingId, 'Không phải việc của mình'),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('is removed by the chair with a reason, which all who were there read; nothing of it stays', async () => {
  await services.aRecording(meetingId);
  await services.compose(meetingId);
  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận của chủ trì');
  expect(await watched()).toMatchObject({
    state: 'removed',
    contents: null,
    removed: { reason: 'Theo kết luận của chủ trì' },
  });
  expect(existsSync(services.folderOf(meetingId))).toBe(false);
  await expect(services.recordings.open(meeting.chair, meetingId)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const subject = `meeting:${meetingId}`;
  const where = { subject, action: { startsWith: 'recording.' } };
  const [entry] = await database.prisma.auditEntry.findMany({ where });
  expect(entry).toMatchObject({ action: 'recording.remove', accountId: meeting.chair.userId });
});

it('what a removal could not take from the disk goes with the next one, or with the next sweep', async () => {
  const isThere = () => existsSync(services.folderOf(meetingId));
  for (const again of [
    () => services.recordings.remove(meeting.chair, meetingId, 'Một lần nữa'),
    () => services.retention.sweep(),
  ]) {
    meetingId = await meeting.aMeeting();
    await services.aRecording(meetingId);
    await services.compose(meetingId);
    services.breakDisk(true);
    const reason = 'Theo kết luận của chủ trì';
    await expect(services.recordings.remove(meeting.chair, meetingId, reason)).rejects.toThrow();
    services.breakDisk(false);
    expect((await watched()).state).toBe('removed');
    expect(isThere()).toBe(true);
    await again();
    expect(isThere()).toBe(false);
    expect((await watched()).removed?.reason).toBe(reason);
  }
});

it('is removed when its time is over, and the log says so', async () => {
  await services.aRecording(meetingId);
  await services.compose(meetingId);
  const endedAt = new Date(meeting.clock.now().getTime() - 366 * 24 * 60 * 60_000);
  await services.retention.sweep();
  expect((await watched()).state).toBe('ready');
  await database.prisma.recording.update({ where: { meetingId }, data: { endedAt } });
  await services.retention.sweep();
  expect((await watched()).state).toBe('removed');
  expect(existsSync(services.folderOf(meetingId))).toBe(false);
  const subject = `meeting:${meetingId}`;
  const where = { subject, action: { startsWith: 'recording.' } };
  const [entry] = await database.prisma.auditEntry.findMany({ where });
  expect(entry).toMatchObject({ action: 'recording.expire', accountId: null });
});
