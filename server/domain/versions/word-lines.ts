import type { PageBox, PageWord } from '#contract/http/versions.ts';

/** The lines that words in reading order stand on, as one rectangle each, to a tenth of a point. */
export function wordLines(words: readonly PageWord[]): PageBox[] {
  const lines: PageBox[] = [];
  for (const [, x, y, width, height] of words) {
    const line = lines.at(-1);
    if (line && isOnLine(line, [x, y, width, height])) {
      const right = Math.max(line[0] + line[2], x + width);
      const bottom = Math.max(line[1] + line[3], y + height);
      line[0] = Math.min(line[0], x);
      line[1] = Math.min(line[1], y);
      line[2] = right - line[0];
      line[3] = bottom - line[1];
    } else lines.push([x, y, width, height]);
  }
  return lines.map(([x, y, width, height]) => [tenth(x), tenth(y), tenth(width), tenth(height)]);
}

/** The next word stands on the line when they share most of their height and no column parts them. */
function isOnLine(line: PageBox, word: PageBox): boolean {
  const shared = Math.min(line[1] + line[3], word[1] + word[3]) - Math.max(line[1], word[1]);
  const gap = word[0] - (line[0] + line[2]);
  const height = Math.max(line[3], word[3]);
  return shared > 0.5 * Math.min(line[3], word[3]) && gap > -2 * height && gap < 2.5 * height;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
