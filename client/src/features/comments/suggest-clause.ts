/** A heading "Điều 5." or "Điều 5a:" at the beginning of a line; "Điều 5 của Luật" in a sentence is none. */
const ARTICLE = /^Điều\s+(\d+\p{L}?)\s*[.:]/iu;
/** "2." at the beginning of a line is a khoản of the article above it; "2.1." and "2.500" are not. */
const CLAUSE = /^(\d+\p{L}?)\.(?=\s|$)/u;
/** "a)" at the beginning of a line is a điểm of the khoản above it. */
const POINT = /^(\p{Ll})\)(?=\s|$)/u;

/**
 * The clause in which a passage stands, as it is cited: "Điều 5, khoản 2, điểm a". `before` is the page's text up to the
 * passage, whose own first line may be a heading itself. Null where the page has no heading above it.
 */
export function suggestClause(before: string, passage: string): string | null {
  let article: string | null = null;
  let clause: string | null = null;
  let point: string | null = null;
  for (const line of `${before}${passage.split('\n', 1)[0] ?? ''}`.normalize('NFC').split('\n')) {
    const text = line.trim();
    const found = { article: ARTICLE.exec(text)?.[1], clause: CLAUSE.exec(text)?.[1] };
    const letter = POINT.exec(text)?.[1];
    if (found.article) [article, clause, point] = [found.article, null, null];
    else if (found.clause) [clause, point] = [found.clause, null];
    else if (letter) point = letter;
  }
  if (article === null) return null;
  const parts = [`Điều ${article}`];
  if (clause !== null) parts.push(`khoản ${clause}`);
  if (point !== null) parts.push(`điểm ${point}`);
  return parts.join(', ');
}
