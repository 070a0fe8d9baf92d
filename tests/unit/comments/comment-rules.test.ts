import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommentId, CommentThreadId } from '#contract/ids.ts';
import {
  edit,
  type RuledComment,
  type RuledThread,
  remove,
  reply,
  settle,
} from '#server/domain/comment-rules.ts';
import { aUserId } from '#tests/support/a-frame.ts';

const author = aUserId();
const other = aUserId();
const anId = () => CommentId.parse(randomUUID());

function aComment(authorId = author, more: Partial<RuledComment> = {}): RuledComment {
  return { commentId: anId(), authorId, version: 1, isRemoved: false, ...more };
}

function aThread(comments: RuledComment[], isResolved = false): RuledThread {
  return { threadId: CommentThreadId.parse(randomUUID()), isResolved, comments };
}

describe('an answer', () => {
  it('is taken once, however often it is sent', () => {
    const [first, answer] = [aComment(), aComment(other)];
    const said = { commentId: anId(), text: 'Đồng ý' };
    expect(reply(aThread([first]), said, other)).toEqual({ kind: 'reply', ...said });
    const again = { commentId: answer.commentId, text: 'Đồng ý' };
    expect(reply(aThread([first, answer]), again, other)).toBeNull();
  });

  it('cannot take the id of somebody else’s', () => {
    const answer = aComment(other);
    const said = { commentId: answer.commentId, text: 'x' };
    expect(() => reply(aThread([aComment(), answer]), said, author)).toThrow('comment-elsewhere');
  });

  it('is refused when the thread is full', () => {
    const thread = aThread(Array.from({ length: 200 }, () => aComment()));
    expect(() => reply(thread, { commentId: anId(), text: 'x' }, other)).toThrow(
      'too-many-comments',
    );
  });
});

describe('one’s own comment', () => {
  const mine = aComment();
  const to = { commentId: mine.commentId, version: 1, text: 'mới' };

  it('may be changed until somebody else has answered', () => {
    const changed = { kind: 'edit', commentId: mine.commentId, text: 'mới' };
    expect(edit(aThread([mine]), to, author)).toEqual(changed);
    expect(edit(aThread([mine, aComment()]), to, author)).toEqual(changed);
    expect(() => edit(aThread([mine, aComment(other)]), to, author)).toThrow('comment-answered');
  });

  it('is nobody else’s to change or remove', () => {
    expect(() => edit(aThread([mine]), to, other)).toThrow('not-your-comment');
    expect(() => remove(aThread([mine]), to, other)).toThrow('not-your-comment');
  });

  it('is not overwritten by who holds an older text', () => {
    const newer = { ...mine, version: 2 };
    expect(() => edit(aThread([newer]), to, author)).toThrow('comment-changed');
    expect(() => remove(aThread([newer]), to, author)).toThrow('comment-changed');
  });

  it.each([
    { what: 'alone in its thread', after: [], kind: 'eraseThread' },
    { what: 'before an answer', after: [aComment(other)], kind: 'leavePlace' },
    {
      what: 'before a removed one alone',
      after: [aComment(other, { isRemoved: true })],
      kind: 'eraseThread',
    },
  ])('removed $what: $kind', ({ after, kind }) => {
    expect(remove(aThread([mine, ...after]), to, author)).toMatchObject({ kind });
  });

  it('removed as the last of several is gone, and removed twice is removed', () => {
    expect(remove(aThread([aComment(other), mine]), to, author)).toMatchObject({ kind: 'erase' });
    const removed = { ...mine, isRemoved: true };
    expect(remove(aThread([removed, aComment(other)]), to, author)).toBeNull();
    expect(() => edit(aThread([removed]), to, author)).toThrow('comment-removed');
  });
});

describe('a thread', () => {
  const thread = aThread([aComment(), aComment(other)]);

  it('is settled by who began it or who keeps the meeting', () => {
    const settled = { kind: 'settle', isResolved: true };
    const [began, keeps] = [
      { userId: author, maySettleAll: false },
      { userId: other, maySettleAll: true },
    ];
    expect(settle(thread, true, began)).toEqual(settled);
    expect(settle(thread, true, keeps)).toEqual(settled);
    expect(settle(thread, false, keeps)).toBeNull();
  });

  it('is not settled by who has only answered in it', () => {
    const answered = { userId: other, maySettleAll: false };
    expect(() => settle(thread, true, answered)).toThrow('not-your-thread');
  });
});
