import { beforeEach, expect, it } from 'vitest';
import { createAccountStore } from '#server/db/account-store.ts';
import { firstAccountNotice, makeFirstAccount } from '#server/services/first-account.ts';
import { verifyPassword } from '#server/services/password.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const admin = { username: 'quantri', password: 'mot-mat-khau-dai', unitName: 'UBND huyện' };

beforeEach(async () => {
  await database.prisma.account.deleteMany();
  await database.prisma.orgUnit.deleteMany();
});

it('makes nothing without a password, and says so', async () => {
  const outcome = await makeFirstAccount(createAccountStore(database), null);
  expect(outcome).toBe('none');
  expect(firstAccountNotice(outcome)).toContain('ADMIN_PASSWORD');
  expect(await database.prisma.orgUnit.count()).toBe(0);
});

it('makes one administrator in a unit of its own, though two servers start at once', async () => {
  const store = createAccountStore(database);
  const outcomes = await Promise.all([
    makeFirstAccount(store, admin),
    makeFirstAccount(createAccountStore(database), admin),
  ]);
  expect(outcomes.toSorted()).toEqual(['made', 'there']);
  const account = await store.findByUsername('quantri');
  expect(account).toMatchObject({
    unitName: 'UBND huyện',
    kind: 'person',
    mustChangePassword: true,
    isLocked: false,
    roles: [{ role: 'systemAdmin', unitId: account?.unitId }],
  });
  expect(await verifyPassword(admin.password, account?.passwordHash ?? null)).toBe(true);
  expect(await database.prisma.orgUnit.count()).toBe(1);
  const subject = `account:${account?.userId}`;
  expect(await database.prisma.auditEntry.count({ where: { subject } })).toBe(1);
});

it('joins the root unit that is there', async () => {
  const { id } = await database.prisma.orgUnit.create({
    data: { name: 'Huyện', kind: 'district' },
  });
  await makeFirstAccount(createAccountStore(database), admin);
  expect((await createAccountStore(database).findByUsername('quantri'))?.unitId).toBe(id);
  expect(await database.prisma.orgUnit.count()).toBe(1);
});

it('leaves an installation that has accounts as it is, whatever they are', async () => {
  const store = createAccountStore(database);
  await makeFirstAccount(store, { ...admin, username: 'nguoi.khac' });
  const outcome = await makeFirstAccount(store, admin);
  expect([outcome, firstAccountNotice(outcome)]).toEqual(['there', null]);
  expect(await store.findByUsername('quantri')).toBeNull();
});
