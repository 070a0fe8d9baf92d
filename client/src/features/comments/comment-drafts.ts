import type { CommentAnchor } from '#contract/http/comments.ts';
import type { UserId, VersionId } from '#contract/ids.ts';

/** A comment that is being written: what it is about, its clause as it is typed, its words so far. */
export type CommentDraft = { page: number; anchor: CommentAnchor; clause: string; text: string };

/** A draft about a page. */
export function pageDraft(page: number): CommentDraft {
  return { page, anchor: { kind: 'page' }, clause: '', text: '' };
}

/** What the comment is about in the end: a typed clause makes a remark on a page one on a clause. */
export function anchorOf({ anchor, clause }: CommentDraft): CommentAnchor {
  const typed = clause.trim() === '' ? null : clause.trim();
  if (anchor.kind === 'passage') return { ...anchor, clause: typed };
  return typed === null ? { kind: 'page' } : { kind: 'clause', clause: typed };
}

/** The draft that this person has left on this version; null where there is none or the browser keeps nothing. */
export function keptDraft(ownerId: UserId, versionId: VersionId): CommentDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(ownerId, versionId)) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps a draft on the device, so that a turned page, another document or a reload takes nothing of it; null forgets it. */
export function keepDraft(ownerId: UserId, versionId: VersionId, draft: CommentDraft | null): void {
  try {
    const key = keyOf(ownerId, versionId);
    if (draft) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // A private window keeps nothing: the draft lives as long as the viewer.
  }
}

function keyOf(ownerId: UserId, versionId: VersionId): string {
  return `nghi-su.comment-draft.${ownerId}.${versionId}`;
}

function isDraft(value: unknown): value is CommentDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'page' in value &&
    'anchor' in value &&
    'clause' in value &&
    'text' in value
  );
}
