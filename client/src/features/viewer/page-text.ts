/** A stretch of a page's text: offsets into its `text`. */
export type TextSpan = { start: number; end: number };

type TextPiece = { str: string; hasEOL: boolean };

/** The readable text of a page, in reading order, with the runs it is made of and where each begins. */
export type PageText = { text: string; runs: { start: number; str: string }[] };

/** Joins the runs of a page; a run that ends its line is followed by a break, so that words of two lines do not grow together. */
export function joinText(pieces: TextPiece[]): PageText {
  let text = '';
  const runs: PageText['runs'] = [];
  for (const piece of pieces) {
    runs.push({ start: text.length, str: piece.str });
    text += piece.str;
    if (piece.hasEOL) text += '\n';
  }
  return { text, runs };
}
