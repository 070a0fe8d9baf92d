import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD_COST } from '#contract/sealing.ts';
import { createAccountStore } from '#server/db/account-store.ts';
import { createNotesKeyStore } from '#server/db/notes-key-store.ts';
import { createNotesKeyService } from '#server/services/notes-key-service.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;

beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma);
});

const aWrap = () => randomBytes(60).toString('base64');
const byPassword = () => ({
  salt: randomBytes(16).toString('base64'),
  cost: PASSWORD_COST,
  wrapped: aWrap(),
});
const aKey = (version = 0, keyId: string = randomUUID()) => ({
  keyId,
  byPassword: byPassword(),
  byRecovery: aWrap(),
  version,
  recoverySaved: false,
});
const stale = (version: number) =>
  expect.objectContaining({
    body: expect.objectContaining({
      code: 'STALE_VERSION',
      reason: 'notes-key',
      current: expect.objectContaining({ version }),
    }),
  });

function service() {
  return createNotesKeyService({ keys: createNotesKeyStore(database) });
}

describe('the key of private notes', () => {
  it('is kept for its owner alone', async () => {
    const keys = service();
    const key = aKey();
    expect(await keys.get(meeting.delegate)).toBeNull();
    expect(await keys.put(meeting.delegate, key)).toEqual({ ...key, version: 1, former: [] });
    expect(await keys.get(meeting.delegate)).toEqual({ ...key, version: 1, former: [] });
    for (const other of [meeting.otherDelegate, meeting.chair, meeting.secretary])
      expect(await keys.get(other)).toBeNull();
  });

  it('of two devices at once one makes it, the other gets to know it', async () => {
    const keys = service();
    const puts = Array.from({ length: 6 }, () => keys.put(meeting.delegate, aKey()));
    const outcomes = await Promise.allSettled(puts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(stale(1));
  });

  it('wrapped anew replaces its wraps; another key keeps the wraps of the one that was given up', async () => {
    const keys = service();
    const first = aKey();
    await keys.put(meeting.delegate, first);
    const rewrapped = { ...first, byPassword: byPassword(), version: 1 };
    expect(await keys.put(meeting.delegate, rewrapped)).toMatchObject({ version: 2, former: [] });
    const other = aKey(2);
    const { keyId, byPassword: oldWrap, byRecovery } = rewrapped;
    expect(await keys.put(meeting.delegate, other)).toMatchObject({
      keyId: other.keyId,
      version: 3,
      former: [{ keyId, byPassword: oldWrap, byRecovery }],
    });
    await expect(keys.put(meeting.delegate, aKey(2))).rejects.toEqual(stale(3));
  });

  it('is refused to a site’s device, which has no notes', async () => {
    const device = { ...meeting.delegate, kind: 'siteDevice' } as const;
    await expect(service().put(device, aKey())).rejects.toThrow('FORBIDDEN');
  });
});

describe('a change of the password', () => {
  const change = (version: number) => ({
    userId: meeting.delegate.userId,
    passwordHash: `hash-${version}`,
    keepSession: '',
    rewrap: { version, byPassword: byPassword() },
    note: { accountId: null, action: 'account.changePassword', subject: 'account:x' },
  });
  const hashOf = async () =>
    (
      await database.prisma.account.findUniqueOrThrow({
        where: { id: meeting.delegate.userId },
        select: { passwordHash: true },
      })
    ).passwordHash;

  it('changes the wrap with it', async () => {
    await service().put(meeting.delegate, aKey());
    const wanted = change(1);
    expect(await createAccountStore(database).setPassword(wanted)).toEqual([]);
    expect(await hashOf()).toBe('hash-1');
    expect(await service().get(meeting.delegate)).toMatchObject({
      version: 2,
      byPassword: wanted.rewrap.byPassword,
    });
  });

  it('changes nothing when the key was changed meanwhile', async () => {
    const key = aKey();
    await service().put(meeting.delegate, key);
    expect(await createAccountStore(database).setPassword(change(7))).toBe('stale-notes-key');
    expect(await hashOf()).toBe('x');
    expect(await service().get(meeting.delegate)).toMatchObject({
      version: 1,
      byPassword: key.byPassword,
    });
  });
});
