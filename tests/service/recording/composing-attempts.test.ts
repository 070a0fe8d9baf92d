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

const watched = () => services.recordings.get(meeting.chair, meetingId);

it('what waited for room and fails in its turn is tried again by the same job', async () => {
  await services.aRecording(meetingId);
  services.fillDiskAfter(0);
  await services.compose(meetingId);
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  services.breakIt('part');
  await expect(services.compose(meetingId)).rejects.toThrow('cut off');
  services.breakIt(null);
  expect(await watched()).toMatchObject({ state: 'composing', noRoomAt: null });
  await services.compose(meetingId);
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
  services.hangsNoMore();
  await work;
  expect((await watched()).state).toBe('ready');
  await services.composing.sweep();
  expect(services.jobs(meetingId)).toEqual([]);
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
