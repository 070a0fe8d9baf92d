import type { PagePoint, Shape } from '../notes/annotation-body.ts';
import { evened, shapePath } from './shape-path.ts';

/** A shape smaller than this, in PDF points, was a tap and no shape. */
const LEAST_PT = 3;

/** The look of the shape in hand. */
export type ShapeStyle = Pick<Shape, 'shape' | 'color' | 'widthPt'>;

/** The shape that is being drawn from one corner to the other; it shows at once. */
export class LiveShape {
  readonly #style: ShapeStyle;
  readonly #from: PagePoint;
  readonly #path: SVGPathElement | null;
  #to: PagePoint;

  constructor(style: ShapeStyle, from: PagePoint, path: SVGPathElement | null) {
    this.#style = style;
    this.#from = from;
    this.#to = from;
    this.#path = path;
    path?.setAttribute('fill', 'none');
    path?.setAttribute('stroke', style.color);
    path?.setAttribute('stroke-width', String(style.widthPt));
  }

  /** Draws to another corner; `even`: held to equal sides or an eighth of a turn. */
  moveTo(to: PagePoint, even: boolean): void {
    this.#to = even ? evened(this.#style.shape, this.#from, to) : to;
    this.#path?.setAttribute('d', shapePath(this.#body()));
  }

  /** The shape as it was drawn; null when it was but a tap. */
  finished(): Shape | null {
    const [dx, dy] = [this.#to[0] - this.#from[0], this.#to[1] - this.#from[1]];
    return Math.hypot(dx, dy) < LEAST_PT ? null : this.#body();
  }

  /** Takes the shape off the screen; its place is taken by the finished one. */
  close(): void {
    this.#path?.setAttribute('d', '');
    this.#path?.removeAttribute('stroke');
  }

  #body(): Shape {
    const round = ([x, y]: PagePoint): PagePoint => [
      Math.round(x * 100) / 100,
      Math.round(y * 100) / 100,
    ];
    return { kind: 'shape', ...this.#style, from: round(this.#from), to: round(this.#to) };
  }
}
