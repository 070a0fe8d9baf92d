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
  await services.composing.start();
});

beforeEach(async () => {
  meetingId = await meeting.aMeeting();
});

afterAll(() => {
  services?.composing.close();
  services?.close();
});

const watched = () => services.recordings.get(meeting.chair, meetingId);

/** It finds no room on the disk; the job of its next look. */
async function waitsForRoom() {
  services.fillDiskAfter(0);
  await services.compose(meetingId);
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  return services.lastJob();
}

it('a look that was due and failed in its turn is tried again by the same job', async () => {
  await services.aRecording(meetingId);
  const due = await waitsForRoom();
  services.breakIt('part');
  await expect(services.compose(meetingId, due)).rejects.toThrow('cut off');
  services.breakIt(null);
  expect(await watched()).toMatchObject({ state: 'composing', noRoomAt: null });
  await services.compose(meetingId, due);
  expect((await watched()).state).toBe('ready');
});

it('what is to be composed and has lost its job is found now and then, unless somebody is at it', async () => {
  await services.aRecording(meetingId);
  services.jobs();
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([0]);

  const hanging = services.hangs();
  const work = services.compose(meetingId);
  await hanging;
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([]);
  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận của chủ trì');
  await work;
  services.hangsNoMore();
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([]);
});

it('what waits for room is found once its look is overdue', async () => {
  await services.aRecording(meetingId);
  await waitsForRoom();
  services.jobs();
  meeting.passes(10 * 60_000);
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([]);
  meeting.passes(10 * 60_000);
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([0]);
});

/** Has all its attempts before it: not before the fourth that fails it is given up. */
async function hasAllAttempts(): Promise<void> {
  services.breakIt('part');
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(services.compose(meetingId)).rejects.toThrow('cut off');
  services.breakIt(null);
  expect((await watched()).state).toBe('composing');
  await services.compose(meetingId);
  expect((await watched()).state).toBe('ready');
}

it('however often the disk has no room any more once it was begun, no attempt is counted', async () => {
  await services.aRecording(meetingId);
  for (let look = 0; look < 5; look += 1) {
    services.fillDiskAfter(1);
    await services.compose(meetingId);
    expect((await watched()).noRoomAt).not.toBeNull();
  }
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  await hasAllAttempts();
});

it('however often a server ends in the middle of it, no attempt is counted', async () => {
  await services.aRecording(meetingId);
  for (let end = 0; end < 5; end += 1) {
    const other = recordingServices(database, meeting);
    await other.composing.start();
    const hanging = other.hangs();
    const work = other.compose(meetingId);
    await hanging;
    other.composing.close();
    await work;
    other.close();
  }
  await hasAllAttempts();
});

it('one that was over before anything was recorded ends at once in these words, and is not tried again', async () => {
  await meeting.run(meetingId, { name: 'recording.start', input: {} });
  meeting.passes(199);
  await meeting.run(meetingId, { name: 'meeting.end', input: {} });
  services.jobs();
  await services.compose(meetingId);
  expect(services.jobs()).toEqual([]);
  const ended = { state: 'failed', isEmpty: true, mayRetry: false, mayRemove: true };
  expect(await watched()).toMatchObject(ended);
  await expect(services.recordings.retry(meeting.chair, meetingId)).rejects.toMatchObject({
    body: { code: 'WRONG_STATE', reason: 'nothing-recorded' },
  });
  expect((await watched()).state).toBe('failed');
  await services.recordings.remove(meeting.chair, meetingId, 'Không có gì để xem lại');
  expect(await watched()).toMatchObject({ state: 'removed', isEmpty: false });
});
