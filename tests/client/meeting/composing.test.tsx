import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Composing } from '#client/features/recording/Composing.tsx';
import '#client/i18n/i18n.ts';
import { aRecording } from './a-recording.ts';

afterEach(cleanup);

test('a recording that is being put together says how far it is, that one may go, and where it will be', () => {
  render(<Composing recording={aRecording({ progress: 35 })} />);
  expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(35);
  expect(screen.getByText(/35%/)).toBeTruthy();
  expect(screen.getByText(/có thể rời trang này/)).toBeTruthy();
  expect(screen.getByText(/“Ghi hình cuộc họp”/)).toBeTruthy();
});
