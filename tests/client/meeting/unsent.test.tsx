import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { OutcomeLines } from '#client/features/ballots/OutcomeLines.tsx';
import { HallResult } from '#client/features/hall/HallResult.tsx';
import '#client/i18n/i18n.ts';
import { BallotId } from '#contract/ids.ts';
import type { BallotResult, ClosedBallot } from '#contract/live/state.ts';
import { COMMON_DECISION } from '#contract/meeting-rules.ts';
import { aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const at = '2026-11-26T02:00:00.000Z';
const voters = Array.from({ length: 4 }, () => aParticipant(['votingMember']).userId);
const result: BallotResult = {
  base: 4,
  cast: 1,
  for: 1,
  against: 0,
  abstain: 0,
  required: 3,
  outcome: 'rejected',
  decidedBy: 'majority',
  rule: COMMON_DECISION,
};
const ballot: ClosedBallot = {
  ballotId: BallotId.parse(crypto.randomUUID()),
  itemId: null,
  question: 'Thông qua?',
  voters,
  openedAt: at,
  closesAt: null,
  closedAt: at,
  publishedAt: at,
  rollCall: voters.map((userId, place) => ({ userId, choice: place === 0 ? 'for' : null })),
  result,
};
const wrapper = aView({});

it('an open result says beside its counts how many sent nothing, in the room and in the hall', () => {
  render(<OutcomeLines ballot={ballot} closedAt={at} outcome={ballot} />, { wrapper });
  expect(screen.getByText('Không gửi phiếu').parentElement?.textContent).toBe('Không gửi phiếu3');
  cleanup();
  render(<HallResult ballot={ballot} />, { wrapper });
  expect(screen.getByText('Không gửi phiếu: 3')).toBeDefined();
});

it('says nothing of it where no names were taken', () => {
  const secret = { ...ballot, rollCall: [] };
  render(<OutcomeLines ballot={secret} closedAt={at} outcome={secret} />, { wrapper });
  expect(screen.queryByText(/Không gửi phiếu/)).toBeNull();
  render(<HallResult ballot={secret} />, { wrapper });
  expect(screen.queryByText(/Không gửi phiếu/)).toBeNull();
});
