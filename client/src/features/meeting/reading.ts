import type { UserId, VersionId } from '#contract/ids.ts';
import type { PageCall } from '#contract/live/presentation.ts';
import type { FrameDocument, LiveState, MeetingFrame } from '#contract/live/state.ts';

/** A page of a version; pages count from 1. */
export type Place = { versionId: VersionId; page: number };

/**
 * What one person reads: following the presenter, or at a place of their own. `pages` remembers the page of each version, so
 * that coming back to a document comes back to its page. `shown` is what is on the screen, `answered` the last call of the chair
 * to a page that was followed or declined.
 */
export type Reading = {
  following: boolean;
  own: Place | null;
  pages: Readonly<Record<string, number>>;
  shown: Place | null;
  answered: number;
};

/** Everybody begins by following. */
export const reading: Reading = {
  following: true,
  own: null,
  pages: {},
  shown: null,
  answered: 0,
};

/** Begins at a place that was asked for, beside the presenter, when the meeting has it; else as everybody does. */
export function beginAt(asked: Place | null, frame: MeetingFrame | null): Reading {
  if (!asked || !documentOf(frame, asked.versionId)) return reading;
  return browseTo(reading, { versionId: asked.versionId, page: asked.page });
}

/** Turns away from the presenter, to a place of one's own. */
export function browseTo(before: Reading, place: Place): Reading {
  return {
    ...before,
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

/** Remembers what is on the screen: while a call is not answered, it stays there. */
export function onScreen(before: Reading, { versionId, page }: Place): Reading {
  const { shown } = before;
  if (shown?.versionId === versionId && shown.page === page) return before;
  return { ...before, shown: { versionId, page } };
}

/** Answers the chair's call to a page: goes along, which is to follow, or stays at what is on the screen. */
export function answerCall(before: Reading, seq: number, goesAlong: boolean): Reading {
  const answered = { ...before, answered: seq };
  if (goesAlong) return follow(answered);
  return before.shown ? browseTo(answered, before.shown) : answered;
}

/** The chair's call that this reader has yet to answer; who called and who presents are where they are. */
export function unansweredCall(
  state: Reading,
  live: LiveState,
  selfId: UserId | null,
): PageCall | null {
  const call = live.pageCall;
  if (!call || call.seq <= state.answered || call.callerId === selfId) return null;
  if (readingRole(state, live, selfId) === 'presenting') return null;
  return documentOf(live.frame, call.versionId) ? call : null;
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
 * once; at the beginning the first paper of the current item. While a call of the chair waits for its moment, what is on the
 * screen stays.
 */
export function placeToShow(state: Reading, live: LiveState, selfId: UserId | null): Place | null {
  const { shown } = state;
  if (shown && unansweredCall(state, live, selfId) && documentOf(live.frame, shown.versionId))
    return shown;
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
