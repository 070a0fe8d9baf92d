import type { PagePoint, Shape } from '../notes/annotation-body.ts';

/** The corners of an arrow's head: the tip's two barbs, as long as the line is broad enough to show. */
export function arrowBarbs({
  from,
  to,
  widthPt,
}: Pick<Shape, 'from' | 'to' | 'widthPt'>): [PagePoint, PagePoint] {
  const length = Math.min(Math.hypot(to[0] - from[0], to[1] - from[1]), 8 + 3 * widthPt);
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const barb = (turn: number): PagePoint => [
    round(to[0] - length * Math.cos(angle + turn)),
    round(to[1] - length * Math.sin(angle + turn)),
  ];
  return [barb(Math.PI / 7), barb(-Math.PI / 7)];
}

/** The SVG path of a shape's outline in page space. */
export function shapePath(shape: Shape): string {
  const { from, to } = shape;
  const line = `M${at(from)}L${at(to)}`;
  switch (shape.shape) {
    case 'line':
      return line;
    case 'arrow': {
      const [left, right] = arrowBarbs(shape);
      return `${line}M${at(left)}L${at(to)}L${at(right)}`;
    }
    case 'rectangle':
      return `M${at(from)}L${at([to[0], from[1]])}L${at(to)}L${at([from[0], to[1]])}Z`;
    case 'ellipse': {
      const [rx, ry] = [round(Math.abs(to[0] - from[0]) / 2), round(Math.abs(to[1] - from[1]) / 2)];
      const middle = round((from[1] + to[1]) / 2);
      const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
      const arc = (x: number) => `A${rx} ${ry} 0 0 1 ${round(x)} ${middle}`;
      return `M${round(left)} ${middle}${arc(right)}${arc(left)}Z`;
    }
  }
}

/** The end of a line that is held to the nearest eighth of a turn, of a figure that is held to equal sides (Shift). */
export function evened(shape: Shape['shape'], from: PagePoint, to: PagePoint): PagePoint {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (shape === 'rectangle' || shape === 'ellipse') {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    return [from[0] + side * Math.sign(dx || 1), from[1] + side * Math.sign(dy || 1)];
  }
  const eighth = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
  const length = Math.hypot(dx, dy);
  return [round(from[0] + length * Math.cos(eighth)), round(from[1] + length * Math.sin(eighth))];
}

function at([x, y]: PagePoint): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
