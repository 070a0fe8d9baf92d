import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TransportFeedback } from '#tests/bench/rtp/transport-feedback.ts';

/** Reads a feedback packet as its receiver does: arrivals in microseconds by sequence number, modulo the reference's wrap. */
function read(packet: Buffer): Map<number, number> {
  const base = packet.readUInt16BE(12);
  const count = packet.readUInt16BE(14);
  const statuses: number[] = [];
  let at = 20;
  while (statuses.length < count) {
    const chunk = packet.readUInt16BE(at);
    at += 2;
    if ((chunk & 0x8000) === 0)
      statuses.push(...Array.from({ length: chunk & 0x1fff }, () => chunk >> 13));
    else for (let n = 0; n < 7; n += 1) statuses.push((chunk >> (12 - 2 * n)) & 3);
  }
  let time = packet.readIntBE(16, 3) * 64_000;
  const arrivals = new Map<number, number>();
  statuses.slice(0, count).forEach((status, n) => {
    if (status === 0) return;
    time += 250 * (status === 1 ? packet.readUInt8(at) : packet.readInt16BE(at));
    at += status;
    arrivals.set((base + n) & 0xffff, time);
  });
  expect(packet.length).toBe((packet.readUInt16BE(2) + 1) * 4);
  expect(packet.length - at).toBeLessThan(4);
  return arrivals;
}

describe('transport-wide feedback', () => {
  test('tells each arrival to a quarter of a millisecond, and what did not arrive not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.array(fc.record({ skip: fc.nat(3), afterUs: fc.nat(90_000) }), {
          minLength: 1,
          maxLength: 900,
        }),
        (first, gaps) => {
          const feedback = new TransportFeedback(1);
          const arrived = new Map<number, number>();
          let sequence = first;
          let atUs = 5_000_000;
          for (const { skip, afterUs } of gaps) {
            feedback.arrived(sequence & 0xffff, 9, atUs);
            arrived.set(sequence & 0xffff, atUs);
            sequence += 1 + skip;
            atUs += afterUs;
          }
          const told = new Map(feedback.take().flatMap((packet) => [...read(packet)]));
          expect([...told.keys()]).toEqual([...arrived.keys()]);
          for (const [n, time] of told)
            expect(Math.abs(time - (arrived.get(n) ?? 0))).toBeLessThanOrEqual(125);
          expect(feedback.take()).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('goes on where it ended, also after packets that were late', () => {
    const feedback = new TransportFeedback(1);
    feedback.arrived(10, 9, 1_000);
    feedback.arrived(12, 9, 2_000);
    const [first] = feedback.take();
    expect([...read(first ?? Buffer.alloc(0)).keys()]).toEqual([10, 12]);
    feedback.arrived(11, 9, 3_000);
    feedback.arrived(14, 9, 4_000);
    const [second] = feedback.take();
    expect([...read(second ?? Buffer.alloc(0)).keys()]).toEqual([14]);
    expect(second?.readUInt16BE(12)).toBe(13);
  });
});
