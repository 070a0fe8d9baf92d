import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '#contract/errors.ts';
import { createSignInThrottleStore } from '#server/db/sign-in-throttle-store.ts';
import { ACCOUNT_RULE, ADDRESS_RULE } from '#server/domain/sign-in-throttle.ts';
import { createSignInAttempts, type SignInAttempts } from '#server/services/sign-in-attempts.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const origin = 'address:10.0.0.7';

let now: Date;
let attempts: SignInAttempts;

beforeEach(async () => {
  now = new Date('2026-11-22T01:00:00Z');
  await database.prisma.signInThrottle.deleteMany();
  attempts = createSignInAttempts({
    throttle: createSignInThrottleStore(database),
    clock: { now: () => now },
  });
});

const entryOf = (key: string) => database.prisma.signInThrottle.findUnique({ where: { key } });
const guess = (account: string, isRight = false) =>
  attempts.check({ account: `account:${account}`, origin }, async () => isRight);

/** Guesses sent together; a check takes until all of them have been let in or refused. */
async function guessTogether(accounts: readonly string[], isRight = false) {
  const all = Promise.withResolvers<void>();
  let left = accounts.length;
  const oneLess = () => {
    left -= 1;
    if (left === 0) all.resolve();
  };
  let checked = 0;
  const outcomes = await Promise.all(
    accounts.map((account) =>
      attempts
        .check({ account: `account:${account}`, origin }, async () => {
          checked += 1;
          oneLess();
          await all.promise;
          return isRight;
        })
        .catch((error: Refusal) => {
          oneLess();
          return error.code;
        }),
    ),
  );
  return { checked, refused: outcomes.filter((outcome) => outcome === 'TOO_MANY').length };
}

const everyAccount = (count: number) => Array.from({ length: count }, (_, n) => `nguoi.${n}`);

describe('guesses sent together', () => {
  it('from one address over many accounts slip through no more than are free', async () => {
    const outcome = await guessTogether(everyAccount(150));
    const letIn = ADDRESS_RULE.freeFailures + 1;
    expect(outcome).toEqual({ checked: letIn, refused: 150 - letIn });
    expect((await entryOf(origin))?.failures).toBe(letIn);
  });

  it('at one account neither, and what is refused for the account counts for no address', async () => {
    const outcome = await guessTogether(Array.from({ length: 30 }, () => 'chutri'));
    const letIn = ACCOUNT_RULE.freeFailures + 1;
    expect(outcome).toEqual({ checked: letIn, refused: 30 - letIn });
    expect((await entryOf(origin))?.failures).toBe(letIn);
  });
});

describe('an office behind one address', () => {
  it('signs in as often as it likes: what was right counts for nothing', async () => {
    for (let n = 0; n < ADDRESS_RULE.freeFailures + 5; n += 1)
      expect(await guess(`n.${n}`, true)).toBe(true);
    expect(await entryOf(origin)).toBeNull();
  });

  it('may go on at once when more than are free signed in together', async () => {
    const { checked } = await guessTogether(everyAccount(60), true);
    expect(checked).toBe(ADDRESS_RULE.freeFailures + 1);
    expect(await entryOf(origin)).toBeNull();
    expect(await guess('nguoi.59', true)).toBe(true);
  });

  it('keeps the count of wrong guesses, and begins no wait by signing in', async () => {
    const failures = ADDRESS_RULE.freeFailures + 6;
    const entry = { failures, blockedUntil: now, updatedAt: new Date(now.getTime() - 60_000) };
    await database.prisma.signInThrottle.create({ data: { key: origin, ...entry } });
    expect(await guess('thuky', true)).toBe(true);
    expect((await entryOf(origin))?.failures).toBe(failures);
    expect(await guess('thuky', true)).toBe(true);
    expect(await guess('thuky', false)).toBe(false);
    await expect(guess('thuky', true)).rejects.toMatchObject({ code: 'TOO_MANY' });
    now = new Date(now.getTime() + ADDRESS_RULE.longestWaitSeconds * 1000);
    expect(await guess('thuky', true)).toBe(true);
  });
});

it('what could not be checked counts for neither', async () => {
  const keys = { account: 'account:thuky', origin };
  const broken = attempts.check(keys, () => Promise.reject(new Error('the queue is full')));
  await expect(broken).rejects.toThrow('the queue is full');
  expect(await entryOf(origin)).toBeNull();
  expect(await entryOf(keys.account)).toBeNull();
});
