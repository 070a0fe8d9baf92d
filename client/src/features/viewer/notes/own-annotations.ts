import { notesKey } from '#client/features/notes-key/notes-key.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import { annotationServer } from './annotation-server.ts';
import type { PrivateAnnotation } from './annotation-store.ts';

/**
 * Loads and opens all of one's own annotations of any version; `unreadable` counts those that no key at hand opens.
 * @throws ApiError when the server refuses or can't be reached.
 */
export async function readOwnAnnotations(
  ownerId: UserId,
  versionId: VersionId,
): Promise<{ annotations: PrivateAnnotation[]; unreadable: number }> {
  await notesKey.begin(ownerId);
  return annotationServer(ownerId, notesKey).list(versionId);
}
