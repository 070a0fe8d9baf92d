import { PageLinks } from '#client/features/viewer/carry/page-links.ts';
import { placeAnnotation } from '#client/features/viewer/carry/place-annotation.ts';
import { ChangeReport, PageWords, WordRun } from '#contract/http/versions.ts';
import {
  newPageAnchors,
  oldPageAnchors,
  pagesToSearch,
} from '#server/domain/versions/anchor-pages.ts';
import type { ComparedVersions } from '#server/services/ports/version-comparer.ts';
import type { LaidOut } from './lay-out-paper.ts';
import { judge, type Mark, type Verdict } from './marks-with-truth.ts';

/** How marks fared, by their kind. */
export type Tally = Map<Mark['kind'], Map<Verdict, number>>;

/** Carries marks as the browser does with what the server answers, and judges each by the truth. */
export function carryMarks(
  marks: readonly Mark[],
  compared: ComparedVersions,
  old: LaidOut,
  fresh: LaidOut,
): Tally {
  const report = ChangeReport.parse(JSON.parse(compared.report));
  const links = WordRun.array().array().parse(JSON.parse(compared.links));
  const pageOf = (pages: string[], page: number) =>
    PageWords.parse(JSON.parse(pages[page - 1] ?? ''));
  const tally: Tally = new Map();
  for (const mark of marks) {
    const { page, body } = mark.annotation;
    const oldPage = oldPageAnchors(pageOf(compared.oldPages, page), links, report);
    const newPages = pagesToSearch([page], links, report).map((wanted) =>
      newPageAnchors(pageOf(compared.newPages, wanted), links, report),
    );
    const placed = placeAnnotation(body, new PageLinks(oldPage, newPages));
    const verdict = judge(mark, placed, old, fresh);
    const ofKind = tally.get(mark.kind) ?? new Map<Verdict, number>();
    tally.set(mark.kind, ofKind.set(verdict, (ofKind.get(verdict) ?? 0) + 1));
  }
  return tally;
}

/** How many marks had this verdict, of all kinds. */
export function countOf(tally: Tally, verdict: Verdict): number {
  return [...tally.values()].reduce((sum, ofKind) => sum + (ofKind.get(verdict) ?? 0), 0);
}

/** The share of the marks whose target still exists that were placed right, 0–1. */
export function rightShare(tally: Tally): number {
  const right = countOf(tally, 'right');
  return right / (right + countOf(tally, 'wrong') + countOf(tally, 'listed'));
}
