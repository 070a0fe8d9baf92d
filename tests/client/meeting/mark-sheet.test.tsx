import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { MarkSheet } from '#client/features/attendance/MarkSheet.tsx';
import '#client/i18n/i18n.ts';
import { initialLiveState } from '#contract/live/state.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aView } from './a-view.tsx';

afterEach(cleanup);

test.each(['', '99:99', '8:4'])(
  'the time %j is refused at its field, and nothing is recorded',
  (typed) => {
    const participant = aParticipant(['delegate']);
    const wrapper = aView({
      state: { ...initialLiveState, frame: aFrame({ participants: [participant] }) },
    });
    const entry = { participant, record: null, connected: false };
    render(<MarkSheet entry={entry} onClose={() => undefined} />, { wrapper });
    const field = screen.getByLabelText(/Giờ đến hoặc rời họp/);
    fireEvent.change(field, { target: { value: typed } });
    fireEvent.blur(field);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('button', { name: 'Có mặt' }).hasAttribute('disabled')).toBe(true);
  },
);
