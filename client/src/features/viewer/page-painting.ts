import type { RenderTask } from 'pdfjs-dist';
import type { PageSource } from './page-source.ts';
import type { Turn } from './page-space.ts';
import type { Cutout } from './page-viewport.ts';

/** A canvas that is being painted; `promise` rejects with `PaintingGivenUp` once it was cancelled. */
export type Painting = { promise: Promise<void>; cancel: () => void };

/** The painting was cancelled: somebody wants to see something else. */
export class PaintingGivenUp extends Error {
  constructor() {
    super('the painting was given up');
    this.name = 'PaintingGivenUp';
  }
}

/** Paints a page, or what is cut out of it, at `density` device pixels per point: its picture where there is one, else drawn. */
export function paint(
  canvas: HTMLCanvasElement,
  source: PageSource,
  of: { page: number; turn: Turn; density: number; cutout: Cutout },
): Painting {
  const leaving = new AbortController();
  let drawing: RenderTask | null = null;
  const work = async () => {
    const { page, turn, density, cutout } = of;
    const isLying = turn === 90 || turn === 270;
    const address = source.pictureOf(page, isLying ? cutout.whole.height : cutout.whole.width);
    if (address && (await paintPicture(canvas, address, of, leaving.signal))) return;
    const proxy = await source.getPage(page);
    if (leaving.signal.aborted) throw new PaintingGivenUp();
    const rotation = (proxy.rotate + turn) % 360;
    const offset = { offsetX: -cutout.x, offsetY: -cutout.y };
    drawing = proxy.render({
      canvas,
      viewport: proxy.getViewport({ scale: density, rotation, ...offset }),
    });
    await drawing.promise;
  };
  const promise = work().catch((cause: unknown) => {
    throw leaving.signal.aborted ? new PaintingGivenUp() : cause;
  });
  // Whoever waits for it sees that it was given up; nobody else has to.
  promise.catch(() => undefined);
  return {
    promise,
    cancel: () => {
      leaving.abort();
      drawing?.cancel();
    },
  };
}

/** Fetches a picture and puts it on the canvas; false when the server has none: then the page is drawn after all. */
async function paintPicture(
  canvas: HTMLCanvasElement,
  address: string,
  { turn, cutout }: { turn: Turn; cutout: Cutout },
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) return false;
  const picture = await createImageBitmap(await answer.blob());
  try {
    if (signal.aborted) throw new PaintingGivenUp();
    const pen = canvas.getContext('2d', { alpha: false });
    if (!pen) return false;
    const { width, height } = cutout.whole;
    const isLying = turn === 90 || turn === 270;
    const upright = isLying ? { width: height, height: width } : { width, height };
    pen.imageSmoothingQuality = 'high';
    pen.translate(width / 2 - cutout.x, height / 2 - cutout.y);
    pen.rotate((turn * Math.PI) / 180);
    pen.drawImage(picture, -upright.width / 2, -upright.height / 2, upright.width, upright.height);
    return true;
  } finally {
    picture.close();
  }
}
