import { expect, test } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { BallotOutbox, type OutboxParts } from '#client/features/ballots/ballot-outbox.ts';
import type { BallotPost, OwnReceipt } from '#client/features/ballots/ballot-post.ts';
import type { BallotReceipt } from '#contract/http/ballots.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import { choiceText } from '#contract/live/ballot-choice.ts';
import type { BallotChoice, Choice } from '#contract/live/state.ts';
import { settle } from '../live/fake-line.ts';

const receipt = (choice: Choice): BallotReceipt => ({
  ballotId: 'b' as BallotId,
  choice,
  receivedAt: '2026-11-22T02:00:00.000Z',
});

function box(
  answers: (OwnReceipt | ApiError)[],
  kept = new Map<string, string>(),
  secret?: Pick<BallotPost, 'keepsChoice' | 'fill'> & Partial<Pick<BallotPost, 'confirm'>>,
  takes: BallotPost['takes'] = () => true,
) {
  const cast: string[] = [];
  const waits: number[] = [];
  const post: BallotPost = {
    keepsChoice: true,
    takes,
    fill: async (choice) => choiceText(choice),
    confirm: null,
    ...secret,
    cast: async (paper) => {
      cast.push(paper);
      const answer = answers.shift();
      if (!answer) throw new Error('the test has no more answers');
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    mine: async () => null,
  };
  const parts: OutboxParts = {
    post,
    wait: async (ms) => void waits.push(ms),
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
  };
  const outbox = new BallotOutbox('m' as MeetingId, 'b' as BallotId, 'self', parts);
  return { outbox, cast, waits, kept, post, parts };
}

const paused = new ApiError({ code: 'WRONG_STATE', reason: 'ballot-paused' });

/** Waits for ever: nothing happens but by `resume`. */
const never = () => new Promise<void>(() => undefined);

test('holds a ballot that came in a pause, says so, and delivers the very same one when the vote goes on', async () => {
  const { outbox, cast, kept, parts } = box([paused, receipt('for')]);
  parts.wait = never;
  outbox.choose('for');
  void outbox.send();
  await settle();
  expect(outbox.getSnapshot()).toEqual({ kind: 'heldByPause', choice: 'for' });
  expect([...kept.values()]).toEqual([JSON.stringify({ choice: 'for', paper: 'for' })]);
  outbox.choose('against');
  await outbox.send();
  expect(cast).toEqual(['for']);
  outbox.resume();
  await settle();
  expect(outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: receipt('for') });
  expect(cast).toEqual(['for', 'for']);
  expect(kept.size).toBe(0);
});

test('asks by itself whether the vote goes on, and stays unrecorded until it does', async () => {
  const { outbox, cast, waits } = box([paused, paused, receipt('for')]);
  const seen: string[] = [];
  outbox.subscribe(() => void seen.push(outbox.getSnapshot().kind));
  outbox.choose('for');
  await outbox.send();
  expect(cast).toHaveLength(3);
  expect(waits).toEqual([10_000, 10_000]);
  expect(seen.slice(seen.indexOf('heldByPause'))).toEqual([
    'heldByPause',
    'heldByPause',
    'recorded',
  ]);
});

test('keeps the sealed ballot of a pause, never its choice, and says when it came too late after all', async () => {
  const kept = new Map<string, string>();
  let sealings = 0;
  const sealed = { keepsChoice: false, fill: async () => `sealed ${++sealings}` };
  const over = new ApiError({ code: 'WRONG_STATE', reason: 'ballot-closed' });
  const { outbox, cast, parts } = box([paused, over], kept, sealed);
  parts.wait = never;
  outbox.choose('for');
  void outbox.send();
  await settle();
  expect([...kept.values()]).toEqual([JSON.stringify({ choice: null, paper: 'sealed 1' })]);
  outbox.resume();
  await settle();
  expect(cast).toEqual(['sealed 1', 'sealed 1']);
  expect(outbox.getSnapshot()).toEqual({ kind: 'tooLate' });
  // Until the voter knows: also a reload says so again.
  expect(kept.size).toBe(1);
  outbox.acknowledge();
  expect(kept.size).toBe(0);
});

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
  kept.set([...kept.keys()][0] ?? '', JSON.stringify({ choice: 'against', paper: 'against' }));
  const after = box([receipt('against')], kept);
  await settle();
  expect(after.cast).toEqual(['against']);
  expect(after.outbox.getSnapshot().kind).toBe('recorded');
});

test('keeps marks and a text that is begun, and forgets what the vote does not take', () => {
  const kept = new Map<string, string>();
  const begun = { options: [2], other: '' };
  const before = box([], kept);
  before.outbox.choose(begun);
  expect(box([], kept).outbox.getSnapshot()).toEqual({ kind: 'choosing', choice: begun });
  before.outbox.choose(null);
  expect(box([], kept).outbox.getSnapshot()).toEqual({ kind: 'choosing', choice: null });
  before.outbox.choose(begun);
  const { outbox } = box([], kept, undefined, () => false);
  expect(outbox.getSnapshot()).toEqual({ kind: 'choosing', choice: null });
});

