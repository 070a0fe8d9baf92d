import ExcelJs from 'exceljs';

const FONT = { name: 'Times New Roman', size: 12 };
const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const MARGIN_INCHES = 20 / 25.4;
/** A4 in the numbering of the format. */
const A4 = 9;
/** The format takes 255 letters in a footer, the page's number among them. */
const MOST_FOOTER_LETTERS = 200;
/** The width of a column for each part of its share, in letters of the format's own measure. */
const WIDTH_PER_SHARE = 1.4;
const LINE_POINTS = 16;
/** The format knows no higher row. */
const MOST_POINTS = 409;

/** A table that is read on the screen and printed; `share` is a column's part of the width, numbers stay numbers. */
export type PrintedSheet = {
  name: string;
  columns: readonly { title: string; share: number }[];
  /** Lines over the table, each across all columns: whose it is, its title, what it is about, then sums. */
  above: readonly [unit: string, title: string, subject: string, ...sums: string[]];
  rows: readonly (readonly (string | number)[])[];
  /** What stands at the foot of every page and over the table; null for nothing. */
  mark: string | null;
};

/** Writes a table as XLSX: one line each, to be filtered; printed on A4 lying down with the heading on every page. */
export async function writePrintedSheet(table: PrintedSheet): Promise<Buffer> {
  const workbook = new ExcelJs.Workbook();
  const { columns, mark } = table;
  // The foot is printed alone: on the screen the mark stands above the table.
  const above = [...table.above, ...(mark === null ? [] : [mark])];
  const headRow = above.length + 1;
  const sheet = workbook.addWorksheet(table.name, {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
      margins: {
        left: 30 / 25.4,
        right: MARGIN_INCHES,
        top: MARGIN_INCHES,
        bottom: MARGIN_INCHES,
        header: 0.3,
        footer: 0.3,
      },
    },
    headerFooter: { oddFooter: `${mark === null ? '' : `&L${footerText(mark)}`}&R&P / &N` },
  });
  const last = columns.length;
  sheet.columns = columns.map(({ share }) => ({ width: share * WIDTH_PER_SHARE }));
  for (const [index, text] of above.entries()) {
    sheet.mergeCells(index + 1, 1, index + 1, last);
    const cell = sheet.getCell(index + 1, 1);
    const isSum = index > 2 && text !== mark;
    cell.value = text;
    cell.font = { ...FONT, bold: !isSum, size: index === 1 ? 14 : 12 };
    cell.alignment = {
      wrapText: true,
      vertical: 'middle',
      horizontal: index === 1 || index === 2 ? 'center' : 'left',
    };
  }
  // A merged cell does not grow with its text: a long title gets a second line.
  sheet.getRow(3).height = 34;
  const head = sheet.addRow(columns.map(({ title }) => title));
  head.height = heightOf(
    columns,
    columns.map(({ title }) => title),
  );
  head.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.border = BORDER;
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  });
  for (const cells of table.rows) {
    const row = sheet.addRow([...cells]);
    row.height = heightOf(columns, cells);
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = FONT;
      cell.border = BORDER;
      cell.alignment = { wrapText: true, vertical: 'top' };
    });
  }
  sheet.autoFilter = {
    from: { row: headRow, column: 1 },
    to: { row: headRow + table.rows.length, column: last },
  };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A text in a footer, where `&` begins an order. */
function footerText(text: string): string {
  return text.slice(0, MOST_FOOTER_LETTERS).toWellFormed().replaceAll('&', '&&');
}

/** The height that the longest of a line's cells needs: not every program grows a row with its wrapped text. In points. */
function heightOf(columns: PrintedSheet['columns'], cells: readonly (string | number)[]): number {
  const lines = cells.map((cell, index) => {
    const letters = (columns[index]?.share ?? 1) * WIDTH_PER_SHARE - 1;
    return String(cell)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  });
  return Math.min(MOST_POINTS, (Math.max(...lines) + 0.5) * LINE_POINTS);
}
