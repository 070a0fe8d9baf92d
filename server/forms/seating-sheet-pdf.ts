import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import type { Seat } from '#contract/seating/seat-map.ts';
import { SEAT_SIZE } from '#contract/seating/seat-measures.ts';
import type { SeatingSheet } from '#server/services/ports/seating-sheet-writer.ts';
import { linesOf, type SheetFonts, sheetFonts } from './sheet-fonts.ts';

/** Points per millimetre. */
const MM = 72 / 25.4;
/** A4 across, in points. */
const SHEET = { width: 297 * MM, height: 210 * MM };
const EDGE = 14 * MM;
/** What the head takes of the first page. */
const HEAD = 62;
/** A point of the sheet per unit of the room at most: few seats do not become posters. */
const LARGEST_SCALE = 5.5;
const LARGEST_NAME = 10;
const SMALLEST_NAME = 4.5;
const INK = rgb(0.08, 0.13, 0.18);
const LINE = rgb(0.45, 0.5, 0.56);
const TAKEN = rgb(0.93, 0.95, 0.98);

/** Writes the seat map with all names on one page, and the list of seats on those behind it. */
export async function writeSeatingPdf(sheet: SeatingSheet): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle(`Sơ đồ chỗ ngồi - ${sheet.siteName}`);
  document.setLanguage('vi');
  const fonts = await sheetFonts(document);
  drawMap(document.addPage([SHEET.width, SHEET.height]), sheet, fonts);
  drawList(document, sheet, fonts);
  return Buffer.from(await document.save());
}

function drawMap(page: PDFPage, sheet: SeatingSheet, fonts: SheetFonts): void {
  drawHead(page, sheet, fonts);
  const { map } = sheet;
  const room = { width: SHEET.width - 2 * EDGE, height: SHEET.height - 2 * EDGE - HEAD };
  const scale = Math.min(room.width / map.width, room.height / map.height, LARGEST_SCALE);
  const left = (SHEET.width - map.width * scale) / 2;
  const top = SHEET.height - EDGE - HEAD;
  page.drawRectangle({
    x: left,
    y: top - map.height * scale,
    width: map.width * scale,
    height: map.height * scale,
    borderColor: LINE,
    borderWidth: 0.7,
  });
  const nameOf = namesBySeat(sheet);
  for (const seat of map.seats) {
    const corner = {
      x: left + (seat.x - SEAT_SIZE.width / 2) * scale,
      y: top - (seat.y + SEAT_SIZE.height / 2) * scale,
    };
    drawSeat(page, { seat, name: nameOf.get(seat.seatId)?.name ?? '', ...corner, scale }, fonts);
  }
}

function drawHead(page: PDFPage, sheet: SeatingSheet, fonts: SheetFonts): void {
  const middle = SHEET.width / 2;
  const top = SHEET.height - EDGE;
  centred(page, sheet.unitName.toUpperCase(), fonts.bold, 11, middle, top - 8);
  centred(page, `SƠ ĐỒ CHỖ NGỒI – ${sheet.siteName}`, fonts.bold, 15, middle, top - 28);
  centred(page, `${sheet.meetingTitle}, ${sheet.time}`, fonts.regular, 12, middle, top - 46);
}

/** A seat with its label and its name, as large as the name fits. */
function drawSeat(
  page: PDFPage,
  at: { seat: Seat; name: string; x: number; y: number; scale: number },
  fonts: SheetFonts,
): void {
  const [width, height] = [SEAT_SIZE.width * at.scale, SEAT_SIZE.height * at.scale];
  page.drawRectangle({
    x: at.x,
    y: at.y,
    width,
    height,
    borderColor: LINE,
    borderWidth: 0.6,
    ...(at.name !== '' && { color: TAKEN }),
  });
  const middle = at.x + width / 2;
  const labelSize = Math.min(9, height * 0.24);
  centred(page, at.seat.label, fonts.bold, labelSize, middle, at.y + height - labelSize * 1.1);
  if (at.name === '') return;
  const space = height - labelSize * 1.35;
  const { lines, size } = fitted(at.name, fonts.regular, width - 3, space);
  lines.forEach((line, index) => {
    centred(page, line, fonts.regular, size, middle, at.y + space - size * (index + 1) * 1.08);
  });
}

/** The largest size at which a name fits in its seat; at the smallest, what goes beyond is left to the list. */
function fitted(name: string, font: PDFFont, width: number, height: number) {
  for (let size = LARGEST_NAME; ; size -= 0.5) {
    const lines = linesOf(name, font, size, width);
    const isFitting =
      lines.length * size * 1.12 <= height &&
      lines.every((line) => font.widthOfTextAtSize(line, size) <= width);
    if (isFitting) return { lines, size };
    if (size <= SMALLEST_NAME)
      return { lines: lines.slice(0, Math.max(1, Math.floor(height / (size * 1.12)))), size };
  }
}

const ROW = 17;
const COLUMNS = [
  { title: 'Ghế', x: EDGE, width: 44 },
  { title: 'Họ và tên', x: EDGE + 50, width: 250 },
  { title: 'Chức vụ', x: EDGE + 306, width: 230 },
  { title: 'Đơn vị', x: EDGE + 542, width: 216 },
] as const;

/** The list of who sits where, in the order of the seats. */
function drawList(document: PDFDocument, sheet: SeatingSheet, fonts: SheetFonts): void {
  const people = namesBySeat(sheet);
  const taken = sheet.map.seats.filter(({ seatId }) => people.has(seatId));
  const perPage = Math.floor((SHEET.height - 2 * EDGE - 2 * ROW) / ROW);
  for (let first = 0; first < taken.length; first += perPage) {
    const page = document.addPage([SHEET.width, SHEET.height]);
    let y = SHEET.height - EDGE - 12;
    drawRow(page, y, { cells: COLUMNS.map(({ title }) => title), font: fonts.bold });
    for (const { seatId, label } of taken.slice(first, first + perPage)) {
      y -= ROW;
      const person = people.get(seatId);
      const cells = [label, person?.name ?? '', person?.position ?? '', person?.unitName ?? ''];
      drawRow(page, y, { cells, font: fonts.regular });
    }
  }
}

function drawRow(page: PDFPage, y: number, row: { cells: readonly string[]; font: PDFFont }): void {
  COLUMNS.forEach(({ x, width }, index) => {
    const [text = '', more] = linesOf(row.cells[index] ?? '', row.font, 11, width);
    const shown = more === undefined ? text : `${text} …`;
    page.drawText(shown, { x, y, size: 11, font: row.font, color: INK });
  });
  page.drawLine({
    start: { x: EDGE, y: y - 5 },
    end: { x: SHEET.width - EDGE, y: y - 5 },
    thickness: 0.4,
    color: LINE,
  });
}

function namesBySeat({ places, people }: SeatingSheet) {
  const byId = new Map(people.map((person) => [person.userId, person]));
  return new Map(
    places.flatMap(({ seatId, userId }) => {
      const person = byId.get(userId);
      return person ? [[seatId, person] as const] : [];
    }),
  );
}

function centred(
  page: PDFPage,
  text: string,
  font: PDFFont,
  size: number,
  middle: number,
  y: number,
): void {
  const shown = text.normalize('NFC');
  const x = middle - font.widthOfTextAtSize(shown, size) / 2;
  page.drawText(shown, { x, y, size, font, color: INK });
}
