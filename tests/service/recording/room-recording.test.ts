import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakePeer } from '#media/fake/fake-peer.ts';
import { FakeRoom } from '#media/fake/fake-room.ts';
import type { MediaSource } from '#media/media-engine.ts';
import type { MediaTap } from '#media/media-tap.ts';
import { type JournalLine, readJournal } from '#media/recording/journal.ts';
import { RoomRecording, type WantedTrack } from '#media/recording/room-recording.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const POLL = { timeout: 20_000 };

let folder: string;
let room: FakeRoom;
let peer: FakePeer;
let recording: RoomRecording;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-room-recording-'));
  room = new FakeRoom('hall', () => {});
  await room.admit('an', { sends: true, receives: false });
  peer = room.peers.get('an') as FakePeer;
  // An ffmpeg that takes its time to end.
  const program = join(folder, 'slow-ffmpeg');
  writeFileSync(program, '#!/bin/sh\nffmpeg "$@"\nsleep 1\n', { mode: 0o700 });
  const options = { program, takeMs: 600_000, leavesFreeBytes: 0, log };
  recording = new RoomRecording(folder, options, () => {});
});

afterEach(async () => {
  await recording.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Something that is sent from now on, as it is wanted. */
async function sends(source: MediaSource): Promise<WantedTrack> {
  const transportId = peer.send?.id ?? '';
  const asked = { transportId, source, rtpParameters: {}, paused: false } as const;
  const { producerId } = await peer.produce({ ...asked, muted: false });
  return { owner: 'an', source, producerId };
}

const lines = async (type: JournalLine['type']) =>
  (await readJournal(folder)).filter((line) => line.type === type);

/** Waits until what flows to so many files. */
const flowing = (count: number) =>
  expect
    .poll(() => [...room.taps.values()].filter(({ resumed }) => resumed).length, POLL)
    .toBe(count);

test('what is wanted again while its file is still being ended is recorded anew', async () => {
  const camera = await sends('camera');
  recording.want(room, [camera]);
  await flowing(1);
  recording.want(room, []);
  await flowing(0);
  expect(await lines('closed')).toEqual([]);
  recording.want(room, [camera]);
  await flowing(1);
  await expect.poll(async () => (await lines('opened')).length, POLL).toBe(2);
});

test('what only its tap was lost of is recorded anew, though nobody asks again', async () => {
  const camera = await sends('camera');
  recording.want(room, [camera]);
  await flowing(1);
  const [tap] = room.taps.values();
  tap?.end('lost');
  await flowing(1);
  expect(room.taps.get(camera.producerId)).not.toBe(tap);
  expect(await lines('closed')).toMatchObject([{ why: 'lost' }]);
  const { producerId: producer } = camera;
  await expect.poll(() => lines('opened'), POLL).toMatchObject([{ producer }, { producer }]);
});

test('its end waits for the files, also where there was a time with none before', async () => {
  const camera = await sends('camera');
  recording.want(room, [camera]);
  await flowing(1);
  recording.want(room, []);
  peer.closeProducer(camera.producerId);
  await expect.poll(async () => (await lines('closed')).length, POLL).toBe(1);
  recording.want(room, [await sends('screen')]);
  await flowing(1);
  await recording.end();
  expect((await readJournal(folder)).slice(-2)).toMatchObject([
    { type: 'closed', why: 'ended' },
    { type: 'ended' },
  ]);
});

test.each([
  [
    'cannot be let flow',
    'died',
    (tap: MediaTap) => Object.assign(tap, { resume: () => Promise.reject(new Error('no answer')) }),
  ],
  [
    'ended before anybody listened',
    'lost',
    (tap: MediaTap) => {
      tap.close();
      return tap;
    },
  ],
] as const)('a tap that %s leaves no program behind', async (_, why, broken) => {
  const camera = await sends('camera');
  const tap = room.tap.bind(room);
  room.tap = async (...args) => broken(await tap(...args));
  recording.want(room, [camera]);
  await expect.poll(async () => (await lines('closed')).at(0), POLL).toMatchObject({ why });
  room.tap = tap;
  await flowing(1);
  await recording.end();
  expect((await lines('opened')).length).toBe((await lines('closed')).length);
});
