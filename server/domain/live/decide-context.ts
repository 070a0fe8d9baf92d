import { refuse } from '#contract/errors.ts';
import type { CommandId, UserId } from '#contract/ids.ts';
import type { HandFigures } from '#contract/live/hand-count.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { LiveState, MeetingFrame } from '#contract/live/state.ts';
import type { SecretTerms } from '#contract/secret-ballots/terms.ts';
import type { CastVotes } from '../majority.ts';
import type { SecretTally } from '../secret-tally.ts';

/** What a decision may know beside the state: who asks, when, under which command id, and the votes that were cast. */
export type DecideContext = {
  actorId: UserId;
  now: Instant;
  commandId: CommandId;
  /** The votes of the ballot that is being closed or published; empty otherwise. */
  castVotes: CastVotes;
  /** What was entered in this round of counting hands, by who entered it, this entry among it. */
  handCounts?: ReadonlyMap<UserId, HandFigures>;
  /** On what the two counts of the show of hands that is published agreed. */
  handFigures?: HandFigures;
  /** How long the vote that is resumed was paused, by the clock of the database; in milliseconds. */
  pausedMs?: number;
  /** The terms of the secret ballot that is being opened. */
  secretTerms?: SecretTerms;
  /** How the secret ballot that is being closed or published was counted, or that it never can be. */
  secretTally?: SecretTally;
};

/** The state of a meeting that was released; NOT_FOUND before. */
export function framed(state: LiveState): MeetingFrame {
  if (!state.frame) throw refuse('NOT_FOUND', 'meeting');
  return state.frame;
}

/** Refuses unless the meeting is running. */
export function requireRunning(state: LiveState): void {
  if (state.phase === 'planned') throw refuse('WRONG_STATE', 'not-started');
  if (state.phase === 'ended') throw refuse('WRONG_STATE', 'ended');
}

/** Refuses when the meeting is over; before the start is fine. */
export function requireNotEnded(state: LiveState): void {
  if (state.phase === 'ended') throw refuse('WRONG_STATE', 'ended');
}

/** Refuses while a vote is under way: open, or counted and not published. */
export function requireNoVote(state: Pick<LiveState, 'openBallot' | 'countedBallot'>): void {
  if (state.openBallot) throw refuse('WRONG_STATE', 'ballot-open');
  if (state.countedBallot) throw refuse('WRONG_STATE', 'ballot-unpublished');
}

/** Refuses an agenda item that the meeting doesn't have. */
export function requireItem(frame: MeetingFrame, itemId: string): void {
  if (!frame.items.some((item) => item.itemId === itemId)) throw refuse('NOT_FOUND', 'agenda-item');
}
