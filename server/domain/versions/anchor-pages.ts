import type {
  ChangeReport,
  NewPageAnchors,
  OldPageAnchors,
  PageWords,
  WordRun,
} from '#contract/http/versions.ts';

/** The new pages on which annotations of some old pages may find their place: where their words went, what became of them, its neighbours. */
export function pagesToSearch(
  oldPages: readonly number[],
  links: readonly (readonly WordRun[])[],
  report: ChangeReport,
): number[] {
  const wanted = new Set<number>();
  for (const oldPage of oldPages) {
    for (const [, , page] of links[oldPage - 1] ?? []) wanted.add(page);
    const like = likeOf(oldPage, report);
    if (like !== null) for (const page of [like - 1, like, like + 1]) wanted.add(page);
  }
  return [...wanted].filter((page) => page >= 1 && page <= report.pages.length);
}

/** An old page with what it takes to find its words again. */
export function oldPageAnchors(
  words: PageWords,
  links: readonly (readonly WordRun[])[],
  report: ChangeReport,
): OldPageAnchors {
  const runs = [...(links[words.page - 1] ?? [])];
  return { ...words, runs, newPage: likeOf(words.page, report) };
}

/** A new page with the stretches of its words that were not there before. */
export function newPageAnchors(
  words: PageWords,
  links: readonly (readonly WordRun[])[],
  report: ChangeReport,
): NewPageAnchors {
  const known = new Set<number>();
  for (const [, length, page, start] of links.flat())
    if (page === words.page) for (let i = 0; i < length; i += 1) known.add(start + i);
  const added: [number, number][] = [];
  for (let index = 0; index < words.words.length; index += 1) {
    const last = added.at(-1);
    if (known.has(index)) continue;
    if (last && last[0] + last[1] === index) last[1] += 1;
    else added.push([index, 1]);
  }
  return { ...words, added, regions: report.pages[words.page - 1]?.regions ?? [] };
}

/** The page that became of an old one: the one with most of its words in order; null: it was removed. */
function likeOf(oldPage: number, report: ChangeReport): number | null {
  return report.pages.find((page) => page.oldPage === oldPage)?.page ?? null;
}
