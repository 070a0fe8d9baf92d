import { notesKey } from '#client/features/notes-key/notes-key.ts';
import type { UserId, VersionId } from '#contract/ids.ts';
import { annotationServer } from './annotation-server.ts';
import type { PrivateAnnotation } from './annotation-store.ts';
import { browserShelf } from './outbox-shelf.ts';
import { UnsentNotes } from './unsent-notes.ts';

/** One's own annotations; `unreadable` counts those that no key at hand opens. */
export type OwnAnnotations = { annotations: PrivateAnnotation[]; unreadable: number };

/** Where this device keeps what is unsent. */
export const unsentShelf = browserShelf(notesKey);

/** Sends what is unsent, whichever document is open. */
export const unsentNotes = new UnsentNotes({
  shelf: unsentShelf,
  serverOf: async (ownerId) => {
    await notesKey.begin(ownerId);
    return annotationServer(ownerId, notesKey);
  },
});

/**
 * Loads and opens all of one's own annotations of any version.
 * @throws ApiError when the server refuses or can't be reached.
 */
export async function readOwnAnnotations(
  ownerId: UserId,
  versionId: VersionId,
): Promise<OwnAnnotations> {
  await notesKey.begin(ownerId);
  return annotationServer(ownerId, notesKey).list(versionId);
}

/** The same with what this device has not sent yet. */
export async function readWithUnsent(
  ownerId: UserId,
  versionId: VersionId,
): Promise<OwnAnnotations> {
  const { annotations, unreadable } = await readOwnAnnotations(ownerId, versionId);
  const merged = new Map(annotations.map((one) => [one.annotationId, one]));
  for (const { annotationId, content } of await unsentShelf.all(ownerId, versionId)) {
    if (content) merged.set(annotationId, { annotationId, ...content });
    else merged.delete(annotationId);
  }
  return { annotations: [...merged.values()], unreadable };
}