test('says that it came too late when the vote was closed meanwhile', async () => {
  const { outbox, kept } = box([new ApiError({ code: 'WRONG_STATE', reason: 'ballot-not-open' })]);
  outbox.choose('for');
  await outbox.send();
  expect(outbox.getSnapshot()).toEqual({ kind: 'tooLate' });
  // Until the voter knows: also a reload says so again.
  expect(kept.size).toBe(1);
  outbox.acknowledge();
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

test('keeps a secret ballot on the device sealed alone, and sends the very same one again after a reload', async () => {
  const kept = new Map<string, string>();
  const sealings: BallotChoice[] = [];
  const secret = {
    keepsChoice: false,
    fill: async (choice: BallotChoice) => `sealed ${sealings.push(choice)}`,
  };
  const before = box([down], kept, secret);
  // The page is left while it waits to send again.
  before.parts.wait = async () => before.outbox.close();
  before.outbox.choose('against');
  expect(kept.size).toBe(0);
  await before.outbox.send();
  expect([...kept.values()].join()).not.toContain('against');

  const recorded = { ballotId: 'b' as BallotId, receivedAt: null, code: null, isGenuine: null };
  const after = box([recorded], kept, secret);
  await settle();
  expect(before.cast).toEqual(['sealed 1']);
  expect(after.cast).toEqual(['sealed 1']);
  expect(after.outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: recorded });
  expect(kept.size).toBe(0);
});

test('can be tried again when the device could not seal', async () => {
  const fill = async () => {
    throw new Error('no cryptography here');
  };
  const { outbox, cast, kept } = box([], new Map(), { keepsChoice: false, fill });
  outbox.choose('for');
  await outbox.send();
  expect(outbox.getSnapshot()).toMatchObject({ kind: 'refused', choice: 'for' });
  expect(cast).toEqual([]);
  expect(kept.size).toBe(0);
});

test('asks for the password where the vote does, and then delivers the very same ballot', async () => {
  const unconfirmed = new ApiError({ code: 'FORBIDDEN', reason: 'confirm-password' });
  const wrong = new ApiError({ code: 'WRONG_CREDENTIALS' });
  const tried: string[] = [];
  let sealings = 0;
  const secret = {
    keepsChoice: false,
    fill: async () => `sealed ${++sealings}`,
    confirm: async (password: string) => {
      if (tried.push(password) === 1) throw wrong;
    },
  };
  const recorded = { ballotId: 'b' as BallotId, receivedAt: null, code: null, isGenuine: null };
  const { outbox, cast, kept } = box([unconfirmed, recorded], new Map(), secret);
  outbox.choose('for');
  await outbox.send();
  expect(outbox.getSnapshot()).toMatchObject({ kind: 'unconfirmed', error: null });
  await outbox.confirm('nhầm');
  expect(outbox.getSnapshot()).toMatchObject({ kind: 'unconfirmed', isBusy: false, error: wrong });
  expect([...kept.values()].join()).not.toMatch(/nhầm|for/);
  await outbox.confirm('đúng');
  expect(outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: recorded });
  expect([tried, cast]).toEqual([
    ['nhầm', 'đúng'],
    ['sealed 1', 'sealed 1'],
  ]);
});

test('a confirmation that comes too late says so, unless the ballot was recorded before', async () => {
  const unconfirmed = new ApiError({ code: 'FORBIDDEN', reason: 'confirm-password' });
  const over = new ApiError({ code: 'WRONG_STATE', reason: 'ballot-closed' });
  const secret = {
    keepsChoice: false,
    fill: async () => 'sealed',
    confirm: async () => Promise.reject(over),
  };
  const { outbox, cast, kept } = box([unconfirmed], new Map(), secret);
  outbox.choose('for');
  await outbox.send();
  await outbox.confirm('đúng');
  expect(outbox.getSnapshot()).toEqual({ kind: 'tooLate' });
  expect(cast).toEqual(['sealed']);
  outbox.acknowledge();
  expect(kept.size).toBe(0);

  const recorded = { ballotId: 'b' as BallotId, receivedAt: null, code: null, isGenuine: null };
  const again = box([unconfirmed], new Map(), secret);
  again.outbox.choose('for');
  await again.outbox.send();
  again.post.mine = async () => recorded;
  await again.outbox.confirm('đúng');
  expect(again.outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: recorded });
});

test('a ballot that was recorded before the page was left asks for no password again', async () => {
  const unconfirmed = new ApiError({ code: 'FORBIDDEN', reason: 'confirm-password' });
  const recorded = { ballotId: 'b' as BallotId, receivedAt: null, code: null, isGenuine: null };
  const key = 'nghi-su.ballot.m.b.self';
  const kept = new Map([[key, JSON.stringify({ choice: null, paper: 'sealed 1' })]]);
  const { outbox, post } = box([unconfirmed], kept, { keepsChoice: false, fill: async () => '' });
  post.mine = async () => recorded;
  await settle();
  expect(outbox.getSnapshot()).toEqual({ kind: 'recorded', receipt: recorded });
  expect(kept.size).toBe(0);
});
