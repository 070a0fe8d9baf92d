import { refuse } from '#contract/errors.ts';
import { SpeechRequestId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { SpeechRequest } from '#contract/live/floor.ts';
import { isChair } from '#contract/live/meeting-roles.ts';
import type { LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireItem, requireRunning } from './decide-context.ts';

/** Asks for the floor; one request of each kind waits per person at a time, and who speaks can't ask to speak. */
export function requestSpeech(
  state: LiveState,
  { kind, questionedId, itemId, subject }: CommandInput<'speakers.request'>,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  if (itemId) requireItem(framed(state), itemId);
  if (state.waiting.some((r) => r.userId === context.actorId && r.kind === kind))
    throw refuse('WRONG_STATE', 'already-waiting');
  if (kind === 'speech' && state.floor?.userId === context.actorId)
    throw refuse('WRONG_STATE', 'already-speaking');
  const requestId = SpeechRequestId.parse(context.commandId);
  const asked = { type: 'speech.requested' as const, requestId, userId: context.actorId };
  if (kind !== 'interpellation')
    return [{ ...asked, itemId, subject, ...(kind === 'pointOfOrder' && { kind }) }];
  if (subject === '') throw refuse('BAD_INPUT', 'question-missing');
  if (questionedId === null) throw refuse('BAD_INPUT', 'questioned-missing');
  if (questionedId === context.actorId) throw refuse('BAD_INPUT', 'question-to-oneself');
  if (!framed(state).participants.some(({ userId }) => userId === questionedId))
    throw refuse('NOT_FOUND', 'participant');
  return [{ ...asked, itemId, subject, kind, questionedId }];
}

/** Withdraws a request: its owner, or the chair. */
export function withdrawSpeech(
  state: LiveState,
  requestId: SpeechRequestId,
  context: DecideContext,
): LiveFact[] {
  const request = waitingRequest(state, requestId);
  if (request.userId !== context.actorId && !isChair(framed(state), context.actorId)) {
    throw refuse('FORBIDDEN', 'not-your-request');
  }
  return [{ type: 'speech.withdrawn', requestId }];
}

/** Approves a request, which says to its owner that the floor will be given; a second time changes nothing. */
export function approveSpeech(state: LiveState, requestId: SpeechRequestId): LiveFact[] {
  const { approvedAt } = waitingRequest(state, requestId);
  return approvedAt === null ? [{ type: 'speech.approved', requestId }] : [];
}

/** Refuses a request; it stays on record, so that who asked in vain is not forgotten. */
export function refuseSpeech(
  state: LiveState,
  { requestId, reason }: CommandInput<'speakers.refuse'>,
): LiveFact[] {
  const { userId } = waitingRequest(state, requestId);
  return [{ type: 'speech.refused', requestId, userId, reason }];
}

/** Moves a request before another of its own kind, or (null) to the end: points of order stay before speeches. */
export function moveSpeech(
  state: LiveState,
  { requestId, beforeId }: CommandInput<'speakers.move'>,
): LiveFact[] {
  const { kind } = waitingRequest(state, requestId);
  if (requestId === beforeId) return [];
  if (beforeId !== null && waitingRequest(state, beforeId).kind !== kind)
    throw refuse('WRONG_STATE', 'other-queue');
  return [{ type: 'speech.moved', requestId, beforeId }];
}

/** The request as it waits; NOT_FOUND when it does not (any more), WRONG_STATE when the meeting is not running. */
export function waitingRequest(state: LiveState, requestId: SpeechRequestId): SpeechRequest {
  requireRunning(state);
  const request = state.waiting.find((r) => r.requestId === requestId);
  if (!request) throw refuse('NOT_FOUND', 'speech-request');
  return request;
}
