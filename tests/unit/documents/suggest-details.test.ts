import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DocumentKind } from '#contract/http/document-details.ts';
import { suggestDetails } from '#server/domain/suggest-details.ts';

const kinds = [
  'Tờ trình',
  'Báo cáo',
  'Dự thảo nghị quyết',
  'Dự thảo quyết định',
  'Nghị quyết',
  'Quyết định',
  'Kế hoạch',
  'Công văn',
  'Phụ lục',
].map((name) => DocumentKind.parse({ kindId: randomUUID(), name }));

function suggested(fileName: string, firstPage: string | null = null) {
  const { kindId, ...rest } = suggestDetails({ fileName, firstPage, kinds });
  return { kind: kinds.find((kind) => kind.kindId === kindId)?.name ?? null, ...rest };
}

const HEAD = (number: string, place: string, ...title: string[]) =>
  `
   UBND TỈNH AN GIANG              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
UBND HUYỆN CHÂU THÀNH                 Độc lập - Tự do - Hạnh phúc
      Số: ${number}                       ${place}
${title.join('\n')}

  Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ…
`;

describe('what the head of the first page says', () => {
  it.each([
    ['45/BC-UBND', '45/BC-UBND', 'BÁO CÁO', 'Báo cáo'],
    ['125 /TTr-UBND', '125/TTr-UBND', 'TỜ TRÌNH', 'Tờ trình'],
    ['12/2026/QĐ-UBND', '12/2026/QĐ-UBND', 'QUYẾT ĐỊNH', 'Quyết định'],
    ['30/2026/NQ - HĐND', '30/2026/NQ-HĐND', 'NGHỊ QUYẾT', 'Nghị quyết'],
    ['07/UBND-NV', '07/UBND-NV', 'Kính gửi: UBND các xã, thị trấn', 'Công văn'],
  ])('Số: %s is read as %s, with "%s" a %s', (written, docNumber, title, kind) => {
    const page = HEAD(written, 'Châu Thành, ngày 05 tháng 11 năm 2026', `        ${title}`);
    expect(suggested('quét.pdf', page)).toEqual({ kind, docNumber, datedOn: '2026-11-05' });
  });

  it('reads a draft as a draft, with neither number nor day while they are open', () => {
    const page = HEAD(
      '     /NQ-UBND',
      'Châu Thành, ngày     tháng 11 năm 2026',
      'DỰ THẢO',
      'NGHỊ QUYẾT',
    );
    expect(suggested('quét.pdf', page)).toEqual({
      kind: 'Dự thảo nghị quyết',
      docNumber: null,
      datedOn: null,
    });
  });

  it('never takes the number or the day of a document that is only referred to', () => {
    const page =
      'Kính thưa đồng chí,\n\ntheo Công văn số 12/UBND-VX của huyện, ngày 01 tháng 02 năm 2026';
    expect(suggested('ý kiến.docx', page)).toMatchObject({ docNumber: null });
    const late = `${'dòng\n'.repeat(30)}Số: 9/BC-UBND   An Châu, ngày 01 tháng 02 năm 2026`;
    expect(suggested('ý kiến.docx', late)).toEqual({ kind: null, docNumber: null, datedOn: null });
  });

  it('does not believe a day that is in no calendar', () => {
    const page = HEAD('1/BC-UBND', 'Châu Thành, ngày 31 tháng 02 năm 2026', 'BÁO CÁO');
    expect(suggested('quét.pdf', page).datedOn).toBeNull();
  });

  it('decides before the name of the file', () => {
    const page = HEAD('46/BC-UBND', 'Châu Thành, ngày 05 tháng 11 năm 2026', 'BÁO CÁO');
    expect(suggested('45-KH-UBND.pdf', page)).toMatchObject({
      kind: 'Báo cáo',
      docNumber: '46/BC-UBND',
    });
  });
});

describe('what the name of the file says', () => {
  it.each([
    ['45-BC-UBND.docx', 'Báo cáo', '45/BC-UBND'],
    ['125_TTr_UBND.pdf', 'Tờ trình', '125/TTr-UBND'],
    ['12.KH-UBND (bản ký).pdf', 'Kế hoạch', '12/KH-UBND'],
    ['du-thao-nghi-quyet.pdf', 'Dự thảo nghị quyết', null],
    ['Nghị quyết phiên họp.docx', 'Nghị quyết', null],
    ['phu-luc-so-lieu-2021.xlsx', 'Phụ lục', null],
    ['2026-11-05 danh sách.xlsx', null, null],
    ['10 điều cần biết.pdf', null, null],
    ['scan0001.pdf', null, null],
  ])('%s: kind %s, number %s', (fileName, kind, docNumber) => {
    expect(suggested(fileName)).toEqual({ kind, docNumber, datedOn: null });
  });

  it('names no kind that was taken out of the catalogue', () => {
    const nothing = suggestDetails({ fileName: 'bao-cao.pdf', firstPage: null, kinds: [] });
    expect(nothing).toEqual({ kindId: null, docNumber: null, datedOn: null });
  });
});
