/** The size of a page as it is meant to be read (its own rotation applied), in PDF points. */
export type PageSize = { widthPt: number; heightPt: number };

/** How far the reader has turned the page clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** How a page stands on the screen; `scale` is CSS pixels per PDF point. */
export type PageView = { size: PageSize; turn: Turn; scale: number };

/** A rectangle in PDF points: x, y of its top left corner, width, height. */
export type PageRect = [x: number, y: number, width: number, height: number];

/** CSS pixels per PDF point at 100 %. */
export const FULL_SCALE = 96 / 72;

/** The size of the sheet on the screen, in CSS pixels. */
export function sheetSize({ size, turn, scale }: PageView): { width: number; height: number } {
  const lying = turn === 90 || turn === 270;
  return {
    width: (lying ? size.heightPt : size.widthPt) * scale,
    height: (lying ? size.widthPt : size.heightPt) * scale,
  };
}

/** From CSS pixels, counted from the sheet's top left corner, to PDF points. */
export function toPage({ size, turn, scale }: PageView, x: number, y: number): [number, number] {
  const a = x / scale;
  const b = y / scale;
  switch (turn) {
    case 0:
      return [a, b];
    case 90:
      return [b, size.heightPt - a];
    case 180:
      return [size.widthPt - a, size.heightPt - b];
    case 270:
      return [size.widthPt - b, a];
  }
}

/** From PDF points to CSS pixels, counted from the sheet's top left corner. */
export function toSheet({ size, turn, scale }: PageView, x: number, y: number): [number, number] {
  switch (turn) {
    case 0:
      return [x * scale, y * scale];
    case 90:
      return [(size.heightPt - y) * scale, x * scale];
    case 180:
      return [(size.widthPt - x) * scale, (size.heightPt - y) * scale];
    case 270:
      return [y * scale, (size.widthPt - x) * scale];
  }
}

/** A box in CSS pixels on the sheet as a rectangle of page space. */
export function rectToPage(
  view: PageView,
  box: { left: number; top: number; width: number; height: number },
): PageRect {
  const [ax, ay] = toPage(view, box.left, box.top);
  const [bx, by] = toPage(view, box.left + box.width, box.top + box.height);
  return [Math.min(ax, bx), Math.min(ay, by), Math.abs(ax - bx), Math.abs(ay - by)];
}

/** The SVG transform that carries page space into a drawing whose unit is a point of the turned sheet. */
export function turnTransform(size: PageSize, turn: Turn): string {
  switch (turn) {
    case 0:
      return 'matrix(1 0 0 1 0 0)';
    case 90:
      return `matrix(0 1 -1 0 ${size.heightPt} 0)`;
    case 180:
      return `matrix(-1 0 0 -1 ${size.widthPt} ${size.heightPt})`;
    case 270:
      return `matrix(0 -1 1 0 0 ${size.widthPt})`;
  }
}

/** A rectangle of the page as a box on the sheet, in CSS pixels, however the page is turned. */
export function boxOf(
  view: PageView,
  [x, y, width, height]: readonly [x: number, y: number, width: number, height: number],
): { left: number; top: number; width: number; height: number } {
  const [ax, ay] = toSheet(view, x, y);
  const [bx, by] = toSheet(view, x + width, y + height);
  return {
    left: Math.min(ax, bx),
    top: Math.min(ay, by),
    width: Math.abs(bx - ax),
    height: Math.abs(by - ay),
  };
}

/** Joins the boxes of one line of text, so that a marked sentence is one bar per line and not one per word. */
export function mergeLines(rects: PageRect[]): PageRect[] {
  const lines: PageRect[] = [];
  const byLeft = rects.filter(([, , width, height]) => width > 0.5 && height > 0.5);
  byLeft.sort((a, b) => a[0] - b[0]);
  for (const rect of byLeft) {
    const line = lines.find((one) => onOneLine(one, rect));
    if (!line) {
      lines.push([...rect]);
      continue;
    }
    const top = Math.min(line[1], rect[1]);
    line[2] = Math.max(line[0] + line[2], rect[0] + rect[2]) - line[0];
    line[3] = Math.max(line[1] + line[3], rect[1] + rect[3]) - top;
    line[1] = top;
  }
  return lines.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

/** Two boxes stand on one line when they share most of their height and no column gap parts them. */
function onOneLine(a: PageRect, b: PageRect): boolean {
  const shared = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  const gap = Math.max(a[0], b[0]) - Math.min(a[0] + a[2], b[0] + b[2]);
  return shared > 0.5 * Math.min(a[3], b[3]) && gap < 2.5 * Math.max(a[3], b[3]);
}
