import { nextItem } from '#client/features/agenda/remaining.ts';
import { dayKey } from '#client/ui/format-date.ts';
import type { Action } from '#contract/actions.ts';
import type { UserId } from '#contract/ids.ts';
import { votedOn } from '#contract/live/evolve.ts';
import type { FloorKind } from '#contract/live/floor.ts';
import { nextToSpeak } from '#contract/live/speakers-queue.ts';
import type { LiveState } from '#contract/live/state.ts';

/** The acts by which a meeting is governed, in the order of the strip: what is used most stands first, for the last give way on a narrow screen. */
export const GOVERN_ACTS = [
  'start',
  'endSpeech',
  'openBallot',
  'resumeBallot',
  'closeBallot',
  'pauseBallot',
  'publishBallot',
  'answer',
  'endInterpellation',
  'next',
  'call',
  'muteAll',
  'conclude',
  'record',
  'stopRecording',
  'end',
] as const;
/** One act of governing. */
export type GovernAct = (typeof GOVERN_ACTS)[number];

/** The action in the table of permissions that an act needs. */
export const ACT_ACTION = {
  start: 'meeting.start',
  endSpeech: 'speakers.end',
  openBallot: 'ballot.open',
  pauseBallot: 'ballot.pause',
  resumeBallot: 'ballot.resume',
  closeBallot: 'ballot.close',
  publishBallot: 'ballot.publish',
  answer: 'interpellation.turn',
  endInterpellation: 'interpellation.end',
  next: 'agenda.goTo',
  call: 'speakers.call',
  conclude: 'conclusion.write',
  muteAll: 'microphone.muteAll',
  record: 'recording.start',
  stopRecording: 'recording.stop',
  end: 'meeting.end',
} as const satisfies Record<GovernAct, Action>;

/** How much earlier than planned a meeting begins without a question, in milliseconds. */
const HOUR_MS = 3_600_000;

/** What the floor is held for in an interpellation. */
const STEPS: ReadonlySet<FloorKind> = new Set(['question', 'answer', 'followUp']);

/** The acts that make sense now, of those that are allowed. Ending another's speech is the chair's, who may call. */
export function possibleActs(state: LiveState, may: ReadonlySet<Action>): GovernAct[] {
  return GOVERN_ACTS.filter((act) => may.has(ACT_ACTION[act]) && makesSense(act));

  function makesSense(act: GovernAct): boolean {
    if (act === 'start') return state.phase === 'planned';
    if (state.phase !== 'running') return false;
    switch (act) {
      case 'endSpeech':
        return state.floor !== null && may.has('speakers.call');
      case 'openBallot':
        return votedOn(state) === null;
      case 'pauseBallot':
        return state.openBallot !== null && !state.openBallot.pausedAt && !state.openBallot.hands;
      case 'resumeBallot':
        return state.openBallot?.pausedAt !== undefined;
      case 'closeBallot':
        return state.openBallot !== null && !state.openBallot.hands;
      case 'publishBallot':
        return state.countedBallot !== null;
      case 'answer':
      case 'endInterpellation':
        return act === stepOfInterpellation(state);
      case 'next':
        return following(state) !== null && votedOn(state) === null;
      case 'call':
        return nextToSpeak(state.waiting) !== null;
      case 'conclude':
        return state.currentItemId !== null;
      case 'record':
        return state.recording === null;
      case 'stopRecording':
        return state.recording !== null;
      case 'end':
        return votedOn(state) === null;
      default:
        return true;
    }
  }
}

/**
 * The next sensible act, which is the one filled button; null for who governs nothing. While votes are awaited there is none: to
 * close a vote before all are in can't be undone, and must not lie where the thumb is.
 */
export function nextAct(
  state: LiveState,
  acts: readonly GovernAct[],
  votesAwaited: boolean,
): GovernAct | null {
  if (acts.includes('resumeBallot')) return 'resumeBallot';
  if (state.openBallot !== null && votesAwaited) return null;
  const order: GovernAct[] = [
    'start',
    'closeBallot',
    'publishBallot',
    'answer',
    'endInterpellation',
    ...(state.currentItemId === null
      ? (['endSpeech', 'next', 'call'] as const)
      : (['call', 'endSpeech', 'next'] as const)),
    'end',
  ];
  // A call from the queue ends an interpellation that is going on: it is not what the thumb finds first.
  const calls = state.interpellation === null;
  return order.find((act) => acts.includes(act) && (calls || act !== 'call')) ?? null;
}

/** How an interpellation goes on while nobody speaks: the answer is awaited until it was given, then the end. */
function stepOfInterpellation(state: LiveState): 'answer' | 'endInterpellation' | null {
  if (state.interpellation === null || state.floor !== null) return null;
  const last = state.speeches.findLast(({ kind }) => STEPS.has(kind));
  return last?.kind === 'answer' ? 'endInterpellation' : 'answer';
}

/** The item that comes next, or null after the last. */
export function following(state: LiveState) {
  return nextItem(state.frame?.items ?? [], state.currentItemId, state.doneItemIds);
}

/** Whether a meeting that began now (in milliseconds) would begin on another day than planned, or more than an hour early. */
export function isUntimely({ frame }: Pick<LiveState, 'frame'>, nowMs: number): boolean {
  if (!frame) return false;
  const isOtherDay = dayKey(frame.startsAt) !== dayKey(new Date(nowMs));
  return isOtherDay || Date.parse(frame.startsAt) - nowMs > HOUR_MS;
}

/** Whether the meeting would begin without a quorum if this person began it now, who counts as present then. */
export function startsWithoutQuorum(state: LiveState, selfId: UserId | null): boolean {
  const self = state.frame?.participants.find((p) => p.userId === selfId);
  const isComing =
    self?.roles.includes('votingMember') && state.attendance[self.userId]?.status !== 'present';
  const present = state.quorum.present + (isComing ? 1 : 0);
  return present < state.quorum.required;
}
