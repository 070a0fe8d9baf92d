import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MeetingId } from '#contract/ids.ts';
import { createDiskRecordingFiles } from '#server/recording/disk-recording-files.ts';
import { createRecordingRetention } from '#server/services/recording-retention.ts';

const aMeeting = () => MeetingId.parse(randomUUID());
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'nghi-su-kept-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A sweep over these meetings; of `broken` the row is not marked, and their files are not removed. */
async function sweep(
  over: { ended?: MeetingId[]; removed?: MeetingId[]; ready?: MeetingId[] },
  broken?: MeetingId,
) {
  const told: (MeetingId | null)[] = [];
  const marked: MeetingId[] = [];
  const disk = createDiskRecordingFiles(root);
  const retention = createRecordingRetention({
    store: {
      endedBefore: async () => over.ended ?? [],
      removed: async () => over.removed ?? [],
      readyBefore: async () => over.ready ?? [],
      async remove(meetingId) {
        if (meetingId === broken) throw new Error('the row is locked');
        marked.push(meetingId);
        return true;
      },
    },
    files: {
      removeSources: disk.removeSources,
      remove: (id) => (id === broken ? Promise.reject(new Error('EACCES')) : disk.remove(id)),
    },
    clock: { now: () => new Date('2026-03-08T01:00:00.000Z') },
    days: 365,
    onError: (_, meetingId) => told.push(meetingId),
  });
  await retention.sweep();
  return { told, marked };
}

/** A folder with a finished file and what it was made of. */
function aRecording(meetingId = aMeeting()): MeetingId {
  mkdirSync(join(root, meetingId));
  for (const name of ['ghi-hinh.mp4', 'sound.mkv']) writeFileSync(join(root, meetingId, name), '');
  return meetingId;
}

it('goes on with the next meeting when one cannot be marked or removed, and tells which', async () => {
  const [broken, next, later] = [aMeeting(), aRecording(), aRecording()];
  const over = { ended: [broken, next], removed: [broken, next], ready: [later] };
  expect(await sweep(over, broken)).toEqual({ told: [broken, broken], marked: [next] });
  expect(existsSync(join(root, next))).toBe(false);
  expect(readdirSync(join(root, later))).toEqual(['ghi-hinh.mp4']);
});

it('goes on when what one was made of cannot be read, and tells which; what is gone is no fault', async () => {
  const [broken, gone, next] = [aMeeting(), aMeeting(), aRecording()];
  // Not a folder: refused to root as well, whom wrong rights do not stop.
  writeFileSync(join(root, broken), '');
  expect((await sweep({ ready: [broken, gone, next] })).told).toEqual([broken]);
  expect(readdirSync(join(root, next))).toEqual(['ghi-hinh.mp4']);
});
