import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { read } from '#client/api/query.ts';
import { queryClient } from '#client/api/query-client.ts';
import { EndedNotice } from '#client/features/recording/EndedNotice.tsx';
import type { LiveStore } from '#client/live/live-store.ts';
import { LiveContext } from '#client/live/use-live.ts';
import '#client/i18n/i18n.ts';
import { aRecording } from './a-recording.ts';

const { meetingId } = aRecording();

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show(kind: 'person' | 'guest', status: number, body: object) {
  const fetching = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetching);
  queryClient.setQueryData(read('account.me', {}).queryKey, { kind, may: [] } as never);
  render(
    <MemoryRouter>
      <QueryClientProvider client={queryClient}>
        <LiveContext value={{ meetingId } as unknown as LiveStore}>
          <EndedNotice endedAt="2026-11-26T03:30:00.000Z" />
        </LiveContext>
      </QueryClientProvider>
    </MemoryRouter>,
  );
  return fetching;
}

const link = () => screen.queryByRole('link');

test('the ended room leads to the recording, also while it is put together', async () => {
  show('person', 200, aRecording());
  await screen.findByText(/Đang dựng bản ghi: 5%/);
  expect(link()?.getAttribute('href')).toBe(`/cuoc-hop/${meetingId}/xem-lai`);
});

test('a meeting that was not recorded says when it ended, and no more', async () => {
  const fetching = show('person', 404, { code: 'NOT_FOUND' });
  await vi.waitFor(() => expect(fetching).toHaveBeenCalled());
  expect(screen.getByText(/kết thúc lúc 10:30/i)).toBeTruthy();
  expect(link()).toBeNull();
});

test('a guest, who has no other page, is led nowhere', () => {
  expect(show('guest', 200, aRecording({ state: 'ready' }))).not.toHaveBeenCalled();
  expect(link()).toBeNull();
});

test('whoever may have it tried again is led to where that is done', async () => {
  show('person', 200, aRecording({ state: 'failed', mayRetry: true }));
  await screen.findByText(/Không dựng được bản ghi/);
  expect(link()?.getAttribute('href')).toBe(`/cuoc-hop/${meetingId}/xem-lai`);
});
