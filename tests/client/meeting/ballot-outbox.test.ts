import { expect, test } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { BallotOutbox, type BallotPost } from '#client/features/ballots/ballot-outbox.ts';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { Choice } from '#contract/live/state.ts';
import { settle } from '../live/fake-line.ts';

const receipt = (choice: Choice): BallotReceipt => ({
  ballotId: 'b' as BallotId,
  choice,
  receivedAt: '2026-11-22T02:00:00.000Z',
});

function box(answers: (BallotReceipt | ApiError)[], kept = new Map<string, string>()) {
  const cast: Choice[] = [];
  const waits: number[] = [];
  const post: BallotPost = {
    cast: async (choice) => {
      cast.push(choice);
      const answer = answers.shift();
      if (!answer) throw new Error('the test has no more answers');
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    mine: async () => null,
    wait: async (ms) => void waits.push(ms),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
  const outbox = new BallotOutbox('m' as MeetingId, 'b' as BallotId, 'self', post);
  return { outbox, cast, waits, kept, post };
}

const down = new ApiError({ code: 'UNAVAILABLE', reason: 'offline' });

test('is sent again over a bad line until the server has recorded it', async () => {
  const { outbox, cast, waits, kept } = box([down, down, receipt('for')]);
  outbox.choose('for');
  await outbox.send();
  expect(outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: receipt('for') });
  expect(cast).toEqual(['for', 'for', 'for']);
  expect(waits).toHaveLength(2);
  expect(kept.size).toBe(0);
});

test('keeps the draft on the device, and a reload that broke the sending off takes it up again', async () => {
  const kept = new Map<string, string>();
  const before = box([], kept);
  before.outbox.choose('against');
  expect(box([], kept).outbox.getSnapshot()).toEqual({ kind: 'choosing', choice: 'against' });
  kept.set([...kept.keys()][0] ?? '', JSON.stringify({ choice: 'against', sent: true }));
  const after = box([receipt('against')], kept);
  await settle();
  expect(after.cast).toEqual(['against']);
  expect(after.outbox.getSnapshot().kind).toBe('recorded');
});

test('says that it came too late when the vote was closed meanwhile', async () => {
  const { outbox, kept } = box([new ApiError({ code: 'WRONG_STATE', reason: 'ballot-not-open' })]);
  outbox.choose('for');
  await outbox.send();
  expect(outbox.getSnapshot()).toEqual({ kind: 'tooLate' });
  expect(kept.size).toBe(0);
});

test('shows what counts when another device of the same person has voted before', async () => {
  const { outbox, post } = box([new ApiError({ code: 'ALREADY_VOTED' })]);
  outbox.choose('for');
  await settle();
  post.mine = async () => receipt('abstain');
  await outbox.send();
  expect(outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: receipt('abstain') });
});

test('can’t be changed once it is recorded', async () => {
  const { outbox, cast } = box([receipt('for')]);
  outbox.choose('for');
  await outbox.send();
  outbox.choose('against');
  await outbox.send();
  expect(cast).toEqual(['for']);
});
