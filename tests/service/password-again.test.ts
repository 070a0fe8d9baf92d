import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { ACCOUNT_RULE } from '#server/domain/sign-in-throttle.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { anActor } from '#tests/support/a-secret-ballot.ts';
import { anAccountService } from '#tests/support/an-account-service.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const from = { address: '10.0.0.7', userAgent: 'Trình duyệt', replacesToken: null };
const NEXT = 'mat-khau-moi-2026';

let now = new Date('2026-11-22T01:00:00Z');
let accounts: ReturnType<typeof anAccountService>;
let voterId: UserId;

beforeAll(async () => {
  const district = await aDistrict(database.prisma);
  voterId = await district.account('uyvien', ['member']);
});

beforeEach(async () => {
  await database.prisma.signInThrottle.deleteMany();
  accounts = anAccountService(database, { now: () => now });
});

const signIn = (password: string) => accounts.signIn({ username: 'uyvien', password }, from);
const inSession = (sessionHash: string) => ({ ...anActor(voterId), sessionHash });
const check = (password: string, session = 'mine') =>
  accounts.checkPassword(inSession(session), password);
const change = (current: string, next: string, session = 'mine') =>
  accounts.changePassword(inSession(session), { current, next });

/** Guesses as often as is free, each refused as wrong; the next one has to wait. */
async function guessUntilSlowed(guess: () => Promise<unknown>) {
  for (let i = 0; i <= ACCOUNT_RULE.freeFailures; i += 1)
    await expect(guess()).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
  await expect(guess()).rejects.toMatchObject({ code: 'TOO_MANY' });
}

describe('the password of who is signed in, asked for again', () => {
  it('is taken whoever guesses at the sign-in meanwhile, and changed too', async () => {
    await guessUntilSlowed(() => signIn('đoán'));
    await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: 'TOO_MANY' });
    await check(PASSWORD);
    await change(PASSWORD, NEXT);
    await change(NEXT, PASSWORD);
    // What is right here gives those outside no new tries.
    await expect(signIn(PASSWORD)).rejects.toMatchObject({ code: 'TOO_MANY' });
  });

  it.each([
    ['checking', (session: string) => check('đoán', session)],
    ['changing', (session: string) => change('đoán', NEXT, session)],
  ])(
    '%s: slows guesses of one session down, the right one there too, and no other session',
    async (_name, guess) => {
      await guessUntilSlowed(() => guess('stolen'));
      for (const right of [() => check(PASSWORD, 'stolen'), () => change(PASSWORD, NEXT, 'stolen')])
        await expect(right()).rejects.toMatchObject({
          code: 'TOO_MANY',
          body: { retryAfterSeconds: ACCOUNT_RULE.firstWaitSeconds },
        });
      await check(PASSWORD, 'mine');
      await signIn(PASSWORD);
      now = new Date(now.getTime() + ACCOUNT_RULE.firstWaitSeconds * 1000);
      await check(PASSWORD, 'stolen');
      // The right one forgets the wrong ones.
      await guessUntilSlowed(() => guess('stolen'));
    },
  );

  it('guesses sent together do not all slip through', async () => {
    const guesses = await Promise.allSettled(Array.from({ length: 14 }, () => check('đoán')));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(9);
    expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(5);
  });

  it('writes a failed one to the audit log, and not what it was asked for', async () => {
    const { auditEntry } = database.prisma;
    const last = async () => auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
    await expect(check('đoán')).rejects.toMatchObject({ body: { reason: 'password-again' } });
    const note = await last();
    const { id: _id, at: _at, ...said } = note;
    expect(said).toEqual({
      accountId: voterId,
      action: 'account.passwordCheckFailed',
      subject: `account:${voterId}`,
      detail: {},
      address: null,
    });
    await check(PASSWORD);
    expect(await last()).toEqual(note);
  });
});
