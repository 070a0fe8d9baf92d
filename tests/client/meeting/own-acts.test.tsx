import { cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useOwnActs } from '#client/features/meeting/use-own-acts.tsx';
import { OwnRequests } from '#client/features/speakers/OwnRequests.tsx';
import { queueEntries } from '#client/features/speakers/queue-entries.ts';
import { SpeakersQueue } from '#client/features/speakers/SpeakersQueue.tsx';
import '#client/i18n/i18n.ts';
import type { SpeechKind } from '#contract/live/floor.ts';
import type { LiveState, Participant } from '#contract/live/state.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { allowedActions } from '#server/domain/permissions.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const chair = aParticipant(['chair', 'votingMember']);
const secretary = aParticipant(['secretary']);
const delegate = aParticipant(['delegate']);
const invitedGuest = aParticipant(['guest']);
const letIn = aParticipant(['guest'], { isLetIn: true });
const frame = aFrame({ participants: [chair, secretary, delegate, invitedGuest, letIn] });
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
const aRequest = ({ userId }: Participant, kind: SpeechKind) => ({
  requestId: `${userId} ${kind}` as never,
  userId,
  itemId: null,
  subject: '',
  kind,
  questionedId: null,
  at,
  approvedAt: null,
});
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

  test('is taken back by the secretary like by the others, each kind of request', () => {
    const ofSecretary = (kind: SpeechKind) => aRequest(secretary, kind);
    for (const kind of ['speech', 'pointOfOrder', 'interpellation'] as const)
      expect(actsOf(secretary, { waiting: [ofSecretary(kind)] })).toEqual(['withdraw']);
    expect(actsOf(delegate, { waiting: [ofSecretary('pointOfOrder')] })).toEqual(['request']);
  });

  test('is still possible while a point of order waits, and that is told with its place', () => {
    const waiting = [aRequest(secretary, 'pointOfOrder'), aRequest(delegate, 'pointOfOrder')];
    const { acts } = renderHook(() => useOwnActs(idle as never), {
      wrapper: as(delegate, { waiting }),
    }).result.current;
    expect(acts).toMatchObject([{ label: 'Hủy ý kiến trình tự', detail: 'thứ 2' }]);
    render(<OwnRequests {...idle} />, { wrapper: as(delegate, { waiting }) });
    expect(screen.getByRole('button', { name: 'Đăng ký phát biểu' })).toBeDefined();
  });

  test('takes the written subject along with a point of order too, once', async () => {
    const run = vi.fn(async () => true);
    render(<OwnRequests run={run as never} busy={null} />, { wrapper: as(delegate) });
    const field = screen.getByLabelText<HTMLInputElement>(/Nội dung phát biểu/);
    fireEvent.change(field, { target: { value: ' Quá giờ ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Xin có ý kiến về trình tự' }));
    expect(run).toHaveBeenCalledWith(
      'speakers.request',
      expect.objectContaining({ kind: 'pointOfOrder', subject: 'Quá giờ' }),
    );
    await waitFor(() => expect(field.value).toBe(''));
  });

  test('can be withdrawn in the queue by who asked alone', () => {
    const waiting = [aRequest(secretary, 'speech'), aRequest(delegate, 'pointOfOrder')];
    const entries = queueEntries(waiting, frame, delegate.userId, {
      asks: () => '',
      substituteOf: () => null,
    });
    const onWithdraw = vi.fn();
    render(<SpeakersQueue label="" entries={entries} acts={null} onWithdraw={onWithdraw} />, {
      wrapper: as(delegate),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Hủy: ý kiến về trình tự' }));
    expect(onWithdraw.mock.calls).toEqual([[waiting[1]?.requestId]]);
    expect(screen.getAllByRole('button')).toHaveLength(1);
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

describe('a guest', () => {
  const notYet = { attendance: {} };
  test('who came by the code is not asked to check in; one who is invited is', () => {
    expect(actsOf(letIn, notYet)).toEqual(['request']);
    expect(actsOf(invitedGuest, notYet)).toEqual(['checkIn', 'request']);
  });

  test('may ask to speak and calls nobody to account', () => {
    const question = () => screen.queryByRole('button', { name: 'Gửi chất vấn' });
    for (const person of [letIn, invitedGuest]) {
      render(<OwnRequests {...idle} />, { wrapper: as(person) });
      expect(question()).toBeNull();
      cleanup();
    }
    render(<OwnRequests {...idle} />, { wrapper: as(delegate) });
    expect(question()).not.toBeNull();
  });
});
