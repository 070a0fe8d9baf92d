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
