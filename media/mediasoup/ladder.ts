/** The rungs on which pictures stand, the highest first: what a weak line drops, it drops from below. Sound stands above them all. */
export const RUNGS = ['speaker', 'screen', 'gallery'] as const;

/** Where a picture stands. */
export type Rung = (typeof RUNGS)[number];

/** A layer of a picture with all below it, and what it takes, in kbit/s. */
export type LayerCost = { spatial: number; temporal: number; kbps: number };

/** A picture that a device wants: its layers up to the one that its tile needs, the cheapest first. */
export type WantedPicture = {
  id: string;
  rung: Rung;
  widthPx: number;
  layers: readonly LayerCost[];
  /** Which of them it gets now; −1: none. */
  given: number;
};

/** What a picture is given: an index of its layers, −1 for none. */
export type Shares = ReadonlyMap<string, number>;

/** More than is given now must fit with so much to spare, or a line would be filled and emptied in turns. */
const SPARE = 1.2;

/** A picture before its place is known: whether it is of somebody who is favoured, and what it shows. */
type Placeless = { favoured: boolean; source: 'camera' | 'screen'; widthPx: number };

/**
 * Says where pictures stand: the favoured cameras are the speaker's; while none of them is wanted, the one camera that is shown
 * wider than all others.
 */
export function placeOnLadder<P extends Placeless>(pictures: readonly P[]): (P & { rung: Rung })[] {
  const cameras = pictures.filter(({ source }) => source === 'camera');
  const widest = cameras.toSorted((a, b) => b.widthPx - a.widthPx);
  const [first, second] = widest;
  const isNamed = cameras.some(({ favoured }) => favoured);
  const standsOut = first && first.widthPx > (second?.widthPx ?? 0) ? first : null;
  return pictures.map((picture) => {
    if (picture.source === 'screen') return { ...picture, rung: 'screen' };
    const speaks = isNamed ? picture.favoured : picture === standsOut;
    return { ...picture, rung: speaks ? 'speaker' : 'gallery' };
  });
}

/** The pictures in the order in which they are served: rung by rung, then the wider first. */
export function inOrder<P extends { rung: Rung; widthPx: number }>(pictures: readonly P[]): P[] {
  return pictures.toSorted(
    (a, b) => RUNGS.indexOf(a.rung) - RUNGS.indexOf(b.rung) || b.widthPx - a.widthPx,
  );
}

/**
 * Shares what a line bears among the pictures: first everyone gets the least, from the top of the ladder down (the speaker the
 * lowest size at its full frame rate), until one does not fit, and all below it wait; what is then left goes to better layers, again from the top.
 */
export function shareLine(budgetKbps: number, wanted: readonly WantedPicture[]): Shares {
  const shares = new Map(wanted.map(({ id }) => [id, -1]));
  let left = budgetKbps;
  const raise = (picture: WantedPicture, to: number): boolean => {
    const from = shares.get(picture.id) ?? -1;
    const step = costOf(picture, to) - costOf(picture, from);
    const needed = to > picture.given ? step * SPARE : step;
    if (needed > left) return false;
    left -= step;
    shares.set(picture.id, to);
    return true;
  };
  const ordered = inOrder(wanted).filter(({ layers }) => layers.length > 0);
  for (const picture of ordered) {
    if (!raise(picture, 0)) return shares;
    if (picture.rung === 'speaker') raiseWithin(picture, raise);
  }
  for (const picture of ordered) {
    const from = shares.get(picture.id) ?? -1;
    for (let to = from + 1; to < picture.layers.length; to += 1) if (!raise(picture, to)) break;
  }
  return shares;
}

/** Raises a picture to the last layer of its lowest size. */
function raiseWithin(picture: WantedPicture, raise: (of: WantedPicture, to: number) => boolean) {
  const size = picture.layers[0]?.spatial;
  for (let to = 1; picture.layers[to]?.spatial === size; to += 1) if (!raise(picture, to)) return;
}

function costOf(picture: WantedPicture, layer: number): number {
  return picture.layers[layer]?.kbps ?? 0;
}

/** What a device receives of what it wants. `sound`: no picture at all; `speaker`: not all pictures; `small`: all, some of them smaller. */
export type Reception = 'all' | 'small' | 'speaker' | 'sound';

/** Says in a word what the shares come to. */
export function receptionOf(wanted: readonly WantedPicture[], shares: Shares): Reception {
  const given = (picture: WantedPicture) => shares.get(picture.id) ?? -1;
  const shown = wanted.filter((picture) => given(picture) >= 0);
  if (wanted.length > 0 && shown.length === 0) return 'sound';
  if (shown.length < wanted.length) return 'speaker';
  const sizeOf = (picture: WantedPicture, layer: number) => picture.layers[layer]?.spatial ?? 0;
  const isSmaller = (picture: WantedPicture) =>
    sizeOf(picture, given(picture)) < sizeOf(picture, picture.layers.length - 1);
  return wanted.some(isSmaller) ? 'small' : 'all';
}
