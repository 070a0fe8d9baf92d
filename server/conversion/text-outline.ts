import { readFile } from 'node:fs/promises';
import fontkit from '@pdf-lib/fontkit';

/** A font with every Vietnamese letter, of Debian's package fonts-liberation2. */
const FONT = '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf';

/** A line of text as an SVG path whose baseline begins at the origin, and its width; both in points. */
export type TextOutline = { path: string; width: number };

/**
 * Draws a line of text as outlines: what is drawn so is seen and printed, and is no text to a search, a selection or a screen
 * reader. `size` in points.
 */
export async function outlineOf(line: string, size: number): Promise<TextOutline> {
  const font = fontkit.create(await readFile(FONT));
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(line.normalize('NFC'));
  let at = 0;
  let path = '';
  for (const [index, glyph] of glyphs.entries()) {
    path += placed(glyph.path.toSVG(), at, scale);
    at += positions[index]?.xAdvance ?? 0;
  }
  return { path, width: at * scale };
}

/** A glyph's outline at its place in the line. Its coordinates come in pairs; those of a font point up, those of SVG down. */
function placed(outline: string, at: number, scale: number): string {
  let isX = false;
  return outline.replace(/-?\d+(\.\d+)?/g, (number) => {
    isX = !isX;
    return ((isX ? Number(number) + at : -Number(number)) * scale).toFixed(2);
  });
}
