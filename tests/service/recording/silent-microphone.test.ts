import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakePeer } from '#media/fake/fake-peer.ts';
import { FakeRoom } from '#media/fake/fake-room.ts';
import { type JournalLine, readJournal } from '#media/recording/journal.ts';
import { recordedGaps } from '#media/recording/recorded-takes.ts';
import { RoomRecording } from '#media/recording/room-recording.ts';

const options = {
  program: 'ffmpeg',
  takeMs: 600_000,
  leavesFreeBytes: 0,
  log: { info: () => {}, warn: () => {}, error: () => {} },
};
/** ffmpeg ends by itself after 10 s of silence if it is not told otherwise. */
const SILENCE_MS = 12_000;
/** What is missing for less is not told. */
const LONGER_THAN_A_GAP_MS = 300;

let folder: string;
let room: FakeRoom;
let recording: RoomRecording;
let producerId: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-silent-microphone-'));
  room = new FakeRoom('hall', () => {});
  recording = new RoomRecording(folder, options, () => {});
});

afterEach(async () => {
  await recording.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Records a microphone, open or closed, until what it sends would flow. */
async function record(paused: boolean): Promise<void> {
  await room.admit('an', { sends: true, receives: false });
  const peer = room.peers.get('an') as FakePeer;
  const transportId = peer.send?.id ?? '';
  const asked = { transportId, source: 'microphone', rtpParameters: {}, paused } as const;
  ({ producerId } = await peer.produce({ ...asked, muted: false }));
  recording.want(room, [{ owner: 'an', source: 'microphone', producerId }]);
  await expect.poll(() => room.taps.get(producerId)?.resumed, { timeout: 20_000 }).toBe(true);
}

const lines = async <T extends JournalLine['type']>(type: T) =>
  (await readJournal(folder)).filter(
    (line): line is Extract<JournalLine, { type: T }> => line.type === type,
  );

/** Sends 200 ms of silence as Opus in RTP, as the SFU does. */
async function speak(port: number): Promise<void> {
  const socket = createSocket('udp4');
  for (let index = 0; index < 10; index += 1) {
    const packet = Buffer.alloc(15);
    packet.set([0x80, 100]);
    packet.writeUInt16BE(index, 2);
    packet.writeUInt32BE(960 * index, 4);
    packet.writeUInt32BE(7, 8);
    packet.set([0xf8, 0xff, 0xfe], 12);
    socket.send(packet, port, '127.0.0.1');
    await delay(20);
  }
  socket.close();
}

test('a microphone that its owner closes is recorded on however long it is silent', async () => {
  await record(false);
  const [opened] = await lines('opened');
  await speak(opened?.port ?? 0);
  room.taps.get(producerId)?.turn(true);
  await delay(SILENCE_MS);
  expect(await lines('closed')).toEqual([]);
  await recording.end();
  expect(await lines('closed')).toMatchObject([{ why: 'ended' }]);
}, 60_000);

test('a microphone that is closed when its file is opened is noted as silent: a fault then misses nothing', async () => {
  await record(true);
  room.taps.get(producerId)?.end('lost');
  await delay(LONGER_THAN_A_GAP_MS);
  await recording.end();
  expect(await lines('closed')).toMatchObject([{ why: 'lost' }]);
  expect(await lines('paused')).toHaveLength(1);
  expect(recordedGaps(await readJournal(folder), [])).toEqual([]);
}, 60_000);
