import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RecordingContents } from '#contract/http/recordings.ts';
import { STILL_FILE } from '#server/services/ports/recordings.ts';
import { brightness } from '#tests/media/support/look-into-file.ts';
import { type Recordings, useRecordings } from '#tests/support/recording-services.ts';

let { meeting, services, meetingId } = {} as Recordings;
const database = useRecordings((given) => {
  ({ meeting, services, meetingId } = given);
});

const watched = () => services.recordings.get(meeting.member, meetingId);

it('is composed after the end, with its item, its speaker and its gap, and opened by who was there', async () => {
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
    pictures: [{ fromMs: 0, toMs: 4_000 }],
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

/** Of the card that stands where there is no picture, and darker than what a test's camera gives. */
const CARD_BRIGHTNESS = 70;

it.each([
  ['of its first picture, though it begins without one', 1_000, [{ fromMs: 1_000, toMs: 5_000 }]],
  ['of the card that says so where it has only sound', null, []],
] as const)('has a still %s', async (_, pictureAfterMs, pictures) => {
  await services.aRecording(meetingId, { pictureAfterMs });
  await services.compose(meetingId);
  expect((await watched()).contents?.pictures).toEqual(pictures);
  const chunks = await (await services.recordings.still(meeting.member, meetingId)).toArray();
  expect(Buffer.concat(chunks).subarray(0, 2).toString('hex')).toBe('ffd8');
  const folder = services.folderOf(meetingId);
  expect(await brightness(join(folder, 'ghi-hinh.mp4'), 0.5)).toBeLessThan(CARD_BRIGHTNESS);
  const isPicture = (await brightness(join(folder, STILL_FILE))) > CARD_BRIGHTNESS;
  expect(isPicture).toBe(pictures.length > 0);
});

it('that was composed before stills were made has none', async () => {
  await services.aRecording(meetingId);
  await services.compose(meetingId);
  const { contents } = await database.prisma.recording.findUniqueOrThrow({ where: { meetingId } });
  const { pictures: _, ...before } = RecordingContents.parse(contents);
  await database.prisma.recording.update({ where: { meetingId }, data: { contents: before } });
  await expect(services.recordings.still(meeting.member, meetingId)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('is kept with its still and its journal when what it was made of goes', async () => {
  await services.aRecording(meetingId);
  await services.compose(meetingId);
  const names = () => readdir(services.folderOf(meetingId));
  expect(await names()).toContain('sound.mkv');
  const readyAt = new Date(meeting.clock.now().getTime() - 8 * 24 * 60 * 60_000);
  await database.prisma.recording.update({ where: { meetingId }, data: { readyAt } });
  await services.retention.sweep();
  expect((await names()).sort()).toEqual(['ghi-hinh.mp4', STILL_FILE, 'journal.ndjson']);
});

it('is refused to who was not there', async () => {
  await services.aRecording(meetingId);
  for (const ask of [
    () => services.recordings.get(meeting.stranger, meetingId),
    () => services.recordings.open(meeting.stranger, meetingId),
    () => services.recordings.captions(meeting.stranger, meetingId),
    () => services.recordings.still(meeting.stranger, meetingId),
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
