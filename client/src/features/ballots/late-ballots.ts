import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import { forget, type KeptStorage, keptKey, readKept } from './kept-ballots.ts';

/** A vote that takes no ballot any more; a void one counts none at all. */
export type VoteOver = { ballotId: BallotId; question: string; isSecret: boolean; isVoid: boolean };

/** The votes of the meeting that are over, also one whose result is not published yet. */
export function votesOver(
  state: Pick<LiveState, 'closedBallots' | 'voidBallots' | 'countedBallot'>,
): VoteOver[] {
  const { closedBallots, voidBallots, countedBallot } = state;
  const counted = countedBallot ? [...closedBallots, countedBallot.ballot] : closedBallots;
  return [
    ...counted.map((ballot) => ({ ballot, isVoid: false })),
    ...voidBallots.map((ballot) => ({ ballot, isVoid: true })),
  ].map(({ ballot: { ballotId, question, secret }, isVoid }) => ({
    ballotId,
    question,
    isSecret: secret !== undefined,
    isVoid,
  }));
}

/**
 * The ballots that this device has sent and that did not arrive before the end of their vote: the server, which is asked with
 * `isRecorded` (throws without a line), holds none of this person's. Each stays on the device until it is acknowledged. What else
 * is left of votes that are over is removed: drafts that nobody sent, ballots whose acknowledgement was lost, and those of void votes.
 */
export async function lateBallots(
  { meetingId, selfId, over }: { meetingId: MeetingId; selfId: string; over: readonly VoteOver[] },
  storage: KeptStorage,
  isRecorded: (vote: VoteOver) => Promise<boolean>,
): Promise<VoteOver[]> {
  const late: VoteOver[] = [];
  for (const vote of over) {
    const key = keptKey(meetingId, vote.ballotId, selfId);
    const kept = readKept(storage, key);
    if (!kept) continue;
    if (vote.isVoid || !kept.paper || (await isRecorded(vote))) forget(storage, key);
    else late.push(vote);
  }
  return late;
}
