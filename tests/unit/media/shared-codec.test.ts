import { describe, expect, test } from 'vitest';
import { chooseFrames } from '#media/mediasoup/layer-choice.ts';
import { RoomCodec } from '#media/mediasoup/room-codec.ts';
import { decodesAv1, sharedCodec } from '#media/mediasoup/shared-codec.ts';

describe('the codec for what has to be read', () => {
  test.each([
    [{ codecs: [{ mimeType: 'video/VP9' }, { mimeType: 'video/av1' }] }, true],
    [{ codecs: [{ mimeType: 'video/VP9' }] }, false],
    [{ codecs: [] }, false],
    [{}, false],
    [{ codecs: 'rác' }, false],
    [{ codecs: [null, 7, { mimeType: 5 }] }, false],
  ])('%j decodes AV1: %s', (capabilities, can) => expect(decodesAv1(capabilities)).toBe(can));

  test.each([
    ['nobody is there', [], 'AV1'],
    ['nobody has said yet what they can', [null], 'AV1'],
    ['all can', [true, true], 'AV1'],
    ['one of them cannot', [true, false, null], 'VP9'],
  ] as const)('when %s', (_, receivers, codec) => expect(sharedCodec(receivers)).toBe(codec));
});

test('is VP8 while a player shows it, whatever the others can', () => {
  let isPlayed = true;
  const told: string[] = [];
  const room = new RoomCodec(() => [true, true], {
    isPlayed: () => isPlayed,
    isRecorded: () => false,
    changed: (codec) => told.push(codec),
  });
  room.follow();
  isPlayed = false;
  room.follow();
  room.follow();
  expect(told).toEqual(['VP8', 'AV1']);
});

test('is VP9 from the first while anything is recorded: a screen that is shared then is recorded too', () => {
  let isRecorded = true;
  const told: string[] = [];
  const room = new RoomCodec(() => [true, true], {
    isPlayed: () => false,
    isRecorded: () => isRecorded,
    changed: (codec) => told.push(codec),
  });
  room.follow();
  isRecorded = false;
  room.follow();
  expect(told).toEqual(['VP9', 'AV1']);
});

test.each([
  [1920, 3, 2],
  [640, 3, 2],
  [639, 3, 0],
  [200, 1, 0],
  [1920, 1, 0],
  [1920, 0, 0],
])(
  'a tile %i wide of a screen of 1920, in %i layers of frames, gets layer %i',
  (widthPx, layers, wanted) => {
    expect(chooseFrames(widthPx, 1920, layers)).toBe(wanted);
  },
);
