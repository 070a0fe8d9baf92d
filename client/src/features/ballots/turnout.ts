import type { UserId } from '#contract/ids.ts';
import type { OpenBallot } from '#contract/live/state.ts';

/** How a voter stands to a vote: was here and has lost the line; is here; has not come with a device; has voted. */
export const TURNOUT = ['lost', 'waiting', 'away', 'received'] as const;
/** One of them. */
export type TurnoutKind = (typeof TURNOUT)[number];

/** The voters of a vote by how they stand to it. Who has voted is never `lost`: their ballot is here. */
export type TurnoutGroups = Record<TurnoutKind, UserId[]>;

/** Groups the voters, each in exactly one group and in the order of the list. */
export function groupTurnout(
  { voters }: Pick<OpenBallot, 'voters'>,
  known: {
    received: ReadonlySet<UserId>;
    connected: Pick<ReadonlySet<UserId>, 'has'>;
    gone: Pick<ReadonlySet<UserId>, 'has'>;
  },
): TurnoutGroups {
  const groups: TurnoutGroups = { lost: [], waiting: [], away: [], received: [] };
  for (const voter of voters) groups[kindOf(voter)].push(voter);
  return groups;

  function kindOf(voter: UserId): TurnoutKind {
    if (known.received.has(voter)) return 'received';
    if (known.connected.has(voter)) return 'waiting';
    return known.gone.has(voter) ? 'lost' : 'away';
  }
}
