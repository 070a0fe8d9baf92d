import ExcelJs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { gatherComments } from '#server/domain/gather-comments.ts';
import { writeCommentTable } from '#server/forms/write-comment-table.ts';
import type { CommentTable } from '#server/services/ports/comment-table-writer.ts';
import { aComment, aCommentThread } from '#tests/support/a-comment-thread.ts';
import { openZip } from '#tests/support/open-zip.ts';

const AN_HOA = 'UBND xã An Hòa';
const removed = { ...aComment('', AN_HOA), status: 'removed' } as const;
const rows = gatherComments([
  {
    title: 'Tờ trình số 12/TTr-UBND',
    threads: [
      aCommentThread({ page: 3, comments: [aComment('Ý kiến trang 3')] }),
      aCommentThread({
        page: 2,
        anchor: {
          kind: 'passage',
          quote: 'hoàn thành trước ngày 30 tháng 6',
          rects: [[1, 2, 3, 4]],
          clause: 'Điều 5, khoản 2',
        },
        progress: { state: 'resolved', by: aComment('').author, at: '2026-03-08T02:00:00.000Z' },
        comments: [
          aComment('=SUM(A1) Đề nghị lùi thời hạn\u0007', AN_HOA, 'Chủ tịch xã'),
          aComment('Tiếp thu, sửa thành ngày 30 tháng 9', 'UBND huyện', 'Thư ký'),
        ],
      }),
      aCommentThread({ comments: [removed, aComment('Đồng ý')] }),
    ],
  },
  {
    title: 'Báo cáo số 45/BC-UBND',
    threads: [aCommentThread({ comments: [aComment('Ý kiến khác')] })],
  },
]);
const table: CommentTable = {
  unitName: 'UBND huyện Châu Thành',
  meetingTitle: 'Phiên họp thường kỳ tháng 3',
  documentTitle: null,
  rows,
  madeAt: new Date('2026-02-05T01:00:00Z'),
  mark: null,
};

describe('gathered comments', () => {
  it('stand by unit, then in the order of the agenda and the pages; what was removed makes no line', () => {
    expect(rows.map((row) => [row.unitName, row.documentTitle, row.page])).toEqual([
      [AN_HOA, 'Tờ trình số 12/TTr-UBND', 2],
      ['UBND xã Bình Hòa', 'Tờ trình số 12/TTr-UBND', 3],
      ['UBND xã Bình Hòa', 'Báo cáo số 45/BC-UBND', 1],
    ]);
  });

  it('carry passage, clause and answers', () => {
    expect(rows[0]).toMatchObject({
      clause: 'Điều 5, khoản 2',
      quote: 'hoàn thành trước ngày 30 tháng 6',
      answers: [{ name: 'Thư ký', text: 'Tiếp thu, sửa thành ngày 30 tháng 9' }],
      state: 'resolved',
    });
  });
});

describe('as XLSX', () => {
  it('are a sheet that prints on A4 with its heading repeated and can be filtered; what looks like a formula stays text', async () => {
    const workbook = new ExcelJs.Workbook();
    const bytes = await writeCommentTable(table, 'xlsx');
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      printTitlesRow: '5:5',
      fitToWidth: 1,
    });
    expect(sheet?.autoFilter).toBeTruthy();
    const texts = (row: number) => Object.values(sheet?.getRow(row).values ?? []);
    expect(texts(5)).toEqual([
      'STT',
      'Cơ quan',
      'Người góp ý',
      'Trang/Điều khoản',
      'Nội dung trích',
      'Ý kiến góp ý',
      'Trả lời/tiếp thu',
      'Trạng thái',
    ]);
    expect(texts(6)).toEqual([
      1,
      AN_HOA,
      'Chủ tịch xã',
      'Tờ trình số 12/TTr-UBND\nĐiều 5, khoản 2 (trang 2)',
      'hoàn thành trước ngày 30 tháng 6',
      '=SUM(A1) Đề nghị lùi thời hạn',
      'Thư ký: Tiếp thu, sửa thành ngày 30 tháng 9',
      'Đã giải quyết',
    ]);
    expect(sheet?.rowCount).toBe(8);
  });
});

describe('as DOCX', () => {
  it('are a table lying down below the national title block, its heading repeated on each page', async () => {
    const parts = await openZip(await writeCommentTable(table, 'docx'));
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="168\d\d"[^>]*w:h="119\d\d"[^>]*w:orient="landscape"/);
    expect(xml).toContain('<w:tblHeader/>');
    const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc');
    expect(text).toContain('Ngày 05 tháng 02 năm 2026');
    expect(text).toContain('UBND HUYỆN CHÂU THÀNH');
    expect(text).toContain('Đề nghị lùi thời hạn\n');
    expect(text).toContain('Tổng số: 3 góp ý, trong đó 1 đã giải quyết, 2 chưa giải quyết.');
    expect(xml).not.toContain('\u0007');
    expect(new Set(xml.match(/w:ascii="[^"]*"/g))).toEqual(new Set(['w:ascii="Times New Roman"']));
  });
});

describe('with passages of internal documents', () => {
  const MARK = 'LƯU HÀNH NỘI BỘ – Thư ký – Phòng Nội vụ & Lao động – 05/02/2026 08:00';
  const marked = { ...table, mark: 'Thư ký – Phòng Nội vụ & Lao động – 05/02/2026 08:00' };

  it('the DOCX says on every page who took it along, the first included', async () => {
    const parts = await openZip(await writeCommentTable(marked, 'docx'));
    const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    expect(feet).toHaveLength(2);
    for (const [, xml] of feet)
      expect(xml.replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')).toBe(MARK);
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml.match(/<w:footerReference w:type="(first|default)"/g)).toHaveLength(2);
    const plain = await openZip(await writeCommentTable(table, 'docx'));
    expect([...plain.keys()].filter((name) => name.includes('footer'))).toEqual([]);
  });

  it('the XLSX says it above the table and at the foot of what is printed', async () => {
    const sheetOf = async (of: CommentTable) => {
      const workbook = new ExcelJs.Workbook();
      const bytes = await writeCommentTable(of, 'xlsx');
      await workbook.xlsx.load(new Uint8Array(bytes).buffer);
      return workbook.worksheets[0];
    };
    const sheet = await sheetOf(marked);
    expect(sheet?.getCell(5, 1).value).toBe(MARK);
    expect(sheet?.getCell(6, 1).value).toBe('STT');
    expect(sheet?.pageSetup.printTitlesRow).toBe('6:6');
    expect(sheet?.headerFooter.oddFooter).toBe(`&L${MARK.replace('&', '&&')}&R&P / &N`);
    expect((await sheetOf(table))?.headerFooter.oddFooter).toBe('&R&P / &N');
    const long = await sheetOf({ ...table, mark: 'x'.repeat(400) });
    expect(long?.headerFooter.oddFooter?.length).toBeLessThan(255);
  });
});
