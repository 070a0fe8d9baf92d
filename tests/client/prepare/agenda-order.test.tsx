// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { useAgendaOrder } from '#client/features/prepare/use-agenda-order.ts';
import type { Meeting } from '#contract/http/meetings.ts';

vi.mock('#client/api/call.ts', () => ({ call: vi.fn() }));
const send = vi.mocked(call);
const meeting = {
  meetingId: 'm',
  version: 7,
  items: ['a', 'b', 'c'].map((itemId) => ({ itemId })),
} as unknown as Meeting;

beforeEach(() => void send.mockReset());

function order() {
  const client = new QueryClient();
  return renderHook(() => useAgendaOrder(meeting), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  }).result;
}

it('sends moves that follow quickly one after the other, each on what the one before has made', async () => {
  const first = Promise.withResolvers<unknown>();
  send.mockReturnValueOnce(first.promise as never);
  send.mockResolvedValueOnce({ ...meeting, version: 9 } as never);
  const hook = order();
  let done: Promise<unknown> = Promise.resolve();
  act(() => void hook.current.move(0, 1));
  act(() => {
    done = hook.current.move(1, 2);
  });
  expect(hook.current.items.map((item) => item.itemId)).toEqual(['b', 'c', 'a']);
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  first.resolve({ ...meeting, version: 8 });
  await act(() => done);
  const bodies = send.mock.calls.map(([, input]) => (input as { body: unknown }).body);
  expect(bodies).toEqual([
    { version: 7, itemIds: ['b', 'a', 'c'] },
    { version: 8, itemIds: ['b', 'c', 'a'] },
  ]);
  expect(hook.current.overtaken).toBe(false);
});

it('loads the order of somebody who was quicker, and sends no move that waited', async () => {
  send.mockRejectedValueOnce(new ApiError({ code: 'STALE_VERSION', reason: 'agenda-changed' }));
  send.mockResolvedValueOnce({ ...meeting, version: 12 } as never);
  const hook = order();
  let done: Promise<unknown> = Promise.resolve();
  act(() => void hook.current.move(0, 1));
  act(() => {
    done = hook.current.move(1, 2);
  });
  await act(() => done);
  expect(send.mock.calls.map(([name]) => name)).toEqual(['agenda.reorder', 'meetings.get']);
  expect(hook.current.overtaken).toBe(true);
});
