import type { UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import { gone, left, present, record } from './decide-attendance.ts';

const letInTo = (frame: MeetingFrame | null): UserId[] =>
  (frame?.participants ?? []).filter(({ isLetIn }) => isLetIn).map(({ userId }) => userId);

const isHere = ({ attendance }: LiveState, userId: UserId) =>
  attendance[userId]?.status === 'present';

/** The guests whom a frame lets in are here from then on, each wherever they are; nobody checks them in. */
export function guestsLetIn(state: LiveState, frame: MeetingFrame, now: Instant): LiveFact[] {
  const before = new Set(letInTo(state.frame));
  return letInTo(frame)
    .filter((userId) => !before.has(userId))
    .flatMap((userId) => guestCame({ ...state, frame }, userId, now));
}

/** The guests who are here and whom a frame knows no more left at that moment. */
export function guestsTakenOut(state: LiveState, frame: MeetingFrame, now: Instant): LiveFact[] {
  const after = new Set(frame.participants.map(({ userId }) => userId));
  return letInTo(state.frame)
    .filter((userId) => !after.has(userId) && isHere(state, userId))
    .flatMap((userId) => record(state, userId, left(state, userId, now)));
}

/** A let-in guest comes, or comes back; nothing for who is here, for everybody else and after the end. */
export function guestCame(state: LiveState, userId: UserId, now: Instant): LiveFact[] {
  if (state.phase === 'ended' || isHere(state, userId)) return [];
  if (!letInTo(state.frame).includes(userId)) return [];
  const before = state.attendance[userId];
  const place =
    before && 'mode' in before
      ? { mode: before.mode, ...(before.siteId && { siteId: before.siteId }) }
      : { mode: 'remote' as const };
  return record(state, userId, present(state, userId, { ...place, at: now }));
}

/** A let-in guest whose last line broke at `since` has left then; nothing for who is not here, for everybody else and after the end. */
export function guestWent(
  state: LiveState,
  userId: UserId,
  since: Instant,
  now: Instant,
): LiveFact[] {
  const before = state.attendance[userId];
  if (state.phase === 'ended' || before?.status !== 'present') return [];
  if (!letInTo(state.frame).includes(userId)) return [];
  const at = Date.parse(since) < Date.parse(before.at) ? before.at : since;
  return gone(state, userId, left(state, userId, at), now);
}
