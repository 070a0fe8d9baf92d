import type { UserId, VersionId } from '#contract/ids.ts';
import type { FrameDocument, LiveState, MeetingFrame } from '#contract/live/state.ts';

/** A page of a version; pages count from 1. */
export type Place = { versionId: VersionId; page: number };

/**
 * What one person reads: following the presenter, or at a place of their own. `pages` remembers the page of each version, so
 * that coming back to a document comes back to its page.
 */
export type Reading = {
  following: boolean;
  own: Place | null;
  pages: Readonly<Record<string, number>>;
};

/** Everybody begins by following. */
export const reading: Reading = { following: true, own: null, pages: {} };

/** Turns away from the presenter, to a place of one's own. */
export function browseTo(before: Reading, place: Place): Reading {
  return {
    following: false,
    own: place,
    pages: { ...before.pages, [place.versionId]: place.page },
  };
}

/** Remembers the page that the presenter showed: where it ends, reading goes on there. */
export function wasShown(before: Reading, { versionId, page }: Place): Reading {
  if (before.pages[versionId] === page) return before;
  return { ...before, pages: { ...before.pages, [versionId]: page } };
}

/** Comes back to the presenter. */
export function follow(before: Reading): Reading {
  return { ...before, following: true };
}

/** The page at which a version is opened: where it was left, else the first. */
export function pageOf(state: Reading, versionId: VersionId): number {
  return state.pages[versionId] ?? 1;
}

/** How the reader stands to the presentation. */
export type ReadingRole = 'presenting' | 'following' | 'browsing' | 'alone';

/** `alone`: nobody presents, so there is nobody to follow. */
export function readingRole(state: Reading, live: LiveState, selfId: UserId | null): ReadingRole {
  if (!live.presentation) return 'alone';
  if (live.presentation.presenterId === selfId) return 'presenting';
  return state.following ? 'following' : 'browsing';
}

/**
 * The place to show: the presenter's while following; one's own otherwise, and for the presenter, whose pages must turn at
 * once; at the beginning the first paper of the current item.
 */
export function placeToShow(state: Reading, live: LiveState, selfId: UserId | null): Place | null {
  const role = readingRole(state, live, selfId);
  if (role === 'following' && live.presentation) return live.presentation;
  const own = state.own ?? live.presentation;
  if (own && documentOf(live.frame, own.versionId)) return own;
  const current = live.frame?.items.find((item) => item.itemId === live.currentItemId);
  const first =
    current?.documents[0] ?? live.frame?.items.find((i) => i.documents[0])?.documents[0];
  return first ? { versionId: first.versionId, page: pageOf(state, first.versionId) } : null;
}

/** A released document by its version. */
export function documentOf(frame: MeetingFrame | null, versionId: VersionId): FrameDocument | null {
  for (const item of frame?.items ?? []) {
    const found = item.documents.find((document) => document.versionId === versionId);
    if (found) return found;
  }
  return null;
}
