import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { FormerGuests } from '#client/features/attendance/FormerGuests.tsx';
import '#client/i18n/i18n.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

test('a guest who was asked to leave stands in the roster as one who left, with their times', () => {
  const chair = aParticipant(['chair', 'votingMember']);
  const { roles: _, siteId: __, ...guest } = aParticipant(['guest'], { name: 'Lê Thị Báo' });
  const outAt = '2026-11-26T02:30:00.000Z';
  const frame = aFrame({ participants: [chair], formerGuests: [{ ...guest, outAt }] });
  const at = '2026-11-26T01:00:00.000Z';
  const record = { status: 'present', mode: 'remote', siteId: null, at } as const;
  const attendance = { [guest.userId]: record };
  const state = { ...initialLiveState, frame, phase: 'running', attendance } as const;
  render(<FormerGuests />, {
    wrapper: aView({ selfId: chair.userId, may: new Set(), state }),
  });
  const left = within(screen.getByRole('region', { name: 'Khách mời đã rời họp' }));
  expect(left.getByText('Lê Thị Báo')).toBeTruthy();
  expect(left.getByText(/08:00 – 09:30/)).toBeTruthy();
});
