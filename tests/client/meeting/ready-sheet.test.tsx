import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useReadySheet } from '#client/features/ballots/use-ready-sheet.ts';
import { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import type { UserId } from '#contract/ids.ts';
import { initialLiveState, type LiveState } from '#contract/live/state.ts';
import { fakeLine } from '#tests/client/live/fake-line.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';

const member = aParticipant(['votingMember'], { absence: { reason: 'Công tác' } });
const replaces = { userId: member.userId, name: member.name };
const substitute = aParticipant(['votingMember'], { replaces });
const base = aFrame({ participants: [aParticipant(['chair']), member, substitute] });
const voting = { ...base.rules.voting, substitutes: 'withVote' as const };
const frame = { ...base, rules: { ...base.rules, voting } };
const at = '2026-11-26T01:00:00.000Z';
const asked: LiveState = {
  ...initialLiveState,
  frame,
  phase: 'running',
  readyCheck: { askedAt: at, ready: [] },
};

/** Whether the sheet of a ready check comes up for this person. */
async function isAsked(selfId: UserId): Promise<boolean> {
  const fake = fakeLine();
  const store = new LiveStore(fake.line, frame.meetingId);
  await fake.connect();
  await fake.next('enter').answer({
    selfId,
    may: ['readiness.say'],
    serverTime: at,
    catchUp: { kind: 'snapshot', state: asked },
    presence: [],
    gone: [],
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <LiveContext.Provider value={store}>{children}</LiveContext.Provider>
  );
  const { result, unmount } = renderHook(() => useReadySheet(() => undefined), { wrapper });
  const isUp = result.current;
  unmount();
  store.close();
  return isUp;
}

test('a ready check asks the substitute who votes, and not the member whose seat it is', async () => {
  expect(await isAsked(substitute.userId)).toBe(true);
  expect(await isAsked(member.userId)).toBe(false);
});
