import type { VersionId } from '#contract/ids.ts';
import type { Place } from './reading.ts';

/** A page that the address of the room asks for, and what is to be marked there. */
export type AskedPlace = Place & { find: string | null };

/** Reads `?tai-lieu=<version>&trang=<page>&tim=<words>`; null when no document is named. A page after the last is the last. */
export function askedPlace(params: URLSearchParams): AskedPlace | null {
  const versionId = params.get('tai-lieu');
  if (!versionId) return null;
  const page = Number(params.get('trang'));
  return {
    // One that the meeting does not have is not shown.
    versionId: versionId as VersionId,
    page: Number.isInteger(page) && page > 0 ? page : 1,
    find: params.get('tim') || null,
  };
}
