import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { createAccountStore } from '#server/db/account-store.ts';
import { createSessionStore } from '#server/db/session-store.ts';
import type { AccountRecord } from '#server/services/ports/accounts.ts';
import { createSessionService, hashToken } from '#server/services/session-service.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const from = { address: '10.0.0.7', userAgent: 'Trình duyệt' };
const MINUTE_MS = 60_000;

let now = new Date('2026-11-22T01:00:00Z');
let account: AccountRecord;
let sessions: ReturnType<typeof createSessionService>;
let ended: string[] = [];

const wait = (minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE_MS);
};

beforeAll(async () => {
  const district = await aDistrict(database.prisma);
  const userId: UserId = await district.account('thuky', ['secretary', 'member']);
  const found = await createAccountStore(database).find(userId);
  if (!found) throw new Error('the account was just made');
  account = found;
});

beforeEach(() => {
  ended = [];
  sessions = createSessionService({
    sessions: createSessionStore(database),
    clock: { now: () => now },
  });
  sessions.onEnded((hash) => ended.push(hash));
});

it('reads who acts from the token, with the roles of the moment', async () => {
  const { token, actor } = await sessions.open(account, from);
  expect(await sessions.read(token)).toEqual(actor);
  expect(actor).toMatchObject({ userId: account.userId, unitRoles: ['secretary', 'member'] });
  const { prisma } = database;
  await prisma.roleGrant.deleteMany({ where: { accountId: account.userId, role: 'secretary' } });
  expect((await sessions.read(token))?.unitRoles).toEqual(['member']);
});

it('lasts as long as it is used at least every half hour', async () => {
  const { token } = await sessions.open(account, from);
  for (let i = 0; i < 4; i += 1) {
    wait(29);
    expect(await sessions.read(token)).not.toBeNull();
  }
  wait(31);
  expect(await sessions.read(token)).toBeNull();
  expect(ended).toEqual([hashToken(token)]);
});

it('ends after half an hour of what a page asks with nobody at it, which is answered until then', async () => {
  const { token } = await sessions.open(account, from);
  const ask = () => sessions.read(token, { isAttended: false });
  for (let minute = 1; minute <= 30; minute += 1) {
    wait(1);
    expect(await ask()).not.toBeNull();
  }
  wait(1);
  expect(await ask()).toBeNull();
  expect(ended).toContain(hashToken(token));
});

it('ends after twelve hours, however much it is used', async () => {
  const { token } = await sessions.open(account, from);
  for (let i = 0; i < 12 * 3 - 1; i += 1) {
    wait(20);
    expect(await sessions.read(token)).not.toBeNull();
  }
  wait(20);
  expect(await sessions.read(token)).toBeNull();
});

it('is kept alive by a connection that stays open and knows the hash alone', async () => {
  const { token, actor } = await sessions.open(account, from);
  for (let i = 0; i < 5; i += 1) {
    wait(25);
    expect(await sessions.readByHash(actor.sessionHash)).not.toBeNull();
  }
  expect(await sessions.read(token)).not.toBeNull();
});

it('writes that it was seen once a minute at most', async () => {
  const { token, actor } = await sessions.open(account, from);
  const seenAt = async () => {
    const where = { tokenHash: actor.sessionHash };
    return (await database.prisma.session.findUniqueOrThrow({ where })).lastSeenAt;
  };
  const opened = await seenAt();
  wait(0.5);
  await sessions.read(token);
  expect(await seenAt()).toEqual(opened);
  wait(0.6);
  await sessions.read(token);
  expect(await seenAt()).toEqual(now);
});

it('ends for all other listeners, and for who ends it, though one of them fails', async () => {
  const failures: unknown[] = [];
  const service = createSessionService({
    sessions: createSessionStore(database),
    clock: { now: () => now },
    onListenerError: (error) => failures.push(error),
  });
  service.onEnded(() => {
    throw new Error('this listener fails');
  });
  service.onEnded((hash) => ended.push(hash));
  const { actor } = await service.open(account, from);
  await service.end(actor);
  expect(ended).toEqual([actor.sessionHash]);
  expect(failures).toHaveLength(1);
});

it('tells the listener at once when it is ended, once', async () => {
  const { actor } = await sessions.open(account, from);
  await sessions.end(actor);
  await sessions.end(actor);
  expect(ended).toEqual([actor.sessionHash]);
});

it('is swept away with its sockets when somebody else signs in after it ran out', async () => {
  const { actor } = await sessions.open(account, from);
  wait(45);
  await sessions.open(account, from);
  expect(ended).toContain(actor.sessionHash);
});
