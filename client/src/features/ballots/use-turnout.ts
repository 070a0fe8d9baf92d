import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { call } from '#client/api/call.ts';
import { useLiveStore, useLiveView, useMay } from '#client/live/use-live.ts';
import type { OpenBallot } from '#contract/live/state.ts';
import { useReceived } from './received.ts';
import { groupTurnout, type TurnoutGroups } from './turnout.ts';

/** Who has voted in the open vote and who has not, for those who lead it; null for others, and until it is known. */
export function useTurnout(ballot: OpenBallot | null): TurnoutGroups | null {
  const { meetingId } = useLiveStore();
  const maySee = useMay('ballot.seeTurnout');
  const connected = useLiveView((view) => view.presence);
  const gone = useLiveView((view) => view.goneSince);
  const { received } = useReceived(ballot);
  const ballotId = ballot?.ballotId;
  const turnout = useQuery({
    // Asked anew with each ballot that comes in; what is known stays in sight meanwhile.
    queryKey: ['ballots.turnout', ballotId, received],
    queryFn: ballotId
      ? () => call('ballots.turnout', { params: { meetingId, ballotId } })
      : skipToken,
    placeholderData: keepPreviousData,
    enabled: maySee,
  });
  if (!ballot || !turnout.data) return null;
  return groupTurnout(ballot, { received: new Set(turnout.data.received), connected, gone });
}
