import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  type Recordings,
  recordingServices,
  useRecordings,
} from '#tests/support/recording-services.ts';

let { meeting, services, meetingId } = {} as Recordings;
const database = useRecordings((given) => {
  ({ meeting, services, meetingId } = given);
});

const watched = () => services.recordings.get(meeting.member, meetingId);

it('what a crash has cut off is composed again, and given up after some attempts', async () => {
  await services.aRecording(meetingId);
  services.breakIt('part');
  await expect(services.compose(meetingId)).rejects.toThrow('cut off');
  expect((await watched()).state).toBe('composing');
  services.breakIt(null);
  await services.compose(meetingId);
  expect((await watched()).state).toBe('ready');

  meetingId = await meeting.aMeeting();
  await services.aRecording(meetingId);
  await fails();
  expect((await watched()).state).toBe('failed');
});

it.each(['second part', 'join'] as const)(
  'is given up after some attempts when its %s fails, though something was made before',
  async (what) => {
    await services.aRecording(meetingId);
    services.breakIt(what);
    services.jobs();
    await services.compose(meetingId);
    // What was made is new: what fails has all its attempts before it, in a job of its own.
    expect(services.jobs()).toEqual([0]);
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(services.compose(meetingId)).rejects.toThrow('cut off');
    expect((await watched()).state).toBe('composing');
    await services.compose(meetingId);
    services.breakIt(null);
    expect(services.jobs()).toEqual([]);
    expect((await watched()).state).toBe('failed');
    await services.recordings.remove(meeting.chair, meetingId, 'Bản ghi hỏng');
    expect((await watched()).state).toBe('removed');
  },
);

it('waits for room on the disk, as often as it takes, and goes on where it was', async () => {
  await services.aRecording(meetingId);
  for (const looks of [0, 0, 0, 0, 0, 2, 3]) {
    services.fillDiskAfter(looks);
    services.jobs();
    await services.compose(meetingId);
    expect(services.jobs()).toEqual([]);
    expect((await watched()).state).toBe('composing');
    // Every sweep has it looked at again, without anybody asking.
    await services.composing.sweep();
    expect(services.jobs(meetingId)).toEqual([0]);
  }
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  await services.compose(meetingId);
  expect((await watched()).state).toBe('ready');
});

/** Composing fails for good. */
async function fails(): Promise<void> {
  services.breakIt('part');
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(services.compose(meetingId)).rejects.toThrow('cut off');
  await services.compose(meetingId);
  services.breakIt(null);
  services.jobs();
}

const retry = (by = meeting.chair) => services.recordings.retry(by, meetingId);
const audited = () =>
  database.prisma.auditEntry.findMany({
    where: { subject: `meeting:${meetingId}`, action: { startsWith: 'recording.' } },
    select: { action: true, accountId: true },
  });

it('is tried again with all its attempts after it was given up, once, however many ask', async () => {
  await services.aRecording(meetingId);
  await fails();
  expect(await services.recordings.get(meeting.secretary, meetingId)).toMatchObject({
    state: 'failed',
    mayRetry: true,
  });
  expect((await watched()).mayRetry).toBe(false);
  const other = recordingServices(database, meeting);
  const asked = await Promise.allSettled([
    retry(),
    retry(meeting.secretary),
    other.recordings.retry(meeting.chair, meetingId),
  ]);
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of asked)
    if (answer.status === 'rejected')
      expect(answer.reason).toMatchObject({
        body: { code: 'WRONG_STATE', reason: 'recording-not-ready' },
      });
  expect([...services.jobs(), ...other.jobs()]).toEqual([0]);
  expect((await audited()).map(({ action }) => action)).toEqual(['recording.retry']);
  other.close();

  services.breakIt('part');
  await expect(services.compose(meetingId)).rejects.toThrow('cut off');
  expect((await watched()).state).toBe('composing');
  services.breakIt(null);
  await services.compose(meetingId);
  expect((await watched()).state).toBe('ready');
});

