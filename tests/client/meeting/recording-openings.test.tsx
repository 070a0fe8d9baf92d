import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { RecordingOpenings } from '#client/features/recording/RecordingOpenings.tsx';
import '#client/i18n/i18n.ts';
import { aUserId } from '#tests/support/a-frame.ts';
import { aRecording } from './a-recording.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(openings: object[]) {
  const fetching = vi.fn(async (_: string) => new Response(JSON.stringify(openings)));
  vi.stubGlobal('fetch', fetching);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <RecordingOpenings meetingId={aRecording().meetingId} />
    </QueryClientProvider>,
  );
  return fetching;
}

function unfold() {
  const details = screen.getByText('Ai đã mở bản ghi').closest('details');
  if (!details) throw new Error('it folds');
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
}

test('who opened it is asked for once it is unfolded, with first and last time', async () => {
  const unitName = 'UBND xã Bình Hòa';
  const [morning, noon] = ['2026-11-27T01:05:00.000Z', '2026-11-27T05:00:00.000Z'];
  const fetching = show([
    { userId: aUserId(), name: 'Lê Thị An', unitName, firstAt: morning, lastAt: noon },
    { userId: aUserId(), name: 'Vũ Bình', unitName, firstAt: morning, lastAt: morning },
  ]);
  expect(fetching).not.toHaveBeenCalled();
  unfold();
  await screen.findByText('Lê Thị An');
  const rows = screen.getAllByRole('listitem');
  const [first, last] = rows.map((row) => within(row).getByText(/^Mở/).textContent);
  expect(first).toMatch(/^Mở lần đầu .*08:05.*, gần nhất .*12:00/);
  expect(last).toMatch(/^Mở .*08:05/);
  expect(last).not.toContain('gần nhất');
});

test('that nobody has is said', async () => {
  show([]);
  unfold();
  expect(await screen.findByText('Chưa có ai mở bản ghi này.')).toBeTruthy();
});
