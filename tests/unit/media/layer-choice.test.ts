import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseLayer,
  choosePriority,
  layerCosts,
  layerWidths,
} from '#media/mediasoup/layer-choice.ts';

const simulcast = [
  { scaleResolutionDownBy: 4 },
  { scaleResolutionDownBy: 2 },
  { scaleResolutionDownBy: 1 },
];

describe('the layers of a producer', () => {
  test.each([
    ['a camera in three layers', { source: 'camera' }, simulcast, 1, [320, 640, 1280]],
    [
      'a camera that said its width',
      { source: 'camera', widthPx: 640 },
      simulcast,
      1,
      [160, 320, 640],
    ],
    ['layers without a scale', { source: 'camera' }, [{}, {}], 1, [640, 1280]],
    ['a screen in scalable layers', { source: 'screen' }, [{}], 3, [480, 960, 1920]],
    ['paper in scalable layers', { source: 'documentCamera' }, [{}], 2, [960, 1920]],
    ['one plain stream', { source: 'screen' }, [{}], 1, [1920]],
    ['no encodings at all', { source: 'camera' }, [], 0, [1280]],
  ] as const)('%s', (_, captured, encodings, spatialLayers, widths) => {
    expect(layerWidths(captured, encodings, spatialLayers)).toEqual(widths);
  });
});

describe('the layer for a tile', () => {
  test.each([
    [0, 0],
    [160, 0],
    [400, 0],
    [401, 1],
    [800, 1],
    [801, 2],
    [4000, 2],
  ])('%i CSS pixels wide is %i', (widthPx, layer) => {
    expect(chooseLayer(widthPx, [320, 640, 1280])).toBe(layer);
  });

  test('exists and never falls as the tile grows', () => {
    const widths = fc
      .array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 4 })
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(widths, fc.nat(8192), fc.nat(8192), (layers, a, b) => {
        const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map((px) =>
          chooseLayer(px, layers),
        );
        expect(narrow).toBeGreaterThanOrEqual(0);
        expect(wide).toBeLessThan(layers.length);
        expect(narrow).toBeLessThanOrEqual(wide ?? -1);
      }),
    );
  });
});

test('mediasoup serves the speaker first, then a screen, then the wider tile', () => {
  expect(choosePriority('speaker', 100)).toBeGreaterThan(choosePriority('screen', 8192));
  expect(choosePriority('screen', 100)).toBeGreaterThan(choosePriority('gallery', 8192));
  expect(choosePriority('gallery', 1280)).toBeGreaterThan(choosePriority('gallery', 160));
  expect(choosePriority('gallery', 0)).toBeGreaterThanOrEqual(1);
});

describe('what layers take', () => {
  const encodings = [{ maxBitrate: 100_000 }, { maxBitrate: 500_000 }];

  test('is what their device announced while nothing was measured, the cheapest first', () => {
    const costs = layerCosts('camera', encodings, { top: 1, temporal: 2 }, () => 0);
    expect(costs.map(({ spatial, temporal, kbps }) => [spatial, temporal, kbps])).toEqual([
      [0, 0, 60],
      [0, 1, 100],
      [1, 0, 300],
      [1, 1, 500],
    ]);
  });

  test('is what was measured, and never less than a lower layer takes', () => {
    const measured = (spatial: number) => (spatial === 0 ? 90 : 40);
    const costs = layerCosts('camera', encodings, { top: 1, temporal: 1 }, measured);
    expect(costs.map(({ kbps }) => kbps)).toEqual([90, 90]);
  });
});
