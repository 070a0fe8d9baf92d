import type { VersionId } from '#contract/ids.ts';

const key = (versionId: VersionId) => `page/${versionId}`;

/** The page that was read last in this tab, or the first. */
export function recallPage(versionId: VersionId): number {
  const page = Number(sessionStorage.getItem(key(versionId)) ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** Keeps the page that is read, so that a reload comes back to it. */
export function rememberPage(versionId: VersionId, page: number): void {
  try {
    sessionStorage.setItem(key(versionId), String(page));
  } catch {
    // A full or shut storage costs nothing but the place.
  }
}
