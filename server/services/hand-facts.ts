import type { UserId } from '#contract/ids.ts';
import type { Command, ServerCommand } from '#contract/live/commands.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { DecideContext } from '#server/domain/live/decide-context.ts';
import type { LiveTransaction } from './ports/live-events.ts';

/**
 * What a decision on a show of hands must know beside the state: what was entered in this round, the entry at hand among it, or on
 * what both agreed where it is published. An entry is kept here, in the transaction of its command: a refusal takes it back.
 */
export async function handFacts(
  { hands }: Pick<LiveTransaction, 'hands'>,
  asked: { state: LiveState; actorId: UserId; command: Command | ServerCommand },
): Promise<Pick<DecideContext, 'handCounts' | 'handFigures'>> {
  const { state, actorId, command } = asked;
  if (command.name === 'ballot.enterHands') {
    const { ballotId, figures } = command.input;
    const open = state.openBallot;
    // The decision refuses what is not under way: nothing is kept for it.
    if (open?.ballotId !== ballotId || !open.hands) return {};
    const round = { ballotId, round: open.hands.differed };
    await hands.keep(round, actorId, figures);
    return { handCounts: await hands.of(round) };
  }
  const counted = state.countedBallot?.ballot;
  if (command.name !== 'ballot.publish' || !counted?.hands) return {};
  const entered = await hands.of({ ballotId: counted.ballotId, round: counted.hands.differed });
  const [handFigures] = entered.values();
  return handFigures ? { handFigures } : {};
}
