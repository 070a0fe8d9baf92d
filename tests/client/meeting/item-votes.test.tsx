import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ItemVotes } from '#client/features/ballots/ItemVotes.tsx';
import { showLanguage } from '#client/i18n/i18n.ts';
import { BallotId } from '#contract/ids.ts';
import { type ClosedBallot, initialLiveState } from '#contract/live/state.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { anItem, aUserId } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const { itemId } = anItem();
const at = '2026-11-26T01:00:00.000Z';

/** A vote on the item that is over, with this result. */
function closed(result: ClosedBallot['result'], more: Partial<ClosedBallot> = {}): ClosedBallot {
  return {
    ballotId: BallotId.parse(crypto.randomUUID()),
    itemId,
    question: 'Nhân sự?',
    voters: [aUserId(), aUserId()],
    openedAt: at,
    closesAt: null,
    closedAt: at,
    publishedAt: at,
    rollCall: [],
    result,
    ...more,
  };
}

const optionsResult = (won: { winners: number[]; tied: number[] }) => ({
  base: 2,
  cast: 2,
  required: 1,
  counts: [1, 2, 0, 0],
  other: 0,
  blank: 0,
  freePlaces: 1,
  decidedBy: 'votes' as const,
  otherOpinions: [],
  rule: COMMON_DECISION,
  ...won,
});

const show = (ballot: ClosedBallot) =>
  render(<ItemVotes itemId={itemId} />, {
    wrapper: aView({ state: { ...initialLiveState, closedBallots: [ballot] } }),
  });

/** The picture beside a vote among options with these winners and these that are equal. */
function pictureOf(won: { winners: number[]; tied: number[] }): string {
  const { container } = show(closed(optionsResult(won), { method: aMethod() }));
  return container.querySelector('svg')?.getAttribute('class') ?? '';
}

it('shows a tie as a tie, never as something that was won', () => {
  expect(pictureOf({ winners: [], tied: [0, 1] })).toContain('icon-equal');
  cleanup();
  expect(pictureOf({ winners: [0], tied: [] })).toContain('rosette');
});

it('says what was asked, what came of it and how many chose what', async () => {
  const result = {
    base: 9,
    cast: 8,
    for: 6,
    against: 2,
    abstain: 1,
    required: 5,
    outcome: 'passed' as const,
    decidedBy: 'majority' as const,
    rule: COMMON_DECISION,
  };
  const words = () =>
    [...show(closed(result)).container.querySelectorAll('p, dt, dd')].map((e) => e.textContent);
  expect(words()).toEqual([
    'Nhân sự?',
    'Được thông qua',
    'Tán thành',
    '6',
    'Không tán thành',
    '2',
    'Không biểu quyết',
    '1',
  ]);
  cleanup();
  await showLanguage('en');
  expect(words()).toContain('For');
  await showLanguage('vi');
});

it('counts the first options of a long ballot, the most votes first', () => {
  const { container } = show(
    closed(optionsResult({ winners: [1], tied: [] }), { method: aMethod() }),
  );
  expect([...container.querySelectorAll('dt')].map((e) => e.textContent)).toEqual([
    'Trần Thị Bình',
    'Nguyễn Văn An',
    'Lê Văn Chi',
  ]);
  expect(container.textContent).toContain('và 1 phương án khác');
});
