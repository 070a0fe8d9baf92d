import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oggPackets } from '#tests/bench/rtp/container-frames.ts';
import { ReceivedStream } from '#tests/bench/rtp/received-stream.ts';
import { readRtcp, receiverReport, senderReports } from '#tests/bench/rtp/rtcp.ts';
import {
  extensionAt,
  readRtpHeader,
  rtpHeaderBytes,
  rtpPacket,
} from '#tests/bench/rtp/rtp-header.ts';
import { cutFrame, readVp8Payload, vp8Descriptor } from '#tests/bench/rtp/vp8-payload.ts';

const bytes = (maxLength: number) =>
  fc.uint8Array({ minLength: 1, maxLength }).map((array) => Buffer.from(array));

describe('RTP packets', () => {
  test('headers, extensions and payload are read as they were written', () => {
    const header = fc.record({
      payloadType: fc.integer({ min: 0, max: 127 }),
      marker: fc.boolean(),
      sequenceNumber: fc.integer({ min: 0, max: 0xffff }),
      timestamp: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      ssrc: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    });
    const extensions = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 1, max: 14 }), value: bytes(16) }),
      { selector: ({ id }) => id, maxLength: 4 },
    );
    fc.assert(
      fc.property(header, extensions, bytes(1200), (wanted, written, payload) => {
        const packet = rtpPacket(wanted, written, [payload]);
        expect(readRtpHeader(packet)).toEqual(wanted);
        expect(packet.subarray(rtpHeaderBytes(packet)).equals(payload)).toBe(true);
        for (const { id, value } of written) {
          const at = extensionAt(packet, id);
          expect(packet.subarray(at, at + value.length).equals(value)).toBe(true);
        }
        expect(extensionAt(packet, 15)).toBe(-1);
      }),
    );
  });

  test('an extension in two-byte form is found', () => {
    const packet = Buffer.from(
      '906000010000000200000003' + '10000002' + '0100' + '0502abcd' + '0000',
      'hex',
    );
    expect(extensionAt(packet, 5)).toBe(20);
    expect(packet.readUInt16BE(20)).toBe(0xabcd);
  });
});

describe('VP8 payloads', () => {
  test('a frame cut into pieces is whole again, and its numbers are read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 0, max: 0x7fff }),
        fc.integer({ min: 0, max: 0xff }),
        (length, pictureId, tl0PictureIndex) => {
          const frame = Buffer.from(Array.from({ length }, (_, n) => n & 0xff));
          const payloads = cutFrame(frame).map((piece, n) =>
            Buffer.concat([vp8Descriptor({ pictureId, tl0PictureIndex }, n === 0), piece]),
          );
          const read = payloads.map(readVp8Payload);
          expect(Buffer.concat(read.map(({ piece }) => piece)).equals(frame)).toBe(true);
          expect(read.map(({ begins }) => begins)).toEqual(read.map((_, n) => n === 0));
          for (const one of read) expect(one).toMatchObject({ pictureId, tl0PictureIndex });
          expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThan(1_150);
        },
      ),
    );
  });
});

describe('Ogg', () => {
  test('packets are put together over segments and pages', () => {
    const page = (segments: number[], body: number) =>
      Buffer.concat([
        Buffer.from('OggS'),
        Buffer.alloc(22),
        Buffer.of(segments.length, ...segments),
        Buffer.alloc(
          segments.reduce((sum, n) => sum + n, 0),
          body,
        ),
      ]);
    const file = Buffer.concat([page([3, 255], 1), page([10, 4], 2)]);
    expect(oggPackets(file).map((packet) => packet.length)).toEqual([3, 265, 4]);
    expect(() => oggPackets(Buffer.alloc(40))).toThrow();
  });
});

describe('RTCP', () => {
  test('asks and reports are read', () => {
    const nack = Buffer.from('81cd0003000000010000000700050003', 'hex');
    const loss = Buffer.from('81ce0002000000010000000a', 'hex');
    const intra = Buffer.from('84ce00040000000100000000000000140100 0000'.replace(' ', ''), 'hex');
    expect(readRtcp(Buffer.concat([nack, loss, intra]))).toEqual([
      { kind: 'nack', ssrc: 7, sequenceNumbers: [5, 6, 7] },
      { kind: 'keyFrame', ssrc: 10 },
      { kind: 'keyFrame', ssrc: 20 },
    ]);
  });

  test('a sender report tells the moment in NTP time', () => {
    const compound = senderReports(
      [{ ssrc: 9, atMs: 500, rtpTimestamp: 90_000, packets: 3, bytes: 300 }],
      'may',
    );
    expect(compound.readUInt32BE(8)).toBe(2_208_988_800);
    expect(compound.readUInt32BE(12)).toBe(2 ** 31);
    expect(compound.readUInt32BE(16)).toBe(90_000);
    expect(compound.length % 4).toBe(0);
    // Seconds' lower and fraction's upper 16 bits.
    expect(readRtcp(compound)).toEqual([
      {
        kind: 'senderReport',
        ssrc: 9,
        lastReport: (((2_208_988_800 & 0xffff) << 16) | 0x8000) >>> 0,
      },
    ]);
  });

  test('a receiver report says what was lost', () => {
    const stream = new ReceivedStream(5, 90_000);
    const arrives = (sequenceNumber: number) =>
      stream.take(
        rtpPacket(
          { payloadType: 96, marker: false, sequenceNumber, timestamp: 0, ssrc: 5 },
          [],
          [Buffer.alloc(10)],
        ),
        1000,
      );
    const rollovers = [65_534, 65_535, 0, 2, 1, 5].map(arrives);
    expect(rollovers).toEqual([0, 0, 1, 1, 1, 1]);
    expect(stream.count).toEqual({ packets: 6, bytes: 6 * 22, expected: 8 });
    const report = stream.report(1000);
    expect(report).toMatchObject({ fractionLost: 64, totalLost: 2, highestSequence: 65_541 });
    expect(stream.report(1000).fractionLost).toBe(0);
    expect(receiverReport(1, [report]).readUIntBE(13, 3)).toBe(2);
  });
});
