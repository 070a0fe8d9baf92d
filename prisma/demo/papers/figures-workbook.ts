import ExcelJs, { type Workbook, type Worksheet } from 'exceljs';
import { COMMUNES } from '../units.ts';
import { FIGURES_2021 as F } from './figures.ts';

const FONT = { name: 'Times New Roman', size: 13 };
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

function sheetOf(workbook: Workbook, name: string, title: string, widths: number[]): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.mergeCells(1, 1, 1, widths.length);
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { ...FONT, bold: true };
  sheet.getCell(1, 1).alignment = { horizontal: 'center', wrapText: true };
  sheet.getRow(1).height = 40;
  return sheet;
}

function addRow(
  sheet: Worksheet,
  values: (string | number | { formula: string })[],
  isHead = false,
): void {
  const row = sheet.addRow(values);
  row.eachCell((cell) => {
    cell.font = { ...FONT, bold: isHead };
    cell.border = BORDER;
    cell.alignment = {
      wrapText: true,
      vertical: 'middle',
      ...(isHead ? { horizontal: 'center' } : {}),
    };
    if (typeof cell.value !== 'string') cell.numFmt = '[$-42A]#,##0';
  });
}

/** The appendix of figures of report 45/BC-UBND as a workbook of two sheets, with sums as formulas. */
export async function figuresWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const figures = sheetOf(
    workbook,
    'Số liệu',
    'PHỤ LỤC SỐ LIỆU CẢI CÁCH HÀNH CHÍNH NĂM 2021',
    [8, 62, 18],
  );
  addRow(figures, ['TT', 'Chỉ tiêu', 'Số lượng'], true);
  const rows: [string, number][] = [
    ['Cơ quan, đơn vị có tài khoản thư điện tử', F.mail.agencies],
    ['Trường học có tài khoản thư điện tử', F.mail.schools],
    ['Cá nhân có tài khoản thư điện tử', F.mail.persons],
    ['Hồ sơ huyện trả trước hẹn', F.districtOneStop.early],
    ['Hồ sơ huyện trả đúng hẹn', F.districtOneStop.onTime],
    ['Hồ sơ huyện đang giải quyết', F.districtOneStop.inHand],
    ['Hồ sơ xã, thị trấn tiếp nhận', F.communeOneStop.received],
    ['Hồ sơ xã, thị trấn trả trước hẹn và đúng hẹn', F.communeOneStop.earlyOrOnTime],
    ['Hồ sơ qua bưu chính công ích', F.byPost],
    ['Mức độ 3 cấp huyện: hồ sơ trực tuyến', F.onlineLevel3.district[0]],
    ['Mức độ 3 cấp huyện: tổng hồ sơ', F.onlineLevel3.district[1]],
    ['Mức độ 3 cấp xã: hồ sơ trực tuyến', F.onlineLevel3.communes[0]],
    ['Mức độ 3 cấp xã: tổng hồ sơ', F.onlineLevel3.communes[1]],
    ['Mức độ 4 cấp huyện: hồ sơ trực tuyến', F.onlineLevel4.district[0]],
    ['Mức độ 4 cấp huyện: tổng hồ sơ', F.onlineLevel4.district[1]],
    ['Mức độ 4 cấp xã: hồ sơ trực tuyến', F.onlineLevel4.communes[0]],
    ['Mức độ 4 cấp xã: tổng hồ sơ', F.onlineLevel4.communes[1]],
  ];
  for (const [index, [name, count]] of rows.entries()) addRow(figures, [index + 1, name, count]);
  addRow(figures, [
    rows.length + 1,
    'Hồ sơ huyện tiếp nhận (cộng dòng 4 đến 6)',
    { formula: 'SUM(C6:C8)' },
  ]);
  const sites = sheetOf(
    workbook,
    'Điểm cầu',
    'THIẾT BỊ HỘI NGHỊ TRUYỀN HÌNH TẠI CÁC ĐIỂM CẦU',
    [8, 52, 28],
  );
  addRow(sites, ['TT', 'Điểm cầu', 'Thiết bị hội nghị truyền hình'], true);
  for (const [index, name] of [
    'UBND huyện',
    ...COMMUNES.map(({ fullName }) => fullName),
  ].entries()) {
    addRow(sites, [index + 1, name, 'Đã lắp đặt']);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
