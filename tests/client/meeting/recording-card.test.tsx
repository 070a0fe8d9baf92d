import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { RecordingCard } from '#client/features/recording/RecordingCard.tsx';
import '#client/i18n/i18n.ts';
import type { MeetingRecording } from '#contract/http/recordings.ts';
import { aRecording } from './a-recording.ts';

const { meetingId } = aRecording();

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const OF_CHAIR = { state: 'failed', mayRemove: true, mayRetry: true } as const;

/** Shows the card; `retried` answers the asking, after which the recording is as `then` says. */
function show(
  before: Partial<MeetingRecording>,
  retried: () => Promise<Response> | Response,
  then: Partial<MeetingRecording> = {},
) {
  let recording = aRecording({ ...OF_CHAIR, ...before });
  const fetching = vi.fn(async (url: string | URL | Request, init?: RequestInit) => {
    if (init?.method !== 'POST') return Response.json(recording);
    expect(String(url)).toContain(`/api/meetings/${meetingId}/recording/retry`);
    const answer = await retried();
    recording = aRecording({ ...OF_CHAIR, ...before, ...then });
    return answer;
  });
  vi.stubGlobal('fetch', fetching);
  render(
    <MemoryRouter>
      <QueryClientProvider client={queryClient}>
        <RecordingCard meetingId={meetingId} />
      </QueryClientProvider>
    </MemoryRouter>,
  );
  return () => fetching.mock.calls.filter(([, init]) => init?.method === 'POST').length;
}

const button = () => screen.queryByRole('button', { name: 'Thử lại' });

test('a recording that failed is tried again, once however often it is pressed, and then says how far it is', async () => {
  const answer = Promise.withResolvers<Response>();
  const asked = show({}, () => answer.promise, { state: 'composing', mayRetry: false });
  await screen.findByText(/Không dựng được bản ghi/);
  for (let press = 0; press < 3; press += 1) fireEvent.click(button() as HTMLElement);
  await vi.waitFor(() => expect(button()?.getAttribute('aria-disabled')).toBe('true'));
  fireEvent.click(button() as HTMLElement);
  answer.resolve(Response.json({}));
  await screen.findByText(/Đang dựng bản ghi: 5%/);
  expect(button()).toBeNull();
  expect(asked()).toBe(1);
});

test('a refusal is said in words, and the button stays where it may still be pressed', async () => {
  const refusal = { code: 'FORBIDDEN' };
  show({}, () => Response.json(refusal, { status: 403 }));
  await screen.findByText(/Không dựng được bản ghi/);
  fireEvent.click(button() as HTMLElement);
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(button()).toBeTruthy();
});

test('one that waits for room says so and may be tried at once', async () => {
  const waiting = { state: 'composing', noRoomAt: '2026-11-26T03:30:00.000Z' } as const;
  show(waiting, () => Response.json({}));
  await screen.findByText(/chưa đủ chỗ.*10:30/);
  expect(button()).toBeTruthy();
});

test('one in which nothing was recorded says so instead, without a button that could not help', async () => {
  show({ isEmpty: true, mayRetry: false }, () => Response.json({}));
  await screen.findByText(/Không ghi được hình và tiếng nào/);
  expect(screen.queryByText(/vẫn còn trên máy chủ/)).toBeNull();
  expect(button()).toBeNull();
});

test('who may neither try again nor remove is told, and has no button', async () => {
  show({ mayRetry: false, mayRemove: false }, () => Response.json({}));
  await screen.findByText(/Không dựng được bản ghi/);
  expect(button()).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});
