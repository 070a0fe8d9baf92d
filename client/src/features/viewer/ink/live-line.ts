import type { StrokeId, VersionId } from '#contract/ids.ts';
import type { Stroke } from '#contract/live/ink.ts';
import type { Signal } from '#contract/live/wire.ts';
import type { LineStyle } from './ink-tools.ts';
import { strokePath } from './stroke-path.ts';

type Points = Stroke['points'];

const SIGNAL_MS = 50;
const MOST_POINTS_PER_SIGNAL = 200;
/** The look goes with every tenth signal, so that a lost one costs half a second of a wrong colour at most. */
const STYLE_EVERY = 10;

/** The line that is being drawn: it shows on the screen at once and, for followers, in signals about 20 times a second. */
export class LiveLine {
  readonly strokeId: StrokeId;
  readonly style: LineStyle;
  readonly points: Points = [];
  /** Where the browser expects the pen next: drawn ahead, never kept. */
  #expected: Points = [];
  readonly #path: SVGPathElement | null;
  readonly #send: ((points: Points, withStyle: boolean) => void) | null;
  #frame = 0;
  #sentPoints = 0;
  #sentAt = 0;
  #signals = 0;

  constructor(options: {
    strokeId: StrokeId;
    style: LineStyle;
    path: SVGPathElement | null;
    send: ((points: Points, withStyle: boolean) => void) | null;
  }) {
    this.strokeId = options.strokeId;
    this.style = options.style;
    this.#path = options.path;
    this.#send = options.send;
    if (this.#path) dress(this.#path, options.style);
  }

  /** Adds places in page space; `expected` are those that the browser foresees, drawn until it knows better. */
  add(points: Points, expected: Points = []): void {
    this.points.push(...points);
    this.#expected = expected;
    if (this.#frame === 0)
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#path?.setAttribute(
          'd',
          strokePath({ ...this.style, points: [...this.points, ...this.#expected] }, false),
        );
      });
    if (performance.now() - this.#sentAt >= SIGNAL_MS) this.#signal();
  }

  /** Takes the line off the screen; its place is taken by the finished stroke. */
  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#path?.setAttribute('d', '');
  }

  #signal(): void {
    const fresh = this.points.slice(this.#sentPoints).slice(-MOST_POINTS_PER_SIGNAL);
    if (!this.#send || fresh.length === 0) return;
    this.#send(fresh, this.#signals % STYLE_EVERY === 0);
    this.#signals += 1;
    this.#sentPoints = this.points.length;
    this.#sentAt = performance.now();
  }
}

/** The signal that carries the newest points of a line. */
export function drawingSignal(
  place: { versionId: VersionId; page: number; strokeId: StrokeId },
  points: Points,
  style: LineStyle | null,
): Signal {
  return { type: 'drawing', ...place, points, ...(style ? { style } : {}) };
}

function dress(path: SVGPathElement, style: LineStyle): void {
  path.setAttribute('d', '');
  if (style.tool === 'pen') {
    path.setAttribute('fill', style.color);
    path.removeAttribute('stroke');
  } else {
    path.setAttribute('stroke', style.color);
    path.setAttribute('stroke-width', String(style.widthPt));
  }
}
