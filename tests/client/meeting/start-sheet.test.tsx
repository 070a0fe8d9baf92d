import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { StartSheet } from '#client/features/meeting/StartSheet.tsx';
import '#client/i18n/i18n.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

// It is 09:00 of 26/11/2026 in Vietnam.
const LATER = '2026-12-03T01:00:00.000Z';
const TODAY = '2026-11-26T02:30:00.000Z';

function asksOf(startsAt: string, present: number): string {
  const quorum = { base: 9, present, required: 6, reached: present >= 6 };
  const state = { ...initialLiveState, frame: { ...aFrame(), startsAt }, quorum };
  render(<StartSheet onClose={() => undefined} />, { wrapper: aView({ state }) });
  return document.body.textContent ?? '';
}

test('a start a week early is asked about with both days named', () => {
  const text = asksOf(LATER, 9);
  expect(text).toContain('Cuộc họp dự kiến bắt đầu lúc 08:00, Thứ Năm, 03/12/2026.');
  expect(text).toContain('Bây giờ là 09:00, Thứ Năm, 26/11/2026.');
  expect(screen.getByText('Bắt đầu bây giờ')).toBeDefined();
  expect(text).not.toContain('Chưa đủ tỷ lệ tham dự');
});

test('without a quorum the reason is asked for, with the days only where they differ', () => {
  expect(asksOf(LATER, 3)).toContain('Cuộc họp dự kiến bắt đầu lúc 08:00, Thứ Năm, 03/12/2026.');
  expect(document.body.textContent).toContain('Chưa đủ tỷ lệ tham dự');
  cleanup();
  const text = asksOf(TODAY, 3);
  expect(text).toContain('Chưa đủ tỷ lệ tham dự');
  expect(text).not.toContain('dự kiến bắt đầu');
});
