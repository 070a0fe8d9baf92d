import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  placeOnLadder,
  RUNGS,
  receptionOf,
  shareLine,
  type WantedPicture,
} from '#media/mediasoup/ladder.ts';

/** A picture in two sizes of two frame rates. */
function aPicture(id: string, over: Partial<WantedPicture> = {}): WantedPicture {
  const layers = [
    { spatial: 0, temporal: 0, kbps: 50 },
    { spatial: 0, temporal: 1, kbps: 100 },
    { spatial: 1, temporal: 0, kbps: 250 },
    { spatial: 1, temporal: 1, kbps: 400 },
  ];
  return { id, rung: 'gallery', widthPx: 320, layers, given: 3, ...over };
}

const speaker = aPicture('speaker', { rung: 'speaker', widthPx: 800 });
const screen = aPicture('screen', { rung: 'screen', widthPx: 800 });
const tiles = [aPicture('a'), aPicture('b', { widthPx: 160 })];
const all = [...tiles, screen, speaker];

describe('who stands where', () => {
  const camera = (widthPx: number, favoured = false) =>
    ({ source: 'camera', widthPx, favoured }) as const;
  const rungs = (pictures: Parameters<typeof placeOnLadder>[0]) =>
    placeOnLadder(pictures).map(({ rung }) => rung);

  test('who has the floor is the speaker, however small the tile', () => {
    expect(rungs([camera(800), camera(100, true)])).toEqual(['gallery', 'speaker']);
  });

  test('without a floor it is the one camera that is larger than all others', () => {
    expect(rungs([camera(80), camera(800)])).toEqual(['gallery', 'speaker']);
    expect(rungs([camera(320), camera(320)])).toEqual(['gallery', 'gallery']);
  });

  test('a screen is a screen, whoever shares it', () => {
    expect(rungs([{ source: 'screen', widthPx: 900, favoured: true }, camera(80, true)])).toEqual([
      'screen',
      'speaker',
    ]);
  });
});

describe('a line is shared', () => {
  const shared = (kbps: number) => Object.fromEntries(shareLine(kbps, all));

  test.each([
    ['nothing', 40, { speaker: -1, screen: -1, a: -1, b: -1 }],
    ['the speaker, few frames', 60, { speaker: 0, screen: -1, a: -1, b: -1 }],
    ['the speaker at the full rate', 140, { speaker: 1, screen: -1, a: -1, b: -1 }],
    ['the speaker and the screen', 160, { speaker: 1, screen: 0, a: -1, b: -1 }],
    ['the wider tile before the narrow one', 210, { speaker: 1, screen: 0, a: 0, b: -1 }],
    ['everyone the least', 260, { speaker: 1, screen: 0, a: 0, b: 0 }],
    ['what is left to the speaker', 410, { speaker: 2, screen: 0, a: 0, b: 0 }],
    ['all that is wanted', 1600, { speaker: 3, screen: 3, a: 3, b: 3 }],
  ] as const)('%s at %i kbit/s', (_, kbps, given) => {
    expect(shared(kbps)).toEqual(given);
  });

  test('more than is given now needs some room to spare', () => {
    const resting = { ...speaker, given: -1 };
    expect(shareLine(55, [resting]).get('speaker')).toBe(-1);
    expect(shareLine(60, [resting]).get('speaker')).toBe(0);
  });

  const pictures = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      rung: fc.constantFrom(...RUNGS),
      widthPx: fc.integer({ min: 1, max: 1920 }),
      given: fc.integer({ min: -1, max: 3 }),
      layers: fc
        .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 })
        .map((steps) => {
          const upTo = (end: number) =>
            steps.slice(0, end + 1).reduce((sum, step) => sum + step, 0);
          return steps.map((_, temporal) => ({ spatial: 0, temporal, kbps: upTo(temporal) }));
        }),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );

  test('never beyond what it bears, and never to a lower rung while a higher one gets nothing', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: -50, max: 3000 }), (wanted, budget) => {
        const shares = shareLine(budget, wanted);
        const given = (picture: WantedPicture) => shares.get(picture.id) ?? -1;
        const taken = wanted.reduce((sum, p) => sum + (p.layers[given(p)]?.kbps ?? 0), 0);
        expect(taken).toBeLessThanOrEqual(Math.max(0, budget));
        for (const low of wanted.filter((p) => given(p) >= 0))
          for (const high of wanted)
            if (RUNGS.indexOf(high.rung) < RUNGS.indexOf(low.rung))
              expect(given(high)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test.each([
  [40, 'sound'],
  [140, 'speaker'],
  [260, 'small'],
  [1600, 'all'],
] as const)('at %i kbit/s a device receives: %s', (kbps, reception) => {
  expect(receptionOf(all, shareLine(kbps, all))).toBe(reception);
});

test('who wants no picture lacks none', () => {
  expect(receptionOf([], shareLine(0, []))).toBe('all');
});
