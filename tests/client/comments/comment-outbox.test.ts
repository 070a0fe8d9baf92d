import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, offlineError } from '#client/api/api-error.ts';
import { CommentOutbox, type UnsentComment } from '#client/features/comments/comment-outbox.ts';
import type { UserId } from '#contract/ids.ts';

const me = 'me' as UserId;
const shelf = new Map<string, string>();
const storage = {
  getItem: (key: string) => shelf.get(key) ?? null,
  setItem: (key: string, value: string) => void shelf.set(key, value),
  removeItem: (key: string) => void shelf.delete(key),
};
const comment = (commentId: string): UnsentComment => ({
  versionId: 'v' as never,
  documentId: 'd' as never,
  threadId: `thread of ${commentId}` as never,
  commentId: commentId as never,
  text: commentId,
  begins: { page: 1, anchor: { kind: 'page' } },
  refusal: null,
});
const read = vi.fn(async () => undefined);

function outboxOf(ownerId: UserId, deliver: (one: UnsentComment) => Promise<unknown>) {
  return new CommentOutbox({ ownerId, shelf: storage, deliver, onSent: read });
}

beforeEach(() => {
  shelf.clear();
  read.mockClear();
});

test('what the line holds up is kept through a reload and sent once, under the same id', async () => {
  const cut = outboxOf(me, async () => {
    throw offlineError();
  });
  cut.add(comment('a'));
  await vi.waitFor(() => expect(shelf.size).toBe(1));
  cut.close();
  const sent: string[] = [];
  const back = outboxOf(me, async (one) => sent.push(one.commentId));
  expect(back.unsent().map(({ commentId }) => commentId)).toEqual(['a']);
  back.flush();
  await vi.waitFor(() => expect(back.unsent()).toEqual([]));
  expect(sent).toEqual(['a']);
  expect(shelf.size).toBe(0);
  expect(read).toHaveBeenCalledTimes(1);
});

test('a refused comment stays with its reason and lets the others pass', async () => {
  const outbox = outboxOf(me, async ({ commentId }) => {
    if (commentId === 'a') throw new ApiError({ code: 'WRONG_STATE', reason: 'meeting-ended' });
  });
  outbox.add(comment('a'));
  outbox.add(comment('b'));
  await vi.waitFor(() => expect(outbox.unsent()).toHaveLength(1));
  expect(outbox.unsent()[0]).toMatchObject({
    commentId: 'a',
    refusal: { reason: 'meeting-ended' },
  });
  outbox.drop('a' as never);
  expect(outbox.unsent()).toEqual([]);
});

test('nothing of one person goes out by another’s sign-in', () => {
  const mine = outboxOf(me, () => new Promise(() => undefined));
  mine.add(comment('a'));
  mine.close();
  expect(outboxOf('other' as UserId, async () => undefined).unsent()).toEqual([]);
});

test('a spoilt shelf is an empty one', () => {
  shelf.set('nghi-su.unsent-comments.me', '{"not": "a list"');
  expect(outboxOf(me, async () => undefined).unsent()).toEqual([]);
});
