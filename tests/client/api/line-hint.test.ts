import { describe, expect, it } from 'vitest';
import { type CameOverLine, filesKbps } from '#client/api/line-hint.ts';

function aFile(fromMs: number, toMs: number, transferSize: number): CameOverLine {
  return { responseStart: fromMs, responseEnd: toMs, transferSize };
}

describe('how fast the page’s own files came', () => {
  it('tells what the line bears by the largest of them', () => {
    expect(filesKbps([aFile(0, 1000, 25_000), aFile(0, 10, 300)])).toBeCloseTo(202.4);
  });

  it('counts what came at the same time, by the share that did', () => {
    const largest = aFile(1000, 2000, 40_000);
    expect(filesKbps([largest, aFile(1000, 2000, 10_000)])).toBe(400);
    expect(filesKbps([largest, aFile(500, 1500, 10_000)])).toBe(360);
    expect(filesKbps([largest, aFile(0, 900, 30_000)])).toBe(320);
  });

  it('tells nothing when only small files came, or all were here already', () => {
    expect(filesKbps([])).toBeNull();
    expect(filesKbps([aFile(0, 5000, 4_000), aFile(0, 1, 0)])).toBeNull();
  });
});
