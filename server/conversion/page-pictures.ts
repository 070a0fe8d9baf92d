import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GrayPicture } from '#server/domain/versions/gray-picture.ts';

/** Dots per inch at which pages are compared: a line of a table is still seen, and a page takes some 20 ms. */
const DPI = 40;
/** Points per pixel of the pictures. */
export const PT_PER_PIXEL = 72 / DPI;
/** What is larger than this in pixels at its longer edge, as a plan for the wall, is compared by its words alone. */
const MAX_EDGE = 2000;

/** Draws pages `from` to `to` (from 1) of a PDF in grey with pdftoppm and answers them by their number; leaves no file. */
export function drawPages(
  pdf: string,
  from: number,
  to: number,
  folder: string,
): Map<number, GrayPicture> {
  const prefix = join(folder, 'page');
  const range = ['-f', String(from), '-l', String(to)];
  execFileSync('pdftoppm', ['-cropbox', '-gray', '-r', String(DPI), ...range, pdf, prefix], {
    stdio: 'ignore',
  });
  const pictures = new Map<number, GrayPicture>();
  for (const name of readdirSync(folder)) {
    const page = /^page-(\d+)\.pgm$/.exec(name)?.[1];
    if (page === undefined) continue;
    const path = join(folder, name);
    const picture = readPgm(readFileSync(path));
    rmSync(path);
    if (picture) pictures.set(Number(page), picture);
  }
  return pictures;
}

/** Reads a binary PGM; null when it is none, or too large to compare. */
export function readPgm(bytes: Buffer): GrayPicture | null {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) return null;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const pixels = bytes.subarray(head[0].length);
  if (pixels.length < width * height || Math.max(width, height) > MAX_EDGE) return null;
  return { width, height, pixels };
}
