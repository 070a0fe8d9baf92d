import { describe, expect, test } from 'vitest';
import { SendingLineReader } from '#client/media/sending-line.ts';

/** One of the layers of a picture, or a voice: what was sent of it, and what the far end reported as lost, and when. */
type Stream = { kind?: 'audio' | 'video'; at: number; sent: number; lost: number };
/** What the browser knows at a look. */
type Look = {
  kbps?: number;
  limitedBy?: string;
  streams?: readonly Stream[];
  /** When it is looked, and how long the answer before took, in seconds. */
  at?: number;
  roundTrip?: number;
};

/** Looks again and again, and answers what each look told. */
function looks(...all: readonly Look[]) {
  const reader = new SendingLineReader();
  return all.map(({ kbps = 900, limitedBy, streams = [], at = 0, roundTrip }) => {
    const entries: Record<string, string | number | boolean | undefined>[] = [
      {
        type: 'candidate-pair',
        nominated: true,
        state: 'succeeded',
        timestamp: 1000 * at,
        availableOutgoingBitrate: kbps * 1000,
        currentRoundTripTime: roundTrip,
      },
      { type: 'outbound-rtp', kind: 'video', qualityLimitationReason: limitedBy },
    ];
    for (const { kind = 'video', at, sent, lost } of streams) {
      entries.push({
        type: 'outbound-rtp',
        kind,
        packetsSent: sent,
        qualityLimitationReason: 'none',
      });
      entries.push({ type: 'remote-inbound-rtp', kind, timestamp: at, packetsLost: lost });
    }
    return reader.read(
      new Map(entries.map((entry, id) => [String(id), { id: String(id), ...entry }])),
    );
  });
}

const lossOf = (...all: readonly (readonly Stream[])[]) =>
  looks(...all.map((streams) => ({ streams }))).map(({ loss }) => loss);

describe('the line from a device', () => {
  test('is not known while nothing was reported', () => {
    expect(looks({ limitedBy: 'none', kbps: 300 })).toEqual([
      { availableKbps: 300, limits: false, loss: null, waitsMs: null },
    ]);
    expect(lossOf([{ at: 1, sent: 25, lost: 3 }])).toEqual([null]);
  });

  test('limits the picture where the browser says so, or does not say', () => {
    const seen = looks({ limitedBy: 'bandwidth' }, {}, { limitedBy: 'cpu' });
    expect(seen.map(({ limits }) => limits)).toEqual([true, true, false]);
  });

  test('lets wait what takes longer than the shortest answer of the last minutes', () => {
    const waits = (...answers: readonly [seconds: number, roundTrip: number][]) =>
      looks(...answers.map(([at, roundTrip]) => ({ at, roundTrip }))).map(({ waitsMs }) => waitsMs);
    expect(waits([1, 0.05], [2, 0.55], [3, 0.05], [100, 0.75])).toEqual([0, 500, 0, 700]);
    expect(waits([1, 0.05], [200, 0.55], [330, 0.55]).at(-1)).toBe(0);
  });

  test('loses what was lost of all layers lately, however often a report is looked at', () => {
    const seen = lossOf(
      [
        { at: 1, sent: 25, lost: 0 },
        { at: 1, sent: 25, lost: 0 },
      ],
      [
        { at: 1, sent: 50, lost: 10 },
        { at: 2, sent: 50, lost: 10 },
      ],
      [
        { at: 2, sent: 75, lost: 10 },
        { at: 2, sent: 75, lost: 10 },
      ],
      [{ at: 3, sent: 150, lost: 20 }],
    );
    expect(seen).toEqual([null, 0.4, 0.4, 0.2]);
  });

  test('loses what was lost in some seconds together: one second is chance', () => {
    const report = (seconds: number, lost: number) => [
      { at: 1000 * seconds, sent: 15 * seconds, lost },
    ];
    expect(lossOf(report(1, 0), report(2, 0), report(3, 3)).at(-1)).toBeCloseTo(0.1);
    expect(lossOf(report(1, 3), report(5, 3), report(9, 3), report(10, 6)).at(-1)).toBeCloseTo(
      0.04,
    );
  });

  test('loses nothing where packets came late, nor where nothing was sent', () => {
    const first = { at: 1, sent: 25, lost: 5 };
    expect(lossOf([first], [{ at: 2, sent: 50, lost: 2 }])).toEqual([null, 0]);
    expect(lossOf([first], [{ at: 2, sent: 25, lost: 9 }])).toEqual([null, 0]);
  });

  test('is not judged by the voice, of which the worst line of all listeners is reported', () => {
    const voice = (at: number, lost: number) => ({ kind: 'audio' as const, at, sent: at, lost });
    const seen = lossOf(
      [{ at: 1, sent: 25, lost: 0 }, voice(1, 0)],
      [{ at: 2, sent: 50, lost: 0 }, voice(2, 9)],
    );
    expect(seen).toEqual([null, 0]);
  });
});
