import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ownConfirmation } from '#client/features/ballots/own-confirmation.ts';
import { ReadySheet } from '#client/features/ballots/ReadySheet.tsx';
import { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { CONFIRMED_FOR_MS } from '#contract/secret-ballots/confirmed-for.ts';
import { fakeLine } from '#tests/client/live/fake-line.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import '#client/i18n/i18n.ts';

const at = '2026-11-26T01:00:00.000Z';
const CONFIRMATION = `1764130000000-${'a'.repeat(64)}`;

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The sheet of a ready check for a voter of a meeting; what the server answers to the password. */
async function show(answer: Response, asksPassword = true) {
  const fetched = vi.fn(async (_address: string, _init?: RequestInit) => answer);
  vi.stubGlobal('fetch', fetched);
  const voter = aParticipant(['votingMember']);
  const base = aFrame({ participants: [aParticipant(['chair']), voter] });
  const frame = { ...base, ...(asksPassword && { asksPassword: true as const }) };
  const fake = fakeLine();
  const store = new LiveStore(fake.line, frame.meetingId);
  await fake.connect();
  await fake.next('enter').answer({
    selfId: voter.userId,
    may: ['readiness.say'],
    serverTime: at,
    catchUp: {
      kind: 'snapshot',
      state: {
        ...initialLiveState,
        frame,
        phase: 'running',
        readyCheck: { askedAt: at, ready: [] },
      },
    },
    presence: [],
  });
  const command = vi.spyOn(store, 'command');
  render(
    <LiveContext.Provider value={store}>
      <ReadySheet onClose={() => undefined} />
    </LiveContext.Provider>,
  );
  const confirmation = () => ownConfirmation(frame.meetingId, voter.userId);
  return { fetched, command, confirmation };
}

const field = () => screen.queryByLabelText<HTMLInputElement>(/^Mật khẩu/);
const say = () => fireEvent.click(screen.getByRole('button', { name: 'Tôi đã sẵn sàng' }));
const confirmed = () => Response.json({ confirmation: CONFIRMATION });

it('a voter may enter the password before the vote: kept in the page for its time, in no storage', async () => {
  const { fetched, command, confirmation } = await show(confirmed());
  fireEvent.change(field() as HTMLInputElement, { target: { value: 'một mật khẩu' } });
  say();
  await waitFor(() => expect(command).toHaveBeenCalledWith('readiness.say', {}));
  expect(String(fetched.mock.calls[0]?.[0])).toMatch(/\/api\/meetings\/[\w-]+\/confirmation$/);
  expect(confirmation()).toBe(CONFIRMATION);
  expect(field()).toBeNull();
  expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.toContain(CONFIRMATION);
  const later = Date.now() + CONFIRMED_FOR_MS;
  vi.spyOn(Date, 'now').mockReturnValue(later);
  expect(confirmation()).toBeNull();
});

it('says that it is wrong, and the voter is not ready yet', async () => {
  const { command, confirmation } = await show(
    Response.json({ code: 'WRONG_CREDENTIALS', reason: 'password-again' }, { status: 401 }),
  );
  fireEvent.change(field() as HTMLInputElement, { target: { value: 'nhầm' } });
  say();
  await waitFor(() => expect(screen.getByText(/^Mật khẩu không đúng/)).toBeDefined());
  expect(command).not.toHaveBeenCalled();
  expect(confirmation()).toBeNull();
});

it('is ready without it too, and is not asked where the meeting does not', async () => {
  const { fetched, command } = await show(confirmed());
  say();
  await waitFor(() => expect(command).toHaveBeenCalledWith('readiness.say', {}));
  expect(fetched).not.toHaveBeenCalled();
  cleanup();
  await show(confirmed(), false);
  expect(field()).toBeNull();
});
