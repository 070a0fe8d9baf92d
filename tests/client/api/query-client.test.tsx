import { useQuery } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { recordingQuery } from '#client/features/recording/recording-query.ts';
import type { ErrorCode } from '#contract/errors.ts';
import { MeetingId } from '#contract/ids.ts';

const meetingId = MeetingId.parse('00000000-0000-4000-8000-000000000001');

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Asks for a recording of a server that always answers so. */
function ask(status: number, code: ErrorCode) {
  const fetching = vi.fn(async () => Response.json({ code }, { status }));
  vi.stubGlobal('fetch', fetching);
  const { result } = renderHook(() => useQuery(recordingQuery(meetingId), queryClient));
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  return { fetching, pass, isShown: () => result.current.isError };
}

test.each([
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [400, 'BAD_INPUT'],
] as const)('a refusal with %i is shown at once and not asked for again', async (status, code) => {
  const { fetching, pass, isShown } = ask(status, code);
  await pass(10);
  expect(isShown()).toBe(true);
  await pass(30_000);
  expect(fetching).toHaveBeenCalledTimes(1);
});

test('a server that is busy is asked two times more before that is shown', async () => {
  const { fetching, pass, isShown } = ask(503, 'UNAVAILABLE');
  await pass(10);
  expect(isShown()).toBe(false);
  await pass(30_000);
  expect(isShown()).toBe(true);
  expect(fetching).toHaveBeenCalledTimes(3);
});
