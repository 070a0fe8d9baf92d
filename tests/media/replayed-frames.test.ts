import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediaEngine, MediaRoom } from '#media/media-engine.ts';
import { createMediasoupEngine } from '#media/mediasoup/mediasoup-engine.ts';
import { genuinePayloads } from '#tests/bench/rtp/genuine-payloads.ts';
import { type LoadPeer, loadPeer } from '#tests/bench/rtp/load-peer.ts';
import type { Inspector } from '#tests/bench/rtp/load-receiver.ts';
import { type Recording, readRecording } from '#tests/bench/rtp/recording.ts';
import { readRtpHeader, rtpHeaderBytes } from '#tests/bench/rtp/rtp-header.ts';
import { isKeyFrame, readVp8Payload } from '#tests/bench/rtp/vp8-payload.ts';
import { eventually } from './support/site.ts';

let recording: Recording;
let engine: MediaEngine;
let room: MediaRoom;
const peers: LoadPeer[] = [];

beforeAll(async () => {
  recording = await readRecording();
});

afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close();
  await engine.close();
});

async function open(mostVoices = 8): Promise<void> {
  engine = createMediasoupEngine({
    workers: 1,
    voices: { all: mostVoices, most: mostVoices },
    listen: [{ ip: '127.0.0.1' }],
    ...(process.env.MEDIASOUP_WORKER_BIN ? { workerBin: process.env.MEDIASOUP_WORKER_BIN } : {}),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  await engine.ready;
  room = await engine.openRoom('phòng họp');
}

async function join(
  name: string,
  { feedback = false, inspect = (_: Buffer, __: string) => true, sends = true, receives = true },
): Promise<LoadPeer> {
  const inspector: Inspector = { every: 1, inspect };
  const peer = await loadPeer(await room.admit(name, { sends, receives }), {
    recording,
    routerRtpCapabilities: engine.rtpCapabilities,
    sends: ['camera', 'microphone'],
    feedback,
    inspector,
  });
  peers.push(peer);
  return peer;
}

const producer = (peer: LoadPeer, source: 'camera' | 'microphone') => peer.producers[source] ?? '';
const countOf = (peer: LoadPeer, producerId: string) =>
  peer.received?.producers.find((one) => one.producerId === producerId);

/** Puts the frames of a stream together from packets in order; a frame that is not whole is left out. */
function frameReader(): { take(packet: Buffer): void; frames: Buffer[] } {
  const frames: Buffer[] = [];
  let pieces: Buffer[] = [];
  let next = -1;
  return {
    frames,
    take(packet) {
      const { sequenceNumber, marker } = readRtpHeader(packet);
      const { begins, piece } = readVp8Payload(packet.subarray(rtpHeaderBytes(packet)));
      if (begins) pieces = [];
      else if (sequenceNumber !== next) pieces = [];
      next = (sequenceNumber + 1) & 0xffff;
      if (!begins && pieces.length === 0) return;
      pieces.push(piece);
      if (marker) frames.push(Buffer.concat(pieces.splice(0)));
    },
  };
}

describe('recorded frames through the SFU', () => {
  test('arrive bit by bit and in order, at the layer that the tile needs', async () => {
    await open();
    const reader = frameReader();
    let camera = '';
    const sender = await join('gửi', { receives: false });
    camera = producer(sender, 'camera');
    const viewer = await join('xem', {
      sends: false,
      inspect: (packet, producerId) => {
        if (producerId === camera) reader.take(packet);
        return true;
      },
    });
    sender.setSending(true);
    await viewer.watch([{ producerId: camera, widthPx: 1280 }]);
    const full = recording.layers[2]?.frames ?? [];
    const fullFrames = () => reader.frames.filter((frame) => full.some((one) => one.equals(frame)));
    await eventually(() => fullFrames().length).toBeGreaterThan(60);
    const all = recording.layers.flatMap(({ frames }) => frames);
    const places = reader.frames.map((frame) => all.findIndex((one) => one.equals(frame)));
    expect(places).not.toContain(-1);
    // Once the largest layer is reached, each frame follows the one before, or jumps to a key frame.
    const ofFull = fullFrames().map((frame) => full.findIndex((one) => one.equals(frame)));
    for (const [n, place] of ofFull.entries()) {
      const before = ofFull[n - 1];
      if (before === undefined || place === before + 1) continue;
      expect(recording.keyFrames).toContain(place);
    }
    const firstFull = fullFrames()[0];
    expect(firstFull && isKeyFrame(firstFull)).toBe(true);
    expect(countOf(viewer, camera)?.packets).toBe(countOf(viewer, camera)?.expected);
  });

  test.each([false, true])('carry the voice too; feedback: %s', async (feedback) => {
    await open();
    const genuine = genuinePayloads(recording);
    const a = await join('a', { feedback, inspect: genuine });
    const b = await join('b', { feedback, inspect: genuine });
    for (const peer of [a, b]) peer.setSending(true);
    for (const [peer, other] of [
      [a, b],
      [b, a],
    ] as const)
      await peer.watch([
        { producerId: producer(other, 'camera'), widthPx: 320 },
        { producerId: producer(other, 'microphone'), widthPx: 0 },
      ]);
    for (const [peer, other] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const source of ['camera', 'microphone'] as const)
        await eventually(
          () => countOf(peer, producer(other, source))?.packets ?? 0,
        ).toBeGreaterThan(40);
      expect(peer.received?.checked).toBeGreaterThan(80);
      expect(peer.received?.wrong).toBe(0);
    }
  });

  test('a key frame that a viewer asks for comes before the recording would have one', async () => {
    await open();
    const sender = await join('gửi', { receives: false });
    const viewer = await join('xem', { sends: false });
    sender.setSending(true);
    const camera = producer(sender, 'camera');
    await viewer.watch([{ producerId: camera, widthPx: 100 }]);
    await eventually(() => countOf(viewer, camera)?.packets ?? 0).toBeGreaterThan(10);
    const before = sender.sent.keyFrameJumps;
    viewer.askKeyFrame(camera);
    await eventually(() => sender.sent.keyFrameJumps).toBeGreaterThan(before);
  });

  test('the first frame is already of the layer that the tile needs', async () => {
    await open();
    const reader = frameReader();
    const sender = await join('gửi', { receives: false });
    const viewer = await join('xem', {
      sends: false,
      inspect: (packet) => {
        reader.take(packet);
        return true;
      },
    });
    sender.setSending(true);
    // The SFU offers a layer once it has been active for two seconds.
    await eventually(() => sender.sent.packets).toBeGreaterThan(1_000);
    await viewer.watch([{ producerId: producer(sender, 'camera'), widthPx: 600 }]);
    await eventually(() => reader.frames.length).toBeGreaterThan(20);
    const middle = recording.layers[1]?.frames ?? [];
    const others = reader.frames.filter((frame) => !middle.some((one) => one.equals(frame)));
    expect(others).toEqual([]);
  });

  test('a smaller tile takes a smaller layer, one that is not shown takes nothing', async () => {
    await open();
    const sizes: number[] = [];
    const widths = new Map(
      recording.layers.flatMap(({ frames, widthPx }) =>
        frames.map((frame) => [frame.toString('latin1'), widthPx] as const),
      ),
    );
    const reader = frameReader();
    const sender = await join('gửi', { receives: false });
    const viewer = await join('xem', {
      sends: false,
      inspect: (packet) => {
        reader.take(packet);
        for (const frame of reader.frames.splice(0))
          sizes.push(widths.get(frame.toString('latin1')) ?? 0);
        return true;
      },
    });
    sender.setSending(true);
    const camera = producer(sender, 'camera');
    await viewer.watch([{ producerId: camera, widthPx: 600 }]);
    await eventually(() => sizes.at(-1)).toBe(640);
    await viewer.watch([{ producerId: camera, widthPx: 200 }]);
    await eventually(() => sizes.at(-1)).toBe(320);
    expect(sizes).not.toContain(0);
    await viewer.watch([]);
    const sent = sender.sent.packets;
    const arrived = countOf(viewer, camera)?.packets;
    await eventually(() => sender.sent.packets).toBeGreaterThan(sent + 200);
    expect(countOf(viewer, camera)?.packets).toBe(arrived);
  });
});
