import { cleanup, render, renderHook, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { useOwnActs } from '#client/features/meeting/use-own-acts.tsx';
import { OwnRequests } from '#client/features/speakers/OwnRequests.tsx';
import '#client/i18n/i18n.ts';
import type { LiveState, Participant } from '#contract/live/state.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const chair = aParticipant(['chair', 'votingMember']);
const secretary = aParticipant(['secretary']);
const delegate = aParticipant(['delegate']);
const frame = aFrame({ participants: [chair, secretary, delegate] });
const at = '2026-11-26T01:00:00.000Z';

/** The meeting as this person has it, with what the table allows them. */
function as({ userId, roles }: Participant, more: Partial<LiveState> = {}) {
  const may = new Set(allowedActions({ unitRoles: [], meetingRoles: roles }));
  const record = { status: 'present', mode: 'inPerson', siteId: null, at, by: 'self' } as const;
  const attendance = { [userId]: record };
  const state: LiveState = { ...initialLiveState, frame, phase: 'running', attendance, ...more };
  return aView({ selfId: userId, may, state });
}
const idle = { run: async () => true, busy: null, error: null, forget() {}, fail() {} };
const actsOf = (person: Participant, more?: Partial<LiveState>) =>
  renderHook(() => useOwnActs(idle as never), {
    wrapper: as(person, more),
  }).result.current.acts.map(({ key }) => key);

describe('asking to speak', () => {
  test('is at hand for a delegate and the secretary; the chair speaks without asking', () => {
    expect(actsOf(delegate)).toEqual(['request']);
    expect(actsOf(secretary)).toEqual(['request']);
    expect(actsOf(chair)).toEqual([]);
  });

  test('is taken back by the secretary like by the others', () => {
    const request = {
      requestId: 'r' as never,
      userId: secretary.userId,
      itemId: null,
      subject: '',
      kind: 'speech' as const,
      questionedId: null,
      at,
      approvedAt: null,
    };
    expect(actsOf(secretary, { waiting: [request] })).toEqual(['withdraw']);
  });

  test('is not offered to who speaks; the secretary ends a speech by the act of governing', () => {
    const floorOf = (userId: Participant['userId']) => ({
      floor: { userId, siteId: null, since: at, limitSeconds: 300, kind: 'speech' } as never,
    });
    expect(actsOf(delegate, floorOf(delegate.userId))).toEqual(['endOwn']);
    expect(actsOf(secretary, floorOf(secretary.userId))).toEqual([]);
  });

  test('has a point of order and an interpellation beside it, for the secretary too', () => {
    const { unmount } = render(<OwnRequests {...idle} />, { wrapper: as(secretary) });
    expect(screen.getAllByRole('button')).toHaveLength(2);
    unmount();
    render(<OwnRequests {...idle} />, { wrapper: as(chair) });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
