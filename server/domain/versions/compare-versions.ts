import type {
  ChangeReport,
  PageBox,
  PageChange,
  PageWords,
  WordRun,
} from '#contract/http/versions.ts';
import { alignPages, isTextless, type PageMap } from './align-pages.ts';
import { type FlatWords, flatWords } from './flat-words.ts';
import { linkWords, type WordLinks } from './link-words.ts';
import { type WordChanges, wordDifference } from './word-difference.ts';
import { wordRuns } from './word-runs.ts';

/** Two versions by their words: where each word went, which page became which, and what changed in the words of each page. */
export type ComparedTexts = {
  old: readonly PageWords[];
  fresh: readonly PageWords[];
  /** For each old page its runs of words that are in the new version. */
  runs: WordRun[][];
  map: PageMap;
  changes: WordChanges[];
};

type Pairs = readonly (readonly [old: number, fresh: number])[];

/**
 * Compares two versions by their words. Pages without text are paired by `pairPages`, which gets those of each version (counted from
 * 0) and may look at their pictures.
 */
export async function compareTexts(
  old: readonly PageWords[],
  fresh: readonly PageWords[],
  pairPages: (old: number[], fresh: number[]) => Promise<Pairs>,
): Promise<ComparedTexts> {
  const [oldFlat, newFlat] = [flatWords(old), flatWords(fresh)];
  const links = linkWords(oldFlat.texts, newFlat.texts);
  const map = await mapPages(oldFlat, newFlat, links, pairPages);
  const changes = wordDifference(
    { pages: old, flat: oldFlat },
    { pages: fresh, flat: newFlat },
    links,
    map,
  );
  return { old, fresh, runs: wordRuns(oldFlat, newFlat, links), map, changes };
}

async function mapPages(
  old: FlatWords,
  fresh: FlatWords,
  links: WordLinks,
  pairPages: (old: number[], fresh: number[]) => Promise<Pairs>,
): Promise<PageMap> {
  const byWords = alignPages(old, fresh, links);
  const unpaired = [...fresh.counts.keys()].filter(
    (page) => byWords.oldOf[page] === null && isTextless(fresh, page),
  );
  const left = byWords.removed.filter((page) => isTextless(old, page));
  if (unpaired.length === 0 || left.length === 0) return byWords;
  return alignPages(old, fresh, links, await pairPages(left, unpaired));
}

/** Puts words and pictures together: `regions` are those of each new page, compared up to `picturesUpTo`. */
export function changeReport(
  { old, map, changes }: ComparedTexts,
  regions: ReadonlyMap<number, PageBox[]>,
  picturesUpTo: number,
): ChangeReport {
  const pages = changes.map((words, index): PageChange => {
    const before = map.oldOf[index] ?? null;
    const page = {
      page: index + 1,
      oldPage: before === null ? null : before + 1,
      regions: regions.get(index) ?? [],
    };
    return { ...page, ...words, kind: kindOf(page, words) };
  });
  const removedPages = map.removed.map((index) => ({
    oldPage: index + 1,
    text: beginningOf(old[index]),
  }));
  return { pages, removedPages, picturesUpTo };
}

function kindOf(
  { page, oldPage, regions }: Pick<PageChange, 'page' | 'oldPage' | 'regions'>,
  { addedWords, removedWords }: WordChanges,
): PageChange['kind'] {
  if (oldPage === null) return 'new';
  if (addedWords + removedWords + regions.length > 0) return 'changed';
  return oldPage === page ? 'same' : 'moved';
}

function beginningOf(page: PageWords | undefined): string {
  return (page?.words ?? [])
    .slice(0, 30)
    .map(([text]) => text)
    .join(' ');
}
