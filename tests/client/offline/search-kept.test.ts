import { describe, expect, it } from 'vitest';
import type { KeptVersion, KeptView } from '#client/offline/kept-documents.ts';
import { searchKept } from '#client/offline/search-kept.ts';

const PAPERS: Record<string, string[]> = {
  'Báo cáo số 12/BC-TNTKQ': ['Hồ sơ đất đai trả trước hạn', 'Số hồ sơ: 97.630; về đất có đai sắt'],
  'Kế hoạch số 3/KH-UBND': ['Đại hội bàn về đất, hồ sơ và bản đồ'],
  'Tờ trình': ['Không liên quan'],
};

const kept = Object.keys(PAPERS).map(
  (title, index) =>
    ({
      versionId: title,
      documentId: title,
      title,
      fileName: `tep-${index}.pdf`,
      pageCount: 2,
      itemId: `i${index}`,
      itemTitle: 'Nội dung',
      unitId: `u${index}`,
      unitName: 'UBND huyện',
      meeting: {
        meetingId: `m${index % 2}`,
        title: 'Phiên họp',
        startsAt: `2026-11-2${index}T01:00:00Z`,
        phase: 'released',
      },
      sizeBytes: 1,
      keptBytes: 1,
      hasTexts: true,
    }) as unknown as KeptVersion,
);
const documents = {
  load: async () => undefined,
  view: () =>
    ({ versions: new Map(kept.map((one) => [one.versionId, one])) }) as unknown as KeptView,
  texts: async (versionId: string) => PAPERS[versionId] ?? null,
};
const find = (q: string, more: object = {}) => searchKept(documents, { q, ...more });
const titles = async (q: string, more = {}) =>
  (await find(q, more)).documents.map(({ title }) => title.text);

describe('a search on the device', () => {
  it('finds with and without diacritics; words that stand together come first', async () => {
    const { documents: found, searched } = await find('ho so dat dai');
    expect(searched).toBe(3);
    expect(found.map(({ title }) => title.text)).toEqual([
      'Báo cáo số 12/BC-TNTKQ',
      'Kế hoạch số 3/KH-UBND',
    ]);
    const [best] = found[0]?.pages ?? [];
    expect(best?.page).toBe(1);
    const [start, end] = best?.snippet.marks[0] ?? [0, 0];
    expect(best?.snippet.text.slice(start, end)).toBe('Hồ sơ đất đai');
  });

  it('takes quotes and diacritics at their word', async () => {
    expect(await titles('"bàn về đất"')).toEqual(['Kế hoạch số 3/KH-UBND']);
    expect(await titles('"bản về đất"')).toEqual([]);
  });

  it('wants all words on one page', async () => {
    expect(await titles('trước hạn sắt')).toEqual([]);
  });

  it('finds by number and symbol, title and file name', async () => {
    expect(await titles('12/BC-TNTKQ')).toEqual(['Báo cáo số 12/BC-TNTKQ']);
    expect(await titles('to trinh')).toEqual(['Tờ trình']);
    expect(await titles('tep-1')).toEqual(['Kế hoạch số 3/KH-UBND']);
  });

  it('is narrowed by meeting, item, unit and time', async () => {
    expect(await titles('ho so', { meetingId: 'm1' })).toEqual(['Kế hoạch số 3/KH-UBND']);
    expect(await titles('ho so', { itemId: 'i0' })).toEqual(['Báo cáo số 12/BC-TNTKQ']);
    expect(await titles('ho so', { unitId: 'u1' })).toEqual(['Kế hoạch số 3/KH-UBND']);
    expect(await titles('ho so', { from: '2026-11-21T00:00:00Z' })).toEqual([
      'Kế hoạch số 3/KH-UBND',
    ]);
    expect(await titles('ho so', { to: '2026-11-21T00:00:00Z' })).toEqual([
      'Báo cáo số 12/BC-TNTKQ',
    ]);
  });

  it('finds nothing where nothing was typed', async () => {
    expect(await titles('  …')).toEqual([]);
  });
});
