import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { PASSWORD } from '#tests/support/a-district.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { databaseDump } from '#tests/support/database-dump.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

/** A secret vote that asks for the password; its first members with what they do in it. */
async function anAskingBallot(asksPassword?: true) {
  const ballot = await aSecretBallot(database.pool, { ...(asksPassword && { asksPassword }) });
  const { meetingId, ballotId } = ballot;
  const [, first, second] = ballot.voters as [UserId, UserId, UserId];
  const confirm = (userId: UserId, password = PASSWORD, session = 'x') =>
    ballot.confirmations.confirm(
      { ...anActor(userId), sessionHash: session },
      meetingId,
      ballotId,
      password,
    );
  const send = async (userId: UserId, confirmation?: string, session = 'x') =>
    ballot.sealed.cast({ ...anActor(userId), sessionHash: session }, meetingId, ballotId, {
      envelope: await ballot.seal(userId, 'for'),
      confirmation,
    });
  return { ...ballot, first, second, confirm, send };
}

const unconfirmed = { code: 'FORBIDDEN', body: { reason: 'confirm-password' } };

describe('a secret vote that asks for the password', () => {
  it('takes a ballot after its voter has confirmed, asked once: the same confirmation sends it again', async () => {
    const { first, seal, sealed, confirm, meetingId, ballotId, terms } = await anAskingBallot(true);
    expect(terms.asksPassword).toBe(true);
    const envelope = await seal(first, 'for');
    const actor = anActor(first);
    await expect(sealed.cast(actor, meetingId, ballotId, { envelope })).rejects.toMatchObject(
      unconfirmed,
    );
    expect(await sealed.mine(actor, meetingId, ballotId)).toBeNull();
    const confirmation = await confirm(first);
    const receipt = await sealed.cast(actor, meetingId, ballotId, { envelope, confirmation });
    expect(await sealed.cast(actor, meetingId, ballotId, { envelope, confirmation })).toEqual(
      receipt,
    );
  });

  it('refuses a wrong password, and what confirms another voter, session or vote', async () => {
    const other = await anAskingBallot(true);
    const elsewhere = await other.confirm(other.first);
    const { first, second, confirm, send } = await anAskingBallot(true);
    await expect(confirm(first, 'không phải')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
    for (const confirmation of [
      undefined,
      '',
      '0'.repeat(64),
      await confirm(second),
      await confirm(first, PASSWORD, 'another session'),
      elsewhere,
    ])
      await expect(send(first, confirmation)).rejects.toMatchObject(unconfirmed);
    await send(first, await confirm(first));
  });

  it('lets nobody confirm who is not entitled, in a vote that is over, or in one that does not ask', async () => {
    const asking = await anAskingBallot(true);
    for (const stranger of [asking.guest, randomUUID() as UserId])
      await expect(asking.confirm(stranger)).rejects.toMatchObject({
        code: 'FORBIDDEN',
        body: { reason: 'not-entitled' },
      });
    await asking.close();
    await expect(asking.confirm(asking.first)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const plain = await anAskingBallot();
    await expect(plain.confirm(plain.first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await plain.send(plain.first);
  });

  it('leaves no trace of a confirmation: no row, and a ballot like one without', async () => {
    const { first, second, confirm, send, finish } = await anAskingBallot(true);
    const before = await databaseDump(database.pool);
    const confirmation = await confirm(first);
    expect(await databaseDump(database.pool)).toEqual(before);
    await send(first, confirmation);
    await send(second, await confirm(second));
    await finish();
    const lines = (await databaseDump(database.pool)).flatMap((table) => table.lines.flat());
    expect(lines.some((field) => field.includes(confirmation))).toBe(false);
  });
});
