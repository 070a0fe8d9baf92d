import { refuse } from '#contract/errors.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import { asksForChairSide } from '#contract/live/even-split.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { LiveState } from '#contract/live/state.ts';
import { agree, handsCounted } from '../hand-result.ts';
import { type DecideContext, framed, requireRunning } from './decide-context.ts';

/**
 * Takes one person's count of a show of hands. Two persons count for themselves: when their counts agree the vote is counted, when
 * they differ both begin anew. Until the second has entered, the first may correct theirs. More hands than voters who are present
 * there cannot be. No fact says what was counted.
 */
export function enterHands(
  state: LiveState,
  { ballotId, figures }: CommandInput<'ballot.enterHands'>,
  { actorId, handCounts = new Map() }: DecideContext,
): LiveFact[] {
  requireRunning(state);
  const ballot = state.openBallot;
  if (ballot?.ballotId !== ballotId || !ballot.hands)
    throw refuse('WRONG_STATE', 'ballot-not-open');
  const present = ballot.voters.filter((id) => state.attendance[id]?.status === 'present');
  if (handsCounted(figures) > present.length) throw refuse('BAD_INPUT', 'more-hands-than-present');
  if (ballot.hands.enteredBy.includes(actorId)) return [];
  const entered = { type: 'ballot.handsEntered' as const, ballotId, userId: actorId };
  const [first] = ballot.hands.enteredBy.map((userId) => handCounts.get(userId));
  if (!first) return [entered];
  const { decision } = framed(state).rules;
  const isChairDecisive = asksForChairSide(decision, ballot, present.length, figures);
  return [
    entered,
    agree(first, figures, isChairDecisive)
      ? { type: 'ballot.counted', ballotId, present }
      : { type: 'ballot.handsDiffered', ballotId },
  ];
}
