import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useStateWords } from '#client/features/recording/RecordingCard.tsx';
import { RemoveRecording } from '#client/features/recording/RemoveRecording.tsx';
import '#client/i18n/i18n.ts';
import type { MeetingRecording } from '#contract/http/recordings.ts';
import { LONGEST_REMOVAL_REASON } from '#contract/reasons.ts';
import { aRecording } from './a-recording.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function StateWords({ recording }: { recording: MeetingRecording }) {
  return <p>{useStateWords()(recording)}</p>;
}

test('a recording is not removed before a reason of some length is given, and the field says so', async () => {
  const fetching = vi.fn(async (..._: Parameters<typeof fetch>) => Response.json({}));
  vi.stubGlobal('fetch', fetching);
  const { meetingId } = aRecording();
  render(
    <RemoveRecording meetingId={meetingId} isComposing={false} onRemoved={async () => null} />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Xóa bản ghi' }));
  const field = screen.getByLabelText<HTMLInputElement>('Lý do');
  const press = () =>
    fireEvent.click(screen.getAllByRole('button', { name: 'Xóa bản ghi' })[1] as HTMLElement);
  expect(field.maxLength).toBe(LONGEST_REMOVAL_REASON);
  for (const reason of ['', '   nhầm   ']) {
    fireEvent.change(field, { target: { value: reason } });
    press();
    expect(screen.getByText('Mời đồng chí ghi lý do, từ 10 ký tự trở lên.')).toBeTruthy();
    expect(document.activeElement).toBe(field);
  }
  expect(fetching).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: ' Theo kết luận của chủ trì ' } });
  press();
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fetching.mock.calls[0]?.[1]?.body).toBe('{"reason":"Theo kết luận của chủ trì"}');
});

test.each([
  ['Theo kết luận', 'Bản ghi đã được xóa ngày 27/11/2026. Lý do: Theo kết luận'],
  [null, 'Bản ghi đã được xóa ngày 27/11/2026.'],
])('what was removed for the reason %j says so', (reason, words) => {
  const removed = { at: '2026-11-27T03:00:00.000Z', reason };
  render(<StateWords recording={aRecording({ state: 'removed', removed })} />);
  expect(screen.getByText(words)).toBeTruthy();
});
