import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { read } from '#client/api/query.ts';
import { AttendancePanel } from '#client/features/attendance/AttendancePanel.tsx';
import { FormerGuests } from '#client/features/attendance/FormerGuests.tsx';
import '#client/i18n/i18n.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

const chair = aParticipant(['chair', 'votingMember']);
const { roles: _, siteId: __, ...guest } = aParticipant(['guest'], { name: 'Lê Thị Báo' });
const frame = aFrame({
  participants: [chair],
  formerGuests: [{ ...guest, outAt: '2026-11-26T02:30:00.000Z' }],
});
const record = {
  status: 'present',
  mode: 'remote',
  siteId: null,
  at: '2026-11-26T01:00:00.000Z',
} as const;
const attendance = { [guest.userId]: record };
const wrapper = aView({
  selfId: chair.userId,
  may: new Set(),
  state: { ...initialLiveState, frame, phase: 'running', attendance },
});

test('a guest who was asked to leave stands in the roster as one who left, with their times', () => {
  render(<FormerGuests />, { wrapper });
  const left = within(screen.getByRole('region', { name: 'Khách mời đã rời họp' }));
  expect(left.getByText('Lê Thị Báo')).toBeTruthy();
  expect(left.getByText(/08:00 – 09:30/)).toBeTruthy();
});

test('they are counted among those who left', () => {
  const client = new QueryClient();
  const me = { kind: 'person', userId: chair.userId };
  client.setQueryData(read('account.me', {}).queryKey, me as never);
  render(
    <QueryClientProvider client={client}>
      <AttendancePanel />
    </QueryClientProvider>,
    { wrapper },
  );
  expect(screen.getByText('đã rời họp', { selector: 'dt' }).nextSibling?.textContent).toBe('1');
});
