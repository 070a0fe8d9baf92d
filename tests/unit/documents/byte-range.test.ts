import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown, rangeStillHolds, wantedBytes } from '#server/http/byte-range.ts';
import { contentDisposition } from '#server/http/content-disposition.ts';

const part = (start: number, end: number) => ({ kind: 'part', range: { start, end } });

describe('a Range header on 1,000 bytes', () => {
  it.each([
    [undefined, { kind: 'all' }],
    ['bytes=0-99', part(0, 99)],
    ['bytes=500-', part(500, 999)],
    ['bytes=-100', part(900, 999)],
    ['bytes=-5000', part(0, 999)],
    ['bytes=990-5000', part(990, 999)],
    ['Bytes = 0 - 0', part(0, 0)],
    ['bytes=1000-', { kind: 'none' }],
    ['bytes=99999999999999999999-', { kind: 'none' }],
    ['bytes=-0', { kind: 'none' }],
    ['bytes=5-2', { kind: 'all' }],
    ['bytes=-', { kind: 'all' }],
    ['bytes=0-1,5-6', { kind: 'all' }],
    ['bytes=a-b', { kind: 'all' }],
    ['bytes=0x10-20', { kind: 'all' }],
    ['bytes=--5', { kind: 'all' }],
    ['items=0-5', { kind: 'all' }],
    ['', { kind: 'all' }],
  ])('%j', (header, wanted) => {
    expect(wantedBytes(header, 1000)).toEqual(wanted);
  });

  it('never leaves the file, whatever it says', () => {
    const headers = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
      fc.nat().map((length) => `bytes=-${length}`),
    );
    fc.assert(
      fc.property(headers, fc.integer({ min: 1, max: 5000 }), (header, size) => {
        const wanted = wantedBytes(header, size);
        if (wanted.kind !== 'part') return true;
        const { start, end } = wanted.range;
        return start >= 0 && start <= end && end < size;
      }),
    );
  });
});

describe('what the browser has already', () => {
  it('gives a part only of the very file that If-Range names', () => {
    expect(rangeStillHolds(undefined, '"a"')).toBe(true);
    expect(rangeStillHolds('"a"', '"a"')).toBe(true);
    expect(rangeStillHolds('"b"', '"a"')).toBe(false);
    expect(rangeStillHolds('W/"a"', '"a"')).toBe(false);
    expect(rangeStillHolds('Wed, 21 Oct 2026 07:28:00 GMT', '"a"')).toBe(false);
  });

  it('knows its own tag in a list', () => {
    expect(isKnown('"x", W/"a"', '"a"')).toBe(true);
    expect(isKnown('"x"', '"a"')).toBe(false);
    expect(isKnown(undefined, '"a"')).toBe(false);
  });
});

describe('the file name in a header', () => {
  it('is given plainly and encoded', () => {
    expect(contentDisposition('inline', 'Tờ trình (đợt 1).pdf')).toBe(
      `inline; filename="To trinh _dot 1_.pdf"; filename*=UTF-8''T%E1%BB%9D%20tr%C3%ACnh%20%28%C4%91%E1%BB%A3t%201%29.pdf`,
    );
  });

  it('can never end the line or the value', () => {
    const names = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(names, (name) =>
        /^attachment; filename="[A-Za-z0-9._ -]*"; filename\*=UTF-8''[A-Za-z0-9%!~._-]*$/.test(
          contentDisposition('attachment', name),
        ),
      ),
    );
  });
});
