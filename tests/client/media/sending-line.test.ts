import { describe, expect, test } from 'vitest';
import { SendingLineReader } from '#client/media/sending-line.ts';

/** One of the layers of a picture, or a voice: what was sent of it, and what the far end reported as lost, and when. */
type Stream = { kind?: 'audio' | 'video'; at: number; sent: number; lost: number };
/** What the browser knows at a look. */
type Look = { kbps?: number; limitedBy?: string; streams?: readonly Stream[] };

/** Looks again and again, and answers what each look told. */
function looks(...all: readonly Look[]) {
  const reader = new SendingLineReader();
  return all.map(({ kbps = 900, limitedBy, streams = [] }) => {
    const entries: Record<string, string | number | undefined>[] = [
      { type: 'candidate-pair', availableOutgoingBitrate: kbps * 1000 },
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
    return reader.read(new Map(entries.map((entry, id) => [String(id), entry])));
  });
}

const lossOf = (...all: readonly (readonly Stream[])[]) =>
  looks(...all.map((streams) => ({ streams }))).map(({ loss }) => loss);

describe('the line from a device', () => {
  test('is not known while nothing was reported', () => {
    expect(looks({ limitedBy: 'none' })).toEqual([{ availableKbps: null, loss: null }]);
    expect(lossOf([{ at: 1, sent: 25, lost: 3 }])).toEqual([null]);
  });

  test('is estimated where the line limits the picture, or the browser does not say', () => {
    const seen = looks({ kbps: 80, limitedBy: 'bandwidth' }, { kbps: 80 }, { limitedBy: 'cpu' });
    expect(seen.map(({ availableKbps }) => availableKbps)).toEqual([80, 80, null]);
  });

  test('loses what was lost of all layers since the report before, however often that one is looked at', () => {
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
    expect(seen).toEqual([null, 0.4, 0.4, 0]);
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
