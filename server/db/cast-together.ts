import type { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import { askTogether } from './ask-together.ts';

/** One ballot on its way into the box, open or sealed. */
export type CastPaper<Content> = {
  meetingId: MeetingId;
  ballotId: BallotId;
  voterId: UserId;
  content: Content;
};

/**
 * Makes the way into a box on which the ballots of one moment share a statement and a commit: a hall of 700 then waits for a few
 * commits, not for 700 in a row. Only those of one vote go together: what holds one vote up holds up no other. They go sorted by
 * voter, each voter once, so that two statements with the same voters wait for each other in one direction and never in a ring.
 * `castAll` gives a row a voter.
 */
export function castTogether<Content, Row extends { voterId: UserId }>(
  castAll: (
    meetingId: MeetingId,
    ballotId: BallotId,
    papers: readonly CastPaper<Content>[],
  ) => Promise<Row[]>,
): (paper: CastPaper<Content>) => Promise<Row | undefined> {
  type Way = (paper: CastPaper<Content>) => Promise<Row | undefined>;
  const ways = new Map<string, Way>();
  return (paper) => {
    const { meetingId, ballotId } = paper;
    const vote = `${meetingId}/${ballotId}`;
    const openWay = (): Way =>
      askTogether(async (papers) => {
        ways.delete(vote);
        const rows = await castAll(meetingId, ballotId, onePerVoter(papers));
        const rowOf = new Map(rows.map((row) => [row.voterId, row]));
        return papers.map(({ voterId }) => rowOf.get(voterId));
      });
    const way = ways.get(vote) ?? openWay();
    ways.set(vote, way);
    return way(paper);
  };
}

/** The first paper of each voter, in the order of the voters' ids. */
function onePerVoter<Content>(papers: readonly CastPaper<Content>[]): CastPaper<Content>[] {
  const firsts = new Map(papers.toReversed().map((paper) => [paper.voterId, paper]));
  return [...firsts.values()].sort((a, b) => (a.voterId < b.voterId ? -1 : 1));
}
