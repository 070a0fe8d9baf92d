import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { call } from '#client/api/call.ts';
import { CloseBallotDialog } from '#client/features/ballots/CloseBallotDialog.tsx';
import { useGovern } from '#client/features/meeting/use-govern.tsx';
import { showLanguage } from '#client/i18n/i18n.ts';
import { BallotId } from '#contract/ids.ts';
import { initialLiveState, type OpenBallot } from '#contract/live/state.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

vi.mock('#client/api/call.ts', () => ({ call: vi.fn() }));

const chair = aParticipant(['chair', 'votingMember']);
const members = Array.from({ length: 6 }, () => aParticipant(['votingMember']));
const frame = aFrame({ participants: [chair, ...members] });
const voters = frame.participants.map(({ userId }) => userId);
const ballotId = BallotId.parse(crypto.randomUUID());
const open: OpenBallot = {
  ballotId,
  itemId: null,
  question: 'Thông qua?',
  voters,
  openedAt: '2026-11-26T01:59:00.000Z',
  closesAt: null,
};
const secret = {
  publicKey: '',
  questionHash: '',
  signingKey: '',
  codesShownTo: 'nobody',
} as unknown as NonNullable<OpenBallot['secret']>;
const run = vi.fn(async () => true);
const acts = { run, busy: null, error: null, forget() {}, fail() {} } as never;

beforeEach(() => void run.mockClear());
afterEach(async () => {
  cleanup();
  await showLanguage('vi');
});

/** The room of the chair in which so many have voted and so many of the first are connected. */
function aRoom(ballot: OpenBallot, received: number, connected: number) {
  vi.mocked(call).mockResolvedValue({ received: voters.slice(0, received) } as never);
  const client = new QueryClient();
  const Room = aView({
    selfId: chair.userId,
    may: new Set(allowedActions({ unitRoles: [], meetingRoles: chair.roles })),
    state: { ...initialLiveState, frame, phase: 'running', openBallot: ballot },
    presence: new Map(voters.slice(0, connected).map((id) => [id, 1])),
    received: { type: 'ballotReceived', ballotId, received, base: voters.length } as never,
  });
  return ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <Room>{children}</Room>
    </QueryClientProvider>
  );
}

/** Presses the button that ends the vote once it is known who has voted; whether the chair was asked. */
async function isAsked(ballot: OpenBallot, received: number, connected: number) {
  const ask = vi.fn();
  const on = { start() {}, openBallot() {}, closeBallot: ask, conclude() {}, end() {} };
  const calls = vi.mocked(call).mock.calls.length;
  const { result } = renderHook(() => useGovern(acts, on), {
    wrapper: aRoom(ballot, received, connected),
  });
  await waitFor(() => expect(vi.mocked(call).mock.calls.length).toBeGreaterThan(calls));
  await new Promise((settled) => setTimeout(settled));
  const { primary, others } = result.current;
  const button = [primary, ...others].find((each) => each?.act === 'closeBallot');
  button?.onClick();
  expect(ask.mock.calls.length + run.mock.calls.length).toBe(1);
  const asked = ask.mock.calls.length === 1;
  cleanup();
  run.mockClear();
  return asked;
}

const show = (ballot: OpenBallot, received: number, connected: number) =>
  render(<CloseBallotDialog ballot={ballot} acts={acts} onClose={() => undefined} />, {
    wrapper: aRoom(ballot, received, connected),
  });

it('asks while connected voters have not voted, and not when only the absent are missing or all have', async () => {
  expect(await isAsked(open, 5, 7)).toBe(true);
  expect(await isAsked(open, 5, 5)).toBe(false);
  expect(await isAsked(open, 7, 7)).toBe(false);
});

it('asks before few secret ballots are counted, though nobody is left to wait for', async () => {
  const few = { ...open, secret };
  expect(await isAsked(few, 4, 4)).toBe(true);
  expect(await isAsked(few, 5, 5)).toBe(false);
  expect(await isAsked({ ...few, voters: voters.slice(0, 3) }, 3, 3)).toBe(true);
});

it('names how many have not voted', async () => {
  show(open, 5, 7);
  expect(await screen.findByText('Còn 2 đồng chí chưa gửi phiếu')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Kết thúc biểu quyết' }));
  expect(run).toHaveBeenCalledWith('ballot.close', { ballotId });
});

it('offers to wait, to void, or to end a secret vote with few ballots all the same', async () => {
  show({ ...open, secret }, 1, 7);
  expect(screen.getByText('Mới nhận 1/7 phiếu kín')).toBeDefined();
  expect(screen.getByText(/sẽ cho biết từng đồng chí đã chọn gì/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Tiếp tục chờ' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Hủy biểu quyết' })).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Vẫn kết thúc biểu quyết' }));
  expect(run).toHaveBeenCalledWith('ballot.close', { ballotId, despiteFew: true });
});

it('says so in English too', async () => {
  await showLanguage('en');
  show({ ...open, secret }, 1, 7);
  expect(screen.getByText('1 of 7 secret ballots received')).toBeDefined();
  expect(screen.getByText(/would show what single persons chose/)).toBeDefined();
  for (const name of ['Keep waiting', 'Void this vote', 'End vote anyway'])
    expect(screen.getByRole('button', { name })).toBeDefined();
});
