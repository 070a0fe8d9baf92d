import { seal, unseal } from '#client/features/notes-key/seal.ts';
import type { AnnotationId, UserId, VersionId } from '#contract/ids.ts';
import { type AnnotationContent, isContent } from './annotation-body.ts';

/** The keys of the reader's notes, as the store needs them. */
export type NotesKeys = {
  /** The key to write with; null while it is not at hand. */
  writingKey(): Promise<CryptoKey | null>;
  readingKeys(): readonly CryptoKey[];
  /** A key for what is written meanwhile and kept on this device alone; null where nothing can be sealed. */
  deviceKey(): Promise<CryptoKey | null>;
};

/** What an annotation belongs to: sealed for one place, it opens at no other. */
export type AnnotationPlace = {
  ownerId: UserId;
  versionId: VersionId;
  annotationId: AnnotationId;
  page: number;
};

/** Seals an annotation; RangeError when it is too long. */
export function sealAnnotation(
  key: CryptoKey,
  place: AnnotationPlace,
  body: AnnotationContent['body'],
): Promise<string> {
  return seal(key, nameOf(place), { page: place.page, body });
}

/** Opens an annotation; null when no key fits, or when a newer program wrote it. */
export async function openAnnotation(
  keys: readonly CryptoKey[],
  place: AnnotationPlace,
  sealed: string,
): Promise<AnnotationContent | null> {
  const opened = await unseal(keys, nameOf(place), sealed);
  return opened && isContent(opened.value) ? opened.value : null;
}

function nameOf({ ownerId, versionId, annotationId, page }: AnnotationPlace): string {
  return `annotation/${ownerId}/${versionId}/${annotationId}/${page}`;
}
