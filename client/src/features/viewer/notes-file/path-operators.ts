/** How far the control points of a quarter of an ellipse lie from its ends, in radii. */
const QUARTER = 0.5523;

/** The operators of a PDF for a path as this program writes it: M, L, l, Q, half ellipses (A) and Z. */
export function pathOperators(path: string): string {
  let at: [number, number] = [0, 0];
  const operators: string[] = [];
  for (const [, letter = '', rest = ''] of path.matchAll(/([MLlQAZ])([^MLlQAZ]*)/g)) {
    const n = rest
      .trim()
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
    switch (letter) {
      case 'M':
        at = pair(n, 0);
        operators.push(`${numbers(at)} m`);
        break;
      case 'L':
        at = pair(n, 0);
        operators.push(`${numbers(at)} l`);
        break;
      case 'l':
        at = [at[0] + (n[0] ?? 0), at[1] + (n[1] ?? 0)];
        operators.push(`${numbers(at)} l`);
        break;
      case 'Q':
        for (let i = 0; i + 3 < n.length; i += 4) {
          const [control, end] = [pair(n, i), pair(n, i + 2)];
          operators.push(`${numbers(third(at, control), third(end, control), end)} c`);
          at = end;
        }
        break;
      case 'A': {
        const [rx, ry] = pair(n, 0);
        const end = pair(n, 5);
        operators.push(halfEllipse(at, end, rx, ry));
        at = end;
        break;
      }
      default:
        operators.push('h');
    }
  }
  return operators.join(' ');
}

/** Half of an ellipse between two ends on one height, clockwise as it is read (y down). */
function halfEllipse(
  from: readonly [number, number],
  to: readonly [number, number],
  rx: number,
  ry: number,
): string {
  const side = Math.sign(to[0] - from[0]) || 1;
  const [x, y] = [(from[0] + to[0]) / 2, from[1]];
  const top: [number, number] = [x, y - side * ry];
  const [kx, ky] = [QUARTER * rx * side, QUARTER * ry * side];
  return [
    `${numbers([from[0], y - ky], [top[0] - kx, top[1]], top)} c`,
    `${numbers([top[0] + kx, top[1]], [to[0], y - ky], to)} c`,
  ].join(' ');
}

function third(end: readonly [number, number], control: readonly [number, number]) {
  return [end[0] + (2 / 3) * (control[0] - end[0]), end[1] + (2 / 3) * (control[1] - end[1])];
}

function pair(n: readonly number[], i: number): [number, number] {
  return [n[i] ?? 0, n[i + 1] ?? 0];
}

function numbers(...points: readonly (readonly number[])[]): string {
  return points
    .flat()
    .map((value) => Math.round(value * 100) / 100)
    .join(' ');
}
