import type { BallotMethod } from '#contract/live/ballot-method.ts';

/** A vote for up to two of four persons, the most votes winning, without an opinion of one's own. */
export function aMethod(change: Partial<BallotMethod> = {}): BallotMethod {
  return {
    options: ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Chi', 'Phạm Thị Dung'],
    atMost: 2,
    winsBy: 'mostVotes',
    ...change,
  };
}
