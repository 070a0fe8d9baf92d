import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ItemVotes } from '#client/features/ballots/ItemVotes.tsx';
import '#client/i18n/i18n.ts';
import type { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { BallotId } from '#contract/ids.ts';
import { type ClosedBallot, initialLiveState } from '#contract/live/state.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { anItem, aUserId } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';

afterEach(cleanup);

/** The picture beside a vote among options with these winners and these that are equal. */
function pictureOf(won: { winners: number[]; tied: number[] }): string {
  const { itemId } = anItem();
  const at = '2026-11-26T01:00:00.000Z';
  const ballot: ClosedBallot = {
    ballotId: BallotId.parse(crypto.randomUUID()),
    itemId,
    question: 'Nhân sự?',
    method: aMethod(),
    voters: [aUserId(), aUserId()],
    openedAt: at,
    closesAt: null,
    closedAt: at,
    publishedAt: at,
    rollCall: [],
    result: {
      base: 2,
      cast: 2,
      required: 1,
      counts: [1, 1, 0, 0],
      other: 0,
      blank: 0,
      freePlaces: 1,
      decidedBy: 'votes',
      otherOpinions: [],
      rule: COMMON_DECISION,
      ...won,
    },
  };
  const view = { state: { ...initialLiveState, closedBallots: [ballot] } };
  const store = { subscribe: () => () => undefined, getSnapshot: () => view };
  const { container } = render(
    <LiveContext value={store as unknown as LiveStore}>
      <ItemVotes itemId={itemId} />
    </LiveContext>,
  );
  return container.querySelector('svg')?.getAttribute('class') ?? '';
}

it('shows a tie as a tie, never as something that was won', () => {
  expect(pictureOf({ winners: [], tied: [0, 1] })).toContain('icon-equal');
  cleanup();
  expect(pictureOf({ winners: [0], tied: [] })).toContain('rosette');
});
