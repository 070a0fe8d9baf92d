import { refuse } from '#contract/errors.ts';
import type { SpeechRequestId, UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { FloorKind } from '#contract/live/floor.ts';
import type { Instant } from '#contract/live/instant.ts';
import { leadsFloor } from '#contract/live/meeting-roles.ts';
import type { LiveState } from '#contract/live/state.ts';
import { type DecideContext, framed, requireRunning } from './decide-context.ts';
import { waitingRequest } from './decide-speakers.ts';

/**
 * Gives the floor to a person who waits; who speaks now gives it up in the same act, so that one tap is enough. A call from the
 * queue ends an interpellation that is going on; a point of order only interrupts it.
 */
export function callSpeaker(
  state: LiveState,
  requestId: SpeechRequestId,
  { now }: DecideContext,
): LiveFact[] {
  const { userId, kind, questionedId, subject } = waitingRequest(state, requestId);
  if (kind === 'interpellation' && questionedId !== null)
    return [
      ...takeFloor(state, now),
      ...endOfInterpellation(state),
      { type: 'interpellation.begun', requestId, askerId: userId, questionedId, subject },
      give(state, userId, 'question', requestId),
    ];
  const isOrder = kind === 'pointOfOrder';
  return [
    ...takeFloor(state, now),
    ...(isOrder ? [] : endOfInterpellation(state)),
    give(state, userId, isOrder ? kind : 'speech', requestId),
  ];
}

/** Gives the floor to somebody who did not ask, or to the presenter of an item for the time that is planned for it. */
export function inviteSpeaker(
  state: LiveState,
  { userId, kind }: CommandInput<'speakers.invite'>,
  { now }: DecideContext,
): LiveFact[] {
  requireRunning(state);
  if (!framed(state).participants.some((person) => person.userId === userId))
    throw refuse('NOT_FOUND', 'participant');
  if (state.floor?.userId === userId) throw refuse('WRONG_STATE', 'has-floor');
  const asked = state.waiting.find((r) => r.userId === userId && r.kind === 'speech');
  return [
    ...takeFloor(state, now),
    ...endOfInterpellation(state),
    give(state, userId, kind, asked?.requestId ?? null),
  ];
}

/** Gives who speaks so many seconds more. */
export function extendSpeech(state: LiveState, seconds: number): LiveFact[] {
  requireRunning(state);
  if (!state.floor) throw refuse('WRONG_STATE', 'nobody-speaks');
  return [{ type: 'floor.extended', limitSeconds: state.floor.limitSeconds + seconds }];
}

/** Ends the speech: who speaks, or who leads the floor. */
export function endSpeech(state: LiveState, context: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!state.floor) throw refuse('WRONG_STATE', 'nobody-speaks');
  if (state.floor.userId !== context.actorId && !leadsFloor(framed(state), context.actorId)) {
    throw refuse('FORBIDDEN', 'not-your-floor');
  }
  return takeFloor(state, context.now);
}

/** The next step of an interpellation: the answer of who is questioned, or one more question of who asked. */
export function turnInterpellation(
  state: LiveState,
  step: 'answer' | 'followUp',
  { now }: DecideContext,
): LiveFact[] {
  requireRunning(state);
  if (!state.interpellation) throw refuse('WRONG_STATE', 'no-interpellation');
  const { askerId, questionedId } = state.interpellation;
  return [
    ...takeFloor(state, now),
    give(state, step === 'answer' ? questionedId : askerId, step, null),
  ];
}

/** Ends an interpellation, and with it the speech that belongs to it. */
export function endInterpellation(state: LiveState, { now }: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!state.interpellation) throw refuse('WRONG_STATE', 'no-interpellation');
  return [
    ...(isOfInterpellation(state) ? takeFloor(state, now) : []),
    ...endOfInterpellation(state),
  ];
}

/** What ends when people are gone, from the list or from the meeting: their floor, their interpellation, their requests. */
export function endSpeechesOf(
  state: LiveState,
  isGone: (userId: UserId) => boolean,
  now: Instant,
): LiveFact[] {
  const { floor, interpellation, waiting } = state;
  const isBroken =
    interpellation !== null &&
    (isGone(interpellation.askerId) || isGone(interpellation.questionedId));
  return [
    ...(floor && isGone(floor.userId) ? takeFloor(state, now) : []),
    ...(isBroken ? endOfInterpellation(state) : []),
    ...waiting
      .filter(
        ({ userId, questionedId }) =>
          isGone(userId) || (questionedId !== null && isGone(questionedId)),
      )
      .map(({ requestId }) => ({ type: 'speech.withdrawn' as const, requestId })),
  ];
}

/** The fact that no interpellation goes on any more; nothing when none does. */
export function endOfInterpellation(state: LiveState): LiveFact[] {
  return state.interpellation ? [{ type: 'interpellation.ended' }] : [];
}

/** The fact that the floor is free again, with the length of the speech in seconds; nothing when it is free already. */
export function takeFloor(state: LiveState, now: Instant): LiveFact[] {
  if (!state.floor) return [];
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(state.floor.since)) / 1000));
  return [{ type: 'floor.taken', userId: state.floor.userId, seconds }];
}

function isOfInterpellation({ floor }: LiveState): boolean {
  return floor !== null && ['question', 'answer', 'followUp'].includes(floor.kind);
}

function give(
  state: LiveState,
  userId: UserId,
  kind: FloorKind,
  requestId: SpeechRequestId | null,
): LiveFact {
  const frame = framed(state);
  const siteId = frame.participants.find((person) => person.userId === userId)?.siteId ?? null;
  const item = frame.items.find(({ itemId }) => itemId === state.currentItemId);
  const planned = kind === 'presentation' ? (item?.minutesPlanned ?? null) : null;
  const limitSeconds = planned === null ? frame.rules.speechSeconds : planned * 60;
  return {
    type: 'floor.given',
    userId,
    siteId,
    requestId,
    limitSeconds,
    ...(kind !== 'speech' && { kind }),
  };
}
