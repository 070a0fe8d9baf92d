import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseLayer, choosePriority, layerWidths } from '#media/mediasoup/layer-choice.ts';

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

test('on a weak line a screen and paper come before any camera, and a wide tile before a narrow one', () => {
  for (const source of ['screen', 'documentCamera'] as const)
    expect(choosePriority(source, 100)).toBeGreaterThan(choosePriority('camera', 8192));
  expect(choosePriority('camera', 1280)).toBeGreaterThan(choosePriority('camera', 160));
  expect(choosePriority('camera', 0)).toBeGreaterThanOrEqual(1);
});
