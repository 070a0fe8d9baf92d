import { refuse } from '#contract/errors.ts';
import type { AgendaItemId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { mayPresent } from '#contract/live/may-present.ts';
import { modeOfSeat } from '#contract/live/mode-of-seat.ts';
import type { LiveState } from '#contract/live/state.ts';
import { checkIn } from './decide-attendance.ts';
import {
  type DecideContext,
  framed,
  requireItem,
  requireNoVote,
  requireRunning,
} from './decide-context.ts';
import { endOfInterpellation, takeFloor } from './decide-floor.ts';
import { endRecording } from './decide-recording.ts';

/**
 * Starts a released meeting. Who starts it is in the room, so counts as present. Without a quorum it is the chair's decision, which
 * takes a reason and is recorded with the figures; where nobody has a vote there is no quorum to reach.
 */
export function startMeeting(
  state: LiveState,
  reason: string | undefined,
  context: DecideContext,
): LiveFact[] {
  if (state.phase === 'running') throw refuse('WRONG_STATE', 'already-started');
  if (state.phase === 'ended') throw refuse('WRONG_STATE', 'ended');
  const frame = framed(state);
  const self = frame.participants.find((p) => p.userId === context.actorId);
  const isAbsent = self && state.attendance[self.userId]?.status !== 'present';
  const mode = self?.siteId ? modeOfSeat(self, frame.sites) : 'inPerson';
  const arrival = isAbsent ? checkIn(state, mode, context) : [];
  const quorum = arrival[0]?.type === 'attendance.recorded' ? arrival[0].quorum : state.quorum;
  if (quorum.base === 0 || quorum.reached) return [...arrival, { type: 'meeting.started' }];
  if (!reason) throw refuse('WRONG_STATE', 'no-quorum');
  return [...arrival, { type: 'meeting.started', withoutQuorum: { reason, quorum } }];
}

/** Ends the meeting, with its recording; who still speaks loses the floor, a vote must have its published result before, or be void. */
export function endMeeting(state: LiveState, context: DecideContext): LiveFact[] {
  requireRunning(state);
  requireNoVote(state);
  return [...takeFloor(state, context.now), ...endRecording(state), { type: 'meeting.ended' }];
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
