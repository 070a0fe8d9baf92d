// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { placeDocument } from '#client/features/documents/place-document.ts';
import { type Target, useDocumentOrder } from '#client/features/documents/use-document-order.ts';
import type { Meeting } from '#contract/http/meetings.ts';

vi.mock('#client/api/call.ts', () => ({ call: vi.fn() }));
const send = vi.mocked(call);
const [FIRST, SECOND] = ['I', 'II'] as unknown as [Target['itemId'], Target['itemId']];

/** Item I with the documents a, b, c, and item II with d. */
const meeting = {
  meetingId: 'm',
  version: 7,
  items: [
    { itemId: FIRST, documentOrder: 1, documents: documents('a', 'b', 'c') },
    { itemId: SECOND, documentOrder: 4, documents: documents('d') },
  ],
} as unknown as Meeting;

function documents(...ids: string[]) {
  return ids.map((documentId) => ({ documentId, version: 3 }));
}

/** The meeting as the server answers it after a move. */
function moved(from: Meeting, documentId: string, to: Target): Meeting {
  const items = placeDocument(from.items, documentId, to).map((item) => ({
    ...item,
    documentOrder: item.documentOrder + 1,
  }));
  return { ...from, items };
}

const orderOf = ({ items }: Pick<ReturnType<typeof useDocumentOrder>, 'items'>) =>
  items.map((item) => item.documents.map(({ documentId }) => String(documentId)).join(''));

beforeEach(() => void send.mockReset());

function order() {
  const client = new QueryClient();
  return renderHook(() => useDocumentOrder(meeting), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  }).result;
}

it('shows moves at once and sends each on what the one before has made', async () => {
  const answer = Promise.withResolvers<Meeting>();
  const afterFirst = moved(meeting, 'a', { itemId: FIRST, place: 2 });
  send.mockReturnValueOnce(answer.promise as never);
  send.mockResolvedValueOnce(moved(afterFirst, 'b', { itemId: SECOND, place: 0 }) as never);
  const hook = order();
  let done: Promise<unknown> = Promise.resolve();
  act(() => void hook.current.move('a', { itemId: FIRST, place: 2 }));
  act(() => {
    done = hook.current.move('b', { itemId: SECOND, place: 0 });
  });
  expect(orderOf(hook.current)).toEqual(['ca', 'bd']);
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  answer.resolve(afterFirst);
  await act(() => done);
  expect(send.mock.calls).toEqual([
    [
      'documents.reorder',
      { params: { itemId: FIRST }, body: { version: 1, documentIds: ['b', 'c', 'a'] } },
    ],
    [
      'documents.move',
      { params: { documentId: 'b' }, body: { version: 3, itemId: SECOND, place: 0 } },
    ],
  ]);
  expect(hook.current.overtaken).toBe(false);
});

it('loads the order of somebody who was quicker, says so, and sends no move that waited', async () => {
  send.mockRejectedValueOnce(new ApiError({ code: 'STALE_VERSION', reason: 'order-changed' }));
  send.mockResolvedValueOnce(meeting as never);
  const hook = order();
  let done: Promise<unknown> = Promise.resolve();
  act(() => void hook.current.move('a', { itemId: FIRST, place: 1 }));
  act(() => {
    done = hook.current.move('a', { itemId: FIRST, place: 2 });
  });
  await act(() => done);
  expect(send.mock.calls.map(([name]) => name)).toEqual(['documents.reorder', 'meetings.get']);
  expect(hook.current.overtaken).toBe(true);
  expect(orderOf(hook.current)).toEqual(['abc', 'd']);
});

it('puts the documents back and gives the error when the line is down', async () => {
  const offline = new ApiError({ code: 'UNAVAILABLE', reason: 'offline' });
  send.mockRejectedValueOnce(offline);
  const hook = order();
  await act(() => hook.current.move('d', { itemId: FIRST, place: 0 }));
  expect(orderOf(hook.current)).toEqual(['abc', 'd']);
  expect(hook.current.error).toBe(offline);
});

it('sends nothing when a document is dropped where it was', async () => {
  const hook = order();
  await act(() => hook.current.move('b', { itemId: FIRST, place: 1 }));
  expect(send).not.toHaveBeenCalled();
});