it('is tried again only where it failed or waits, and only by who may', async () => {
  await expect(retry()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await meeting.run(meetingId, { name: 'recording.start', input: {} });
  const refused = (reason: string) =>
    expect(retry()).rejects.toMatchObject({ body: { code: 'WRONG_STATE', reason } });
  await refused('recording-on');
  await expect(
    services.recordings.remove(meeting.chair, meetingId, 'Còn đang ghi'),
  ).rejects.toMatchObject({ body: { code: 'WRONG_STATE', reason: 'recording-on' } });

  meetingId = await meeting.aMeeting();
  await services.aRecording(meetingId);
  await refused('recording-not-ready');
  for (const by of [meeting.member, meeting.stranger])
    await expect(retry(by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await services.compose(meetingId);
  await refused('recording-is-ready');
  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận');
  await expect(retry()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await audited()).map(({ action }) => action)).toEqual(['recording.remove']);
});

it('that waits for room says so, and is looked at at once when asked', async () => {
  await services.aRecording(meetingId);
  services.fillDiskAfter(0);
  await services.compose(meetingId);
  const waiting = await services.recordings.get(meeting.chair, meetingId);
  expect(waiting).toMatchObject({
    state: 'composing',
    noRoomAt: meeting.clock.now().toISOString(),
    mayRetry: true,
  });
  services.jobs();
  meeting.passes(60_000);
  await retry();
  expect(services.jobs()).toEqual([0]);
  expect((await services.recordings.get(meeting.chair, meetingId)).mayRetry).toBe(false);
  await services.compose(meetingId);
  expect((await watched()).noRoomAt).toBe(meeting.clock.now().toISOString());

  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  await retry();
  expect(services.jobs()).toEqual([0]);
  await services.compose(meetingId);
  expect(await watched()).toMatchObject({ state: 'ready', noRoomAt: null });
});

it('is removed while it waits for room, with all its files', async () => {
  await services.aRecording(meetingId);
  services.fillDiskAfter(0);
  await services.compose(meetingId);
  expect(existsSync(services.folderOf(meetingId))).toBe(true);
  expect((await services.recordings.get(meeting.chair, meetingId)).mayRemove).toBe(true);
  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận của chủ trì');
  expect(await watched()).toMatchObject({ state: 'removed', noRoomAt: null });
  expect(existsSync(services.folderOf(meetingId))).toBe(false);
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  await services.compose(meetingId);
  expect(await watched()).toMatchObject({ state: 'removed', noRoomAt: null });
  expect(await audited()).toEqual([
    { action: 'recording.remove', accountId: meeting.chair.userId },
  ]);
});

it('that waits for room is not kept longer than any other', async () => {
  await services.aRecording(meetingId);
  services.fillDiskAfter(0);
  await services.compose(meetingId);
  await services.retention.sweep();
  expect((await watched()).state).toBe('composing');
  const endedAt = new Date(meeting.clock.now().getTime() - 366 * 24 * 60 * 60_000);
  await database.prisma.recording.update({ where: { meetingId }, data: { endedAt } });
  await services.retention.sweep();
  expect((await watched()).state).toBe('removed');
  expect(existsSync(services.folderOf(meetingId))).toBe(false);
});

it('is removed while it is composed, by another server too: the work ends with the part in hand and nothing of it stays', async () => {
  await services.aRecording(meetingId);
  const other = recordingServices(database, meeting);
  const made = services.partsMade();
  const hanging = services.hangs();
  const work = services.compose(meetingId);
  await hanging;
  await other.recordings.remove(meeting.secretary, meetingId, 'Theo kết luận của chủ trì');
  expect((await watched()).state).toBe('removed');
  services.hangsNoMore();
  await work;
  expect(services.partsMade() - made).toBe(1);
  expect(existsSync(services.folderOf(meetingId))).toBe(false);
  expect((await watched()).state).toBe('removed');
  expect(await audited()).toEqual([
    { action: 'recording.remove', accountId: meeting.secretary.userId },
  ]);
  other.close();
});

it('is looked at again by a job that came while another process still composed it', async () => {
  await services.aRecording(meetingId);
  const other = recordingServices(database, meeting);
  await other.composing.start();
  const hanging = services.hangs();
  const work = services.compose(meetingId);
  await hanging;
  other.jobs();
  await other.compose(meetingId);
  expect(other.jobs()).toEqual([30]);
  services.hangsNoMore();
  await work;
  other.close();
});
