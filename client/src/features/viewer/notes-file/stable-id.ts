import type { AnnotationId } from '#contract/ids.ts';
import { newStrokeId } from '../new-ids.ts';
import type { AnnotationBody } from '../notes/annotation-body.ts';

/**
 * An id that is the same for the same annotation on the same page (a UUID of SHA-256); `salt` is the reader and the document, so
 * that it says nothing elsewhere. A stroke gets its own id with it.
 */
export async function stableId(
  salt: string,
  page: number,
  body: AnnotationBody,
): Promise<{ annotationId: AnnotationId; content: AnnotationBody }> {
  const same = body.kind === 'ink' ? { ...body, stroke: { ...body.stroke, strokeId: '' } } : body;
  const text = new TextEncoder().encode(JSON.stringify([salt, page, same]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text)).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const content =
    body.kind === 'ink' ? { ...body, stroke: { ...body.stroke, strokeId: newStrokeId() } } : body;
  return { annotationId: id as AnnotationId, content };
}
