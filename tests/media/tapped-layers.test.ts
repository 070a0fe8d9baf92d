import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MediaRoomEvent, MediaSource } from '#media/media-engine.ts';
import { aConference } from './support/a-conference.ts';
import { opusParameters, simulcastParameters } from './support/rtp-parameters.ts';
import { eventually } from './support/site.ts';

let hall: Awaited<ReturnType<typeof aConference>>;

beforeEach(async () => {
  hall = await aConference();
});

afterEach(async () => {
  await hall?.close();
});

type Wanted = Extract<MediaRoomEvent, { type: 'wanted' }>;

/** A room in which nobody looks at anything, with what it tells of layers. */
async function aRoom() {
  const room = await hall.engine.openRoom(randomUUID());
  const wanted: Wanted[] = [];
  room.subscribe((event) => {
    if (event.type === 'wanted') wanted.push(event);
  });
  let port = 46_000;
  let ssrc = 1000;
  return {
    wanted,
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
