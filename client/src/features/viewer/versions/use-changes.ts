import { useQuery } from '@tanstack/react-query';
import { read } from '#client/api/query.ts';
import type { ChangeReport, PageChange, VersionChanges } from '#contract/http/versions.ts';
import type { VersionId } from '#contract/ids.ts';

const COMPARING_POLL_MS = 3000;

/** What changed between two versions; `state: 'unknown'` when it could not be asked. */
export type Changes = VersionChanges | { state: 'unknown' };

/** Reads what changed in a version since an older one, asking again while they are being compared; null `since`: nothing is asked. */
export function useChanges(versionId: VersionId, since: VersionId | null): Changes | null {
  const changes = useQuery({
    ...read('versions.changes', { params: { versionId }, query: { since: since ?? versionId } }),
    enabled: since !== null,
    staleTime: 5 * 60_000,
    refetchInterval: ({ state }) => (state.data?.state === 'comparing' ? COMPARING_POLL_MS : false),
  });
  if (since === null) return null;
  if (changes.isError) return { state: 'unknown' };
  return changes.data ?? { state: 'comparing' };
}

/** How many pages changed, came and went. */
export function countChanges({ pages, removedPages }: ChangeReport) {
  const of = (kind: 'changed' | 'new') => pages.filter((page) => page.kind === kind).length;
  return { changed: of('changed'), added: of('new'), removed: removedPages.length };
}

/** How many pages differ in all, whether they changed, came or went. */
export function countPages(report: ChangeReport): number {
  const { changed, added, removed } = countChanges(report);
  return changed + added + removed;
}

/** What changed on a page; null: nothing, or it is not known. */
export function changeOf(changes: Changes | null, page: number | null): PageChange | null {
  if (changes?.state !== 'ready') return null;
  const change = changes.report.pages.find((one) => one.page === page);
  return change?.kind === 'changed' ? change : null;
}
