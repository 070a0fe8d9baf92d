import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MediaRoom } from '#media/media-engine.ts';
import { readJournal } from '#media/recording/journal.ts';
import { RoomRecording } from '#media/recording/room-recording.ts';
import { type LoadPeer, loadPeer } from '#tests/bench/rtp/load-peer.ts';
import { type Recording, readRecording } from '#tests/bench/rtp/recording.ts';
import { aConference } from './support/a-conference.ts';
import { widthsOf } from './support/look-into-file.ts';
import { eventually } from './support/site.ts';

let replayed: Recording;
let hall: Awaited<ReturnType<typeof aConference>>;
let room: MediaRoom;
let folder: string;
let camera: LoadPeer;
let recording: RoomRecording | null = null;

beforeAll(async () => {
  replayed = await readRecording();
}, 120_000);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-recorded-layer-'));
  hall = await aConference();
  room = await hall.engine.openRoom(randomUUID());
  camera = await loadPeer(await room.admit('an', { sends: true, receives: false }), {
    recording: replayed,
    routerRtpCapabilities: hall.engine.rtpCapabilities,
    sends: ['camera'],
    feedback: false,
    inspector: { every: 1, inspect: () => true },
  });
});

afterEach(async () => {
  await recording?.end();
  recording = null;
  camera?.close();
  await hall?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Begins to record the camera, and waits until its file has a beginning. */
async function record(): Promise<void> {
  const options = { program: 'ffmpeg', takeMs: 600_000, leavesFreeBytes: 0, log: hall.log };
  recording = new RoomRecording(folder, options, () => {});
  recording.want(room, [
    { owner: 'an', source: 'camera', producerId: camera.producers.camera ?? '' },
  ]);
  await eventually(async () =>
    (await readJournal(folder)).some(({ type }) => type === 'clock'),
  ).toBe(true);
}

/** Ends the recording once the camera has sent so many more packets; how wide each recorded picture is. */
async function widthsAfter(packets: number): Promise<number[]> {
  const { packets: before } = camera.sent;
  await eventually(() => camera.sent.packets).toBeGreaterThan(before + packets);
  await recording?.end();
  const file = (await readJournal(folder)).find((line) => line.type === 'opened')?.file ?? '';
  return widthsOf(join(folder, file));
}

/** The three layers of the replayed camera make some 230 packets in a second. */
const FOUR_SECONDS = 1_000;
const WIDEST = 1280;

test('a camera that sends three sizes is recorded in the largest, from the first picture on', async () => {
  camera.setSending(true);
  // The SFU offers a layer once it has been active for two seconds.
  await eventually(() => camera.sent.packets).toBeGreaterThan(FOUR_SECONDS);
  await record();
  const widths = await widthsAfter(FOUR_SECONDS);
  expect(widths.length).toBeGreaterThan(30);
  expect([...new Set(widths)]).toEqual([WIDEST]);
});

test('a camera that begins while it is recorded is so before long, and stays so', async () => {
  const begun = record();
  camera.setSending(true);
  await begun;
  const widths = await widthsAfter(2 * FOUR_SECONDS);
  const first = widths.indexOf(WIDEST);
  expect(first).toBeGreaterThanOrEqual(0);
  expect(widths.length - first).toBeGreaterThan(30);
  expect([...new Set(widths.slice(first))]).toEqual([WIDEST]);
});
