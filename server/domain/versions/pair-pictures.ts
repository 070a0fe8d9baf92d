/** A page without text and its picture made small (`shrink`); `page` counts from 0. */
export type PagePrint = { page: number; print: Uint8Array };

/** Mean difference of shade, of 255, from which on two pages are not the same paper. */
const UNLIKE = 8;
/** Pages are looked for so many places further at most, which keeps books of two thousand scans within seconds. */
const REACH = 120;

/** Pairs old and new pages without text by their pictures, in the order of both, so that the likest come together. */
export function pairPictures(
  old: readonly PagePrint[],
  fresh: readonly PagePrint[],
): [old: number, fresh: number][] {
  const across = fresh.length + 1;
  /** The best that the rest of both rows can reach, from each place on. */
  const best = new Float32Array((old.length + 1) * across);
  const likeness = (a: number, b: number) =>
    Math.abs(a - b) > REACH ? 0 : likenessOf(old[a]?.print, fresh[b]?.print);
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = fresh.length - 1; b >= 0; b -= 1)
      best[a * across + b] = Math.max(
        best[(a + 1) * across + b] ?? 0,
        best[a * across + b + 1] ?? 0,
        likeness(a, b) + (best[(a + 1) * across + b + 1] ?? 0),
      );
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  while (a < old.length && b < fresh.length) {
    const here = best[a * across + b];
    if (here === best[(a + 1) * across + b]) a += 1;
    else if (here === best[a * across + b + 1]) b += 1;
    else pairs.push([old[a++]?.page ?? 0, fresh[b++]?.page ?? 0]);
  }
  return pairs;
}

/** From 0 (not the same paper) to 1 (the same picture). */
function likenessOf(a: Uint8Array | undefined, b: Uint8Array | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (const [index, shade] of a.entries()) sum += Math.abs(shade - (b[index] ?? 255));
  return Math.max(0, 1 - sum / a.length / UNLIKE);
}
