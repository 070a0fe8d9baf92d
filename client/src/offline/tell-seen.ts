import { call } from '#client/api/call.ts';
import { faultOf } from '#client/api/sending.ts';
import type { VersionId } from '#contract/ids.ts';
import { OLDEST_READING_S } from '#contract/oldest-reading.ts';
import type { Ago, Telling } from './seen-pages.ts';

/** Tells the server which pages of a version its reader has had on the screen, now or a while ago. */
export async function tellSeen(
  versionId: VersionId,
  pages: number[],
  ago: Ago = { first: 0, last: 0 },
): Promise<Telling> {
  const first = Math.min(ago.first, OLDEST_READING_S);
  const body = { pages, ago: { first, last: Math.min(ago.last, first) } };
  try {
    await call('versions.notePages', { params: { versionId }, body });
    return 'done';
  } catch (error) {
    return faultOf(error);
  }
}
