import { useEffect } from 'react';
import { offline } from '#client/offline/offline.ts';
import { tellSeen } from '#client/offline/tell-seen.ts';
import type { VersionId } from '#contract/ids.ts';

/** A page counts as seen when it stays on the screen so long, in milliseconds. */
const SEEN_AFTER_MS = 1500;
/** Pages are told together, so long after the first of them. */
const TELL_AFTER_MS = 5000;

/** Pages seen and not told yet, by version: a reload costs no more than those. */
const untold = new Map<VersionId, Set<number>>();
let isToBeTold = false;

async function tell(): Promise<void> {
  isToBeTold = false;
  for (const [versionId, pages] of untold) {
    untold.delete(versionId);
    const telling = await tellSeen(versionId, [...pages]);
    // Without a line they are told when it is back; what is refused is of no use.
    if (telling === 'unreachable' || telling === 'failed')
      await offline.seen.add(versionId, [...pages]);
  }
}

function note(versionId: VersionId, page: number): void {
  untold.set(versionId, (untold.get(versionId) ?? new Set()).add(page));
  if (isToBeTold) return;
  isToBeTold = true;
  setTimeout(() => void tell(), TELL_AFTER_MS);
}

/** Tells the server which pages its reader has had on the screen; null: nobody's reading is noted here. */
export function usePagesSeen(versionId: VersionId | null, page: number): void {
  useEffect(() => {
    if (versionId === null) return;
    const timer = setTimeout(() => note(versionId, page), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [versionId, page]);
}
