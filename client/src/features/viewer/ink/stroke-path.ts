import { getStroke } from 'perfect-freehand';
import type { Stroke } from '#contract/live/ink.ts';

type Points = Stroke['points'];
type Drawn = Pick<Stroke, 'tool' | 'widthPt' | 'points'>;

/** The SVG path of a stroke in page space: the outline of a pen's line, the middle line of a highlighter's. */
export function strokePath(stroke: Drawn, finished: boolean): string {
  return stroke.tool === 'pen'
    ? penOutline(stroke.points, stroke.widthPt, finished)
    : middleLine(stroke.points);
}

function penOutline(points: Points, widthPt: number, finished: boolean): string {
  const pressed = points.some(([, , pressure]) => pressure !== 0.5);
  const outline = getStroke(points, {
    size: widthPt,
    thinning: pressed ? 0.6 : 0.25,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: !pressed,
    last: finished,
  });
  return closedCurve(outline);
}

/** Joins the corners by quadratic curves through the middles of the sides. */
function closedCurve(corners: [number, number][]): string {
  const first = corners[0];
  if (!first) return '';
  let path = `M${round(first[0])} ${round(first[1])}Q`;
  corners.forEach(([x, y], index) => {
    const next = corners[(index + 1) % corners.length] ?? first;
    path += `${round(x)} ${round(y)} ${round((x + next[0]) / 2)} ${round((y + next[1]) / 2)} `;
  });
  return `${path.trimEnd()}Z`;
}

function middleLine(points: Points): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const start = `M${round(first[0])} ${round(first[1])}`;
  // A line of no length draws nothing without a step, however small.
  if (rest.length === 0) return `${start}l0.01 0`;
  return start + rest.map(([x, y]) => `L${round(x)} ${round(y)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
