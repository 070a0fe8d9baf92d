import { call } from '#client/api/call.ts';
import { faultOf } from '#client/api/sending.ts';
import type { VersionId } from '#contract/ids.ts';
import type { Telling } from './seen-pages.ts';

/** Tells the server which pages of a version its reader has had on the screen. */
export async function tellSeen(versionId: VersionId, pages: number[]): Promise<Telling> {
  try {
    await call('versions.notePages', { params: { versionId }, body: { pages } });
    return 'done';
  } catch (error) {
    return faultOf(error);
  }
}
