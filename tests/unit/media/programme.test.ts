import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startsKeyFrame } from '#media/mediasoup/programme/key-frames.ts';
import {
  type Candidate,
  choosePicture,
  chooseVoice,
} from '#media/mediasoup/programme/programme-choice.ts';
import { RtpContinuity } from '#media/mediasoup/programme/rtp-continuity.ts';
import {
  addressRtp,
  asksKeyFrame,
  readRtp,
  writeRtp,
} from '#media/mediasoup/programme/rtp-packet.ts';

function a(source: Candidate['source'], peerId: string, isFavoured = false): Candidate {
  const producerId = `${source} of ${peerId}`;
  return { producerId, peerId, source, isFavoured, isLeading: false };
}
const leading = (one: Candidate): Candidate => ({ ...one, isLeading: true });
const never = Number.POSITIVE_INFINITY;

describe('the voice of the programme', () => {
  const chair = a('microphone', 'chair');
  const floor = a('microphone', 'floor', true);
  it.each([
    ['who has the floor while they speak', [chair, floor], ['chair', 'floor'], 0, null, floor],
    ['who has the floor while they take a breath', [chair, floor], ['chair'], 1_000, null, floor],
    [
      'who speaks when the floor has long been silent',
      [chair, floor],
      ['chair'],
      5_000,
      null,
      chair,
    ],
    ['the floor again when nobody speaks', [chair, floor], [], never, chair.producerId, floor],
    [
      'the dominant of those who speak',
      [a('microphone', 'x'), chair],
      ['chair', 'x'],
      never,
      null,
      chair,
    ],
    [
      'who spoke last when nobody does',
      [a('microphone', 'x'), chair],
      [],
      never,
      chair.producerId,
      chair,
    ],
    [
      'who leads the meeting and breaks in, while the floor takes a breath',
      [leading(chair), floor],
      ['chair'],
      100,
      floor.producerId,
      leading(chair),
    ],
    [
      'who leads and speaks up before who has the floor',
      [leading(chair), floor],
      ['chair', 'floor'],
      0,
      floor.producerId,
      leading(chair),
    ],
    [
      'who has the floor, as long as who leads only murmurs',
      [leading(chair), floor],
      ['floor', 'chair'],
      0,
      floor.producerId,
      floor,
    ],
    ['nobody without a microphone', [a('camera', 'chair')], ['chair'], never, null, null],
  ] as const)('is %s', (_name, candidates, speaking, favouredQuietMs, current, chosen) => {
    expect(chooseVoice(candidates, { speaking, favouredQuietMs }, current)).toEqual(chosen);
  });
});

describe('the picture of the programme', () => {
  const [x, y] = [a('camera', 'x'), a('camera', 'y')];
  const voice = a('microphone', 'y');
  it.each([
    [
      'the screen that was shared last',
      [a('screen', 'x'), a('screen', 'y'), x],
      voice,
      null,
      a('screen', 'y'),
    ],
    [
      'paper under a camera before those who are there',
      [a('documentCamera', 'x'), x, y],
      voice,
      y.producerId,
      a('documentCamera', 'x'),
    ],
    [
      'the camera of who has the floor',
      [x, y, a('camera', 'z', true)],
      voice,
      null,
      a('camera', 'z', true),
    ],
    ['the camera of the voice', [x, y], voice, x.producerId, y],
    ['the one before where the voice has no camera', [x, y], a('microphone', 'z'), y.producerId, y],
    ['any, before anybody speaks', [x, y], null, null, x],
    ['none without cameras', [voice], voice, null, null],
  ] as const)('is %s', (_name, candidates, spoken, current, chosen) => {
    expect(choosePicture(candidates, spoken, current)).toEqual(chosen);
  });
});

