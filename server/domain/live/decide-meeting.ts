import { refuse } from '#contract/errors.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { mayPresent } from '#contract/live/may-present.ts';
import type { LiveState } from '#contract/live/state.ts';
import { checkIn, modeOfSeat } from './decide-attendance.ts';
import {
  type DecideContext,
  framed,
  requireItem,
  requireNoVote,
  requireRunning,
} from './decide-context.ts';
import { endOfInterpellation, takeFloor } from './decide-floor.ts';

/**
 * Starts a released meeting; it may start without a quorum, which the chair is shown. Who starts it is in the room, so counts as
 * present.
 */
export function startMeeting(state: LiveState, context: DecideContext): LiveFact[] {
  if (state.phase === 'running') throw refuse('WRONG_STATE', 'already-started');
  if (state.phase === 'ended') throw refuse('WRONG_STATE', 'ended');
  const self = framed(state).participants.find((p) => p.userId === context.actorId);
  const isAbsent = self && state.attendance[self.userId]?.status !== 'present';
  const arrival = isAbsent ? checkIn(state, modeOfSeat(self), context) : [];
  return [...arrival, { type: 'meeting.started' }];
}

/** Ends the meeting; who still speaks loses the floor, a vote must have its published result before, or be void. */
export function endMeeting(state: LiveState, context: DecideContext): LiveFact[] {
  requireRunning(state);
  requireNoVote(state);
  return [...takeFloor(state, context.now), { type: 'meeting.ended' }];
}

/**
 * Goes to an agenda item; going to the current one changes nothing. Who presents the item before stops presenting with it, unless
 * this one is theirs too or they may always present.
 */
export function goToItem(state: LiveState, itemId: AgendaItemId): LiveFact[] {
  requireRunning(state);
  requireItem(framed(state), itemId);
  if (state.currentItemId === itemId) return [];
  const presenterId = state.presentation?.presenterId;
  const goesOn = !presenterId || mayPresent({ ...state, currentItemId: itemId }, presenterId);
  return [
    ...(goesOn ? [] : [{ type: 'presentation.stopped' as const }]),
    ...endOfInterpellation(state),
    { type: 'item.opened', itemId },
  ];
}
