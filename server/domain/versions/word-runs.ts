import type { WordRun } from '#contract/http/versions.ts';
import type { FlatWords } from './flat-words.ts';
import type { WordLinks } from './link-words.ts';

/** The links of each old page as runs: index on the old page, length, new page (from 1), index there. */
export function wordRuns(old: FlatWords, fresh: FlatWords, links: WordLinks): WordRun[][] {
  const runs: WordRun[][] = Array.from(old.counts, () => []);
  for (const [at, link] of links.entries()) {
    if (link < 0) continue;
    const ofPage = runs[old.pages[at] ?? -1];
    const index = old.indexes[at] ?? 0;
    const page = (fresh.pages[link] ?? 0) + 1;
    const newIndex = fresh.indexes[link] ?? 0;
    const last = ofPage?.at(-1);
    const goesOn =
      last && last[2] === page && last[0] + last[1] === index && last[3] + last[1] === newIndex;
    if (goesOn) last[1] += 1;
    else ofPage?.push([index, 1, page, newIndex]);
  }
  return runs;
}
