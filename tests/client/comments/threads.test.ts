import { expect, test } from 'vitest';
import { anchorOf, pageDraft } from '#client/features/comments/comment-drafts.ts';
import { markerPlaces } from '#client/features/comments/marker-places.ts';
import {
  filterThreads,
  mayChange,
  numberThreads,
} from '#client/features/comments/shown-threads.ts';
import { aComment, aCommentThread } from '#tests/support/a-comment-thread.ts';

const A4 = { widthPt: 595, heightPt: 842 };
const passage = {
  kind: 'passage',
  quote: 'x',
  rects: [[100, 200, 50, 12]],
  clause: null,
} satisfies ReturnType<typeof aCommentThread>['anchor'];
const resolved = {
  state: 'resolved',
  by: aComment('').author,
  at: '2026-03-08T02:00:00.000Z',
} as const;

test('threads are listed by page and state, and keep their number whatever is listed', () => {
  const threads = numberThreads([
    aCommentThread({ page: 1, progress: resolved }),
    aCommentThread({ page: 1 }),
    aCommentThread({ page: 2 }),
  ]);
  const numbers = (...args: Parameters<typeof filterThreads>) =>
    filterThreads(...args).map(({ number }) => number);
  expect(numbers(threads, { scope: 'page', state: 'open' }, 1)).toEqual([2]);
  expect(numbers(threads, { scope: 'page', state: 'all' }, 1)).toEqual([1, 2]);
  expect(numbers(threads, { scope: 'document', state: 'open' }, 1)).toEqual([2, 3]);
});

test('markers stand at their passage, never one over another, and only for the version that is read', () => {
  const threads = numberThreads([
    aCommentThread({ anchor: passage }),
    aCommentThread({ anchor: passage }),
    aCommentThread(),
    aCommentThread({ age: 'earlier' }),
    aCommentThread({ page: 2 }),
  ]);
  const places = markerPlaces(threads, 1, A4);
  expect(places.map(({ thread }) => thread.number)).toEqual([1, 2, 3]);
  expect(places[0]).toMatchObject({ x: 150, y: 200 });
  expect(places[1]).toMatchObject({ x: 150, y: 226 });
  expect(places[2]?.x).toBeGreaterThan(570);
});

test('one’s own comment can be changed until somebody else answers, and removed after', () => {
  const mine = aComment('một');
  const self = mine.author.userId;
  const alone = aCommentThread({ comments: [mine] });
  const answered = aCommentThread({ comments: [mine, aComment('hai')] });
  expect(mayChange(alone, 0, self)).toEqual({ edit: true, remove: true });
  expect(mayChange(answered, 0, self)).toEqual({ edit: false, remove: true });
  expect(mayChange(answered, 1, self)).toEqual({ edit: false, remove: false });
});

test('a typed clause makes a remark on a page one on a clause, and goes with a passage', () => {
  const draft = pageDraft(3);
  expect(anchorOf(draft)).toEqual({ kind: 'page' });
  expect(anchorOf({ ...draft, clause: ' Điều 5 ' })).toEqual({ kind: 'clause', clause: 'Điều 5' });
  expect(anchorOf({ ...draft, anchor: passage, clause: 'Điều 5' })).toEqual({
    ...passage,
    clause: 'Điều 5',
  });
});
