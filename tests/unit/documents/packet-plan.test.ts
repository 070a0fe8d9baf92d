import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AgendaItemId, DocumentId, VersionId } from '#contract/ids.ts';
import { heavyPagesOf, imageWidthFor } from '#server/domain/heavy-pages.ts';
import {
  CONTENTS_LINES,
  footersOf,
  type PacketItem,
  planPacket,
  wrapTitle,
} from '#server/domain/packet-plan.ts';
import { spokenSpan } from '#server/domain/spoken-time.ts';

const anItem = (
  number: number,
  title: string,
  parts: [title: string, pageCount: number][],
): PacketItem => ({
  itemId: AgendaItemId.parse(randomUUID()),
  number,
  title,
  parts: parts.map(([partTitle, pageCount]) => ({
    documentId: DocumentId.parse(randomUUID()),
    versionId: VersionId.parse(randomUUID()),
    title: partTitle,
    pageCount,
  })),
});

const titles = fc.string({ minLength: 1, maxLength: 300 });
const agendas = fc
  .array(
    fc.tuple(titles, fc.array(fc.tuple(titles, fc.integer({ min: 1, max: 40 })), { maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((all) => all.map(([title, parts], index) => anItem(index + 1, title, parts)));

describe('the plan of a packet', () => {
  it('puts the documents one behind the other after cover and contents', () => {
    fc.assert(
      fc.property(agendas, (items) => {
        const plan = planPacket(items);
        let next = plan.contentsPages + 2;
        for (const { firstPage, pageCount } of plan.items.flatMap((item) => item.parts)) {
          expect(firstPage).toBe(next);
          next += pageCount;
        }
        expect(plan.pageCount).toBe(next - 1);
        expect(footersOf(plan)).toHaveLength(plan.pageCount);
      }),
    );
  });

  it('breaks no entry of the contents over two pages and loses none', () => {
    fc.assert(
      fc.property(agendas, (items) => {
        const { contents, contentsPages } = planPacket(items);
        const entries = items.reduce((sum, item) => sum + 1 + item.parts.length, 0);
        expect(contents).toHaveLength(entries);
        for (const { sheet, line, lines } of contents) {
          expect(line + lines.length).toBeLessThanOrEqual(CONTENTS_LINES);
          expect(sheet).toBeLessThan(contentsPages);
        }
      }),
    );
  });

  it('numbers an item by its place in the agenda, and leaves one without documents without a page', () => {
    const plan = planPacket([anItem(1, 'Khai mạc', []), anItem(2, 'Báo cáo', [['Tờ trình', 4]])]);
    expect(plan.contents.map(({ lines, page }) => [lines.join(' '), page])).toEqual([
      ['1. Khai mạc', null],
      ['2. Báo cáo', 3],
      ['Tờ trình', 3],
    ]);
    expect(footersOf(plan)).toEqual([
      null,
      'Mục lục · Trang 2/6',
      ...[3, 4, 5, 6].map((page) => `2. Tờ trình · Trang ${page}/6`),
    ]);
  });

  it('keeps a title within three lines, a word that is longer than a line too', () => {
    fc.assert(
      fc.property(titles, (title) => {
        expect(wrapTitle(title, 60).length).toBeLessThanOrEqual(3);
      }),
    );
    expect(wrapTitle('x'.repeat(500), 60).at(-1)).toMatch(/…$/);
  });
});

it('a page is heavy by its bytes or by its pixels; pictures come in few widths', () => {
  const pages = [
    { bytes: 100_000, pixels: 4_000_000 },
    { bytes: 700_000, pixels: 0 },
    { bytes: 40_000, pixels: 8_700_000 },
  ];
  expect(heavyPagesOf(pages)).toEqual([2, 3]);
  expect([1, 800, 801, 9000].map(imageWidthFor)).toEqual([264, 800, 1200, 2400]);
});

it('the time of a meeting is that of Vietnam, with the day once', () => {
  const at = (text: string) => new Date(text);
  expect(spokenSpan(at('2026-12-01T00:30:00Z'), at('2026-12-01T04:00:00Z'))).toBe(
    '07 giờ 30 – 11 giờ 00, ngày 01/12/2026',
  );
  expect(spokenSpan(at('2026-12-01T01:00:00Z'), at('2026-12-02T01:00:00Z'))).toBe(
    '08 giờ 00, ngày 01/12/2026 – 08 giờ 00, ngày 02/12/2026',
  );
});
