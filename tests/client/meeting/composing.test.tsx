import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Composing } from '#client/features/recording/Composing.tsx';
import '#client/i18n/i18n.ts';
import { MeetingId } from '#contract/ids.ts';

afterEach(cleanup);

test('a recording that is being put together says how far it is, that one may go, and where it will be', () => {
  const recording = {
    meetingId: MeetingId.parse('00000000-0000-4000-8000-000000000001'),
    title: 'Phiên họp',
    unitName: 'UBND huyện',
    startedAt: null,
    state: 'composing',
    progress: 35,
    sizeBytes: null,
    contents: null,
    documents: [],
    keptUntil: null,
    removed: null,
    noRoomAt: null,
    mayRemove: false,
    mayRetry: false,
  } as const;
  render(<Composing recording={{ ...recording, documents: [] }} />);
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(35);
  expect(screen.getByText(/35%/)).toBeTruthy();
  expect(screen.getByText(/có thể rời trang này/)).toBeTruthy();
  expect(screen.getByText(/“Ghi hình cuộc họp”/)).toBeTruthy();
});
