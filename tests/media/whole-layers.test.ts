import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaRoomEvent, MediaSource } from '#media/media-engine.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import {
  opusParameters,
  PLAYED_OPUS,
  PLAYED_VP8,
  simulcastParameters,
} from './support/rtp-parameters.ts';
import { eventually } from './support/site.ts';

let engine: ReturnType<typeof createMediasoupEngine>;

beforeEach(async () => {
  const workerBin = process.env.MEDIASOUP_WORKER_BIN;
  engine = createMediasoupEngine({
    workers: 1,
    listen: [{ ip: '127.0.0.1' }],
    ...(workerBin ? { workerBin } : {}),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await engine.ready;
});

afterEach(async () => {
  await engine?.close();
});

type Wanted = Extract<MediaRoomEvent, { type: 'wanted' }>;

/** A room in which nobody looks at anything, with what it tells of layers. */
async function aRoom() {
  const room = await engine.openRoom(randomUUID());
  const wanted: Wanted[] = [];
  room.subscribe((event) => {
    if (event.type === 'wanted') wanted.push(event);
  });
  let port = 46_000;
  let ssrc = 1000;
  return {
    room,
    /** The last layer that a peer was told to send its camera up to; undefined: it was told nothing. */
    layerOf: (peerId: string) => wanted.findLast((one) => one.peerId === peerId)?.layer,
    tap: (producerId: string) => {
      port += 2;
      return room.tap(producerId, { ip: '127.0.0.1', port });
    },
    /** A peer with a microphone and a camera of three layers; gives the ids of their producers. */
    async sender(peerId: string) {
      const peer = await room.admit(peerId, { sends: true, receives: false });
      const open = async (source: MediaSource) => {
        ssrc += 10;
        const { producerId } = await peer.produce({
          transportId: peer.send?.id ?? '',
          source,
          rtpParameters: source === 'microphone' ? opusParameters(ssrc) : simulcastParameters(ssrc),
          paused: false,
          muted: false,
        });
        return producerId;
      };
      return { microphone: await open('microphone'), camera: await open('camera') };
    },
  };
}

test('only the picture that is recorded is wanted whole, not that of everybody', async () => {
  const room = await aRoom();
  const an = await room.sender('an');
  const binh = await room.sender('binh');
  await room.tap(an.microphone);
  await room.tap(binh.microphone);
  const camera = await room.tap(an.camera);
  await eventually(() => room.layerOf('binh')).toBe(-1);
  expect(room.layerOf('an')).toBeUndefined();

  await room.tap(binh.camera);
  camera.close();
  await eventually(() => room.layerOf('binh')).toBe(2);
  await eventually(() => room.layerOf('an')).toBe(-1);
});

test('a player has the picture that it plays sent whole, and one that plays sound alone none', async () => {
  const room = await aRoom();
  for (const peerId of ['an', 'binh']) await room.sender(peerId);
  room.room.favour(new Set(['an']));
  const sound = await room.room.openPlayer([PLAYED_OPUS]);
  for (const peerId of ['an', 'binh']) await eventually(() => room.layerOf(peerId)).toBe(-1);

  const player = await room.room.openPlayer([PLAYED_OPUS, PLAYED_VP8]);
  await eventually(() => room.layerOf('an')).toBe(2);
  expect(room.layerOf('binh')).toBe(-1);

  room.room.favour(new Set(['binh']));
  await eventually(() => room.layerOf('binh')).toBe(2);
  await eventually(() => room.layerOf('an')).toBe(-1);

  player.close();
  await eventually(() => room.layerOf('binh')).toBe(-1);
  sound.close();
});

test('only the picture that another machine shows is wanted whole, and only while it does', async () => {
  const room = await aRoom();
  const an = await room.sender('an');
  await room.sender('binh');
  const { pipes } = room.room;
  await pipes.open('a pipe', { ip: '127.0.0.1' }, null);
  await pipes.send('a pipe', an.microphone);
  await pipes.send('a pipe', an.camera);
  await eventually(() => room.layerOf('binh')).toBe(-1);
  expect(room.layerOf('an')).toBeUndefined();

  await pipes.letFlow('a pipe', an.camera, false);
  await eventually(() => room.layerOf('an')).toBe(-1);
  await pipes.letFlow('a pipe', an.camera, true);
  await eventually(() => room.layerOf('an')).toBe(2);
  pipes.close('a pipe');
  await eventually(() => room.layerOf('an')).toBe(-1);
  expect(room.layerOf('binh')).toBe(-1);
});
