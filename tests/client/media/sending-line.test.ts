import { describe, expect, test } from 'vitest';
import { SendingLineReader } from '#client/media/sending-line.ts';

/** What the browser knows at a look: of the picture, and of the voice by a report of the receiving end. */
type Look = {
  kbps?: number;
  limitedBy?: string;
  voice?: { at: number; sent: number; lost: number };
};

/** Looks again and again, and answers what each look told. */
function looks(...all: readonly Look[]) {
  const reader = new SendingLineReader();
  return all.map(({ kbps = 900, limitedBy, voice }) => {
    const entries: Record<string, string | number | undefined>[] = [
      { type: 'candidate-pair', availableOutgoingBitrate: kbps * 1000 },
      { type: 'outbound-rtp', kind: 'video', qualityLimitationReason: limitedBy },
    ];
    if (voice) {
      const { at, sent, lost } = voice;
      entries.push({ type: 'outbound-rtp', kind: 'audio', packetsSent: sent });
      entries.push({ type: 'remote-inbound-rtp', kind: 'audio', timestamp: at, packetsLost: lost });
    }
    return reader.read(new Map(entries.map((entry, id) => [String(id), entry])));
  });
}

const lossOf = (...voices: readonly Look['voice'][]) =>
  looks(...voices.map((voice) => (voice ? { voice } : {}))).map(({ voiceLoss }) => voiceLoss);

describe('the line from a device', () => {
  test('is not known while nothing was reported', () => {
    expect(looks({ limitedBy: 'none' })).toEqual([{ availableKbps: null, voiceLoss: null }]);
    expect(lossOf({ at: 1, sent: 25, lost: 3 })).toEqual([null]);
  });

  test('is estimated where the line limits the picture, or the browser does not say', () => {
    const seen = looks({ kbps: 80, limitedBy: 'bandwidth' }, { kbps: 80 }, { limitedBy: 'cpu' });
    expect(seen.map(({ availableKbps }) => availableKbps)).toEqual([80, 80, null]);
  });

  test('loses of the voice what was lost since the report before, however often that one is looked at', () => {
    const seen = lossOf(
      { at: 1, sent: 25, lost: 0 },
      { at: 2, sent: 50, lost: 10 },
      { at: 2, sent: 75, lost: 10 },
      { at: 3, sent: 75, lost: 10 },
    );
    expect(seen).toEqual([null, 0.4, 0.4, 0]);
  });

  test('loses nothing where packets came late, nor where nothing was sent', () => {
    expect(lossOf({ at: 1, sent: 25, lost: 5 }, { at: 2, sent: 50, lost: 2 })).toEqual([null, 0]);
    expect(lossOf({ at: 1, sent: 25, lost: 0 }, { at: 2, sent: 25, lost: 4 })).toEqual([null, 0]);
  });
});