describe('one stream of many sources', () => {
  it('goes on without a gap from source to source, and in their order within each', () => {
    const sources = fc.array(
      fc.record({
        sequence: fc.integer({ min: 0, max: 0xffff }),
        timestamp: fc.integer({ min: 0, max: 0xffff_ffff }),
        packets: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(sources, (all) => {
        const stream = new RtpContinuity(90_000);
        let nowMs = 0;
        let last: { sequence: number; timestamp: number } | null = null;
        for (const source of all) {
          stream.switched();
          for (let n = 0; n < source.packets; n += 1) {
            nowMs += 33;
            const out = stream.next(
              {
                sequence: (source.sequence + n) & 0xffff,
                timestamp: (source.timestamp + n * 3_000) >>> 0,
              },
              nowMs,
            );
            if (!out) throw new Error('a packet in order was dropped');
            if (last) {
              expect(out.sequence).toBe((last.sequence + 1) & 0xffff);
              const step = (out.timestamp - last.timestamp) >>> 0;
              expect(step).toBeGreaterThan(0);
              expect(step).toBeLessThanOrEqual(3_000);
            }
            last = out;
          }
        }
      }),
    );
  });

  it('keeps the time that passed without a packet', () => {
    const stream = new RtpContinuity(48_000);
    stream.next({ sequence: 1, timestamp: 100 }, 0);
    stream.switched();
    expect(stream.next({ sequence: 900, timestamp: 7 }, 2_000)).toEqual({
      sequence: 2,
      timestamp: 96_100,
    });
  });

  it('drops what a source sent before it came in, and keeps what comes late or is missing', () => {
    const stream = new RtpContinuity(90_000);
    stream.next({ sequence: 10, timestamp: 0 }, 0);
    stream.switched();
    expect(stream.next({ sequence: 500, timestamp: 0 }, 10)?.sequence).toBe(11);
    expect(stream.next({ sequence: 498, timestamp: 0 }, 11)).toBeNull();
    expect(stream.next({ sequence: 503, timestamp: 0 }, 12)?.sequence).toBe(14);
    expect(stream.next({ sequence: 502, timestamp: 0 }, 13)?.sequence).toBe(13);
  });

  it('drops nothing when the numbers have gone round', () => {
    const stream = new RtpContinuity(90_000);
    stream.switched();
    for (let n = 0; n < 140_000; n += 1)
      expect(stream.next({ sequence: n & 0xffff, timestamp: n }, n)).not.toBeNull();
  });
});

describe('packets', () => {
  it('are read without extensions and padding, and written for another receiver', () => {
    const payload = Buffer.from('of the payload');
    const header = Buffer.alloc(12);
    header.writeUInt8(0x80 | 0x20 | 0x10 | 1, 0);
    header.writeUInt8(0x80 | 100, 1);
    header.writeUInt16BE(77, 2);
    header.writeUInt32BE(5_000, 4);
    const packet = Buffer.concat([
      header,
      Buffer.alloc(4),
      Buffer.from([0xbe, 0xde, 0, 1, 1, 2, 3, 4]),
      payload,
      Buffer.from([0, 0, 3]),
    ]);
    const read = readRtp(packet);
    expect(read).toEqual({ marker: true, sequence: 77, timestamp: 5_000, payload });
    if (!read) throw new Error('not read');
    const written = writeRtp(read);
    addressRtp(written, 97, 0xfeed);
    expect(readRtp(written)).toEqual(read);
    expect([written.readUInt8(1), written.readUInt32BE(8)]).toEqual([0x80 | 97, 0xfeed]);
  });

  it('reads nothing out of garbage and throws nothing', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readRtp(Buffer.from(bytes))));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void asksKeyFrame(Buffer.from(bytes))));
  });

  it('knows a key frame by the first bytes of the payload', () => {
    const vp8 = (...bytes: number[]) => startsKeyFrame('video/VP8', Buffer.from(bytes));
    expect(vp8(0x10, 0x00)).toBe(true);
    expect(vp8(0x10, 0x01)).toBe(false);
    expect(vp8(0x00, 0x00)).toBe(false);
    expect(vp8(0x90, 0x80, 0x81, 0x23, 0x00)).toBe(true);
    expect(vp8(0x90, 0xe0, 0x81, 0x23, 0x01, 0x20, 0x01)).toBe(false);
    const h264 = (...bytes: number[]) => startsKeyFrame('video/H264', Buffer.from(bytes));
    expect(h264(0x67)).toBe(true);
    expect(h264(0x65)).toBe(true);
    expect(h264(0x41)).toBe(false);
    expect(h264(0x78, 0, 9, 0x67)).toBe(true);
    expect(h264(0x7c, 0x85)).toBe(true);
    expect(h264(0x7c, 0x05)).toBe(false);
    expect(startsKeyFrame('audio/opus', Buffer.from([1]))).toBe(true);
  });

  it('finds a request for a key frame in a compound', () => {
    const report = Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 1]);
    const pli = Buffer.from([0x81, 206, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]);
    expect(asksKeyFrame(report)).toBe(false);
    expect(asksKeyFrame(Buffer.concat([report, pli]))).toBe(true);
  });
});
