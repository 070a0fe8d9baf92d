import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { mayRemove } from '#contract/live/may-remove.ts';
import type { LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireNotEnded } from './decide-context.ts';
import { endSpeechesOf } from './decide-floor.ts';

/**
 * Asks a person to leave the room: their devices leave the stream and the conference until they are let in again. Their invitation,
 * seat and vote stay theirs, and the list of attendance stays the secretary's: what they are is not decided by being asked out. So
 * nobody is asked out of a vote that is theirs and open.
 */
export function removeParticipant(
  state: LiveState,
  userId: UserId,
  { actorId, now }: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const frame = framed(state);
  const person = frame.participants.find((p) => p.userId === userId);
  if (!person || person.isLetIn) throw refuse('NOT_FOUND', 'participant');
  if (!mayRemove(frame, actorId, person)) throw refuse('FORBIDDEN', 'leads-meeting');
  if (state.removed[userId]) return [];
  if (state.openBallot?.voters.includes(userId)) throw refuse('WRONG_STATE', 'ballot-open');
  return [
    { type: 'participant.removed', userId },
    ...(state.presentation?.presenterId === userId
      ? [{ type: 'presentation.stopped' as const }]
      : []),
    ...endSpeechesOf(state, (id) => id === userId, now),
  ];
}

/** Lets a person who was asked to leave come back; who was not, stays as they are. */
export function readmitParticipant(state: LiveState, userId: UserId): LiveFact[] {
  requireNotEnded(state);
  return state.removed[userId] ? [{ type: 'participant.readmitted', userId }] : [];
}
