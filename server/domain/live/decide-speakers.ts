import { refuse } from '#contract/errors.ts';
import type { SpeechRequestId } from '#contract/ids.ts';
import { SpeechRequestId as SpeechRequestIdSchema } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import { isChair } from '#contract/live/meeting-roles.ts';
import type { Instant, LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireItem, requireRunning } from './decide-context.ts';

/** Asks to speak; one request per person waits at a time, and who speaks can't ask. */
export function requestSpeech(
  state: LiveState,
  input: CommandInput<'speakers.request'>,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  if (input.itemId) requireItem(framed(state), input.itemId);
  if (state.waiting.some((r) => r.userId === context.actorId))
    throw refuse('WRONG_STATE', 'already-waiting');
  if (state.floor?.userId === context.actorId) throw refuse('WRONG_STATE', 'already-speaking');
  const requestId = SpeechRequestIdSchema.parse(context.commandId);
  return [{ type: 'speech.requested', requestId, userId: context.actorId, ...input }];
}

/** Withdraws a request: its owner, or the chair. */
export function withdrawSpeech(
  state: LiveState,
  requestId: SpeechRequestId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const request = state.waiting.find((r) => r.requestId === requestId);
  if (!request) throw refuse('NOT_FOUND', 'speech-request');
  if (request.userId !== context.actorId && !isChair(framed(state), context.actorId)) {
    throw refuse('FORBIDDEN', 'not-your-request');
  }
  return [{ type: 'speech.withdrawn', requestId }];
}

/** Gives the floor to a person who waits; who speaks now gives it up in the same act, so that one tap is enough. */
export function callSpeaker(
  state: LiveState,
  requestId: SpeechRequestId,
  context: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const frame = framed(state);
  const request = state.waiting.find((r) => r.requestId === requestId);
  if (!request) throw refuse('NOT_FOUND', 'speech-request');
  const siteId = frame.participants.find((p) => p.userId === request.userId)?.siteId ?? null;
  return [
    ...takeFloor(state, context.now),
    {
      type: 'floor.given',
      userId: request.userId,
      siteId,
      requestId,
      limitSeconds: frame.rules.speechSeconds,
    },
  ];
}

/** Ends the speech: who speaks, or the chair. */
export function endSpeech(state: LiveState, context: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!state.floor) throw refuse('WRONG_STATE', 'nobody-speaks');
  if (state.floor.userId !== context.actorId && !isChair(framed(state), context.actorId)) {
    throw refuse('FORBIDDEN', 'not-your-floor');
  }
  return takeFloor(state, context.now);
}

/** The fact that the floor is free again, with the length of the speech in seconds; nothing when it is free already. */
export function takeFloor(state: LiveState, now: Instant): LiveFact[] {
  if (!state.floor) return [];
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(state.floor.since)) / 1000));
  return [{ type: 'floor.taken', userId: state.floor.userId, seconds }];
}
