import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Confirmation } from '#contract/http/sealed-ballots.ts';
import { CommandId, type UserId } from '#contract/ids.ts';
import { CONFIRMED_FOR_MS } from '#contract/secret-ballots/confirmed-for.ts';
import { createBallotConfirmations } from '#server/services/ballot-confirmation.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { anAccountService } from '#tests/support/an-account-service.ts';
import { databaseDump } from '#tests/support/database-dump.ts';
import type { ReadTable } from '#tests/support/linking-by-order.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

/** A secret vote that asks for the password; its first members with what they do in it. */
async function anAskingBallot(
  asksPassword?: true,
  more: Pick<Parameters<typeof aSecretBallot>[1] & object, 'checkPassword' | 'seconds'> = {},
) {
  const ballot = await aSecretBallot(database.pool, {
    ...(asksPassword && { asksPassword }),
    ...more,
  });
  const { meetingId, ballotId } = ballot;
  const [, first, second] = ballot.voters as [UserId, UserId, UserId];
  const confirm = (userId: UserId, password = PASSWORD, session = 'x') =>
    ballot.confirmations.confirm({ ...anActor(userId), sessionHash: session }, meetingId, password);
  const send = async (userId: UserId, confirmation?: string, session = 'x') =>
    ballot.sealed.cast({ ...anActor(userId), sessionHash: session }, meetingId, ballotId, {
      envelope: await ballot.seal(userId, 'for'),
      confirmation,
    });
  return { ...ballot, first, second, confirm, send };
}

const unconfirmed = { code: 'FORBIDDEN', body: { reason: 'confirm-password' } };
const over = { code: 'WRONG_STATE', body: { reason: 'ballot-closed' } };

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

  it('refuses a wrong password, and what confirms another voter, session or meeting', async () => {
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

  it('lets nobody confirm who has no vote, after the meeting, or where nothing asks for it', async () => {
    const asking = await anAskingBallot(true);
    for (const stranger of [asking.guest, randomUUID() as UserId])
      await expect(asking.confirm(stranger)).rejects.toMatchObject({
        code: 'FORBIDDEN',
        body: { reason: 'not-entitled' },
      });
    await asking.finish();
    // Before the next vote, as at a ready check.
    await asking.confirm(asking.first);
    const { live, chair, meetingId } = asking;
    await live.run(chair, meetingId, CommandId.parse(randomUUID()), {
      name: 'meeting.end',
      input: {},
    });
    await expect(asking.confirm(asking.first)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const plain = await anAskingBallot();
    await expect(plain.confirm(plain.first)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await plain.send(plain.first);
  });

  it('says that it is over, not that it asks, when an unconfirmed ballot comes after the close', async () => {
    const { first, send, close } = await anAskingBallot(true);
    await expect(send(first)).rejects.toMatchObject(unconfirmed);
    await close();
    await expect(send(first)).rejects.toMatchObject(over);
  });

  it('asks for no password that comes too late: when the time is over, before the chair has closed', async () => {
    const { first, live, send, meetingId, ballotId } = await anAskingBallot(true, { seconds: 600 });
    await expect(send(first)).rejects.toMatchObject(unconfirmed);
    const later = createBallotConfirmations({
      secret: 'secret of the test',
      live,
      clock: { now: () => new Date(Date.now() + 601_000) },
      checkPassword: async () => undefined,
    });
    const actor = anActor(first);
    await expect(later.require(actor, meetingId, ballotId, undefined)).rejects.toMatchObject(over);
  });

  it('takes a confirmation for four hours, in every vote of the meeting, and none that is written on', async () => {
    const { first, live, meetingId, ballotId } = await anAskingBallot(true);
    let passedMs = 0;
    const start = Date.now();
    const confirmations = createBallotConfirmations({
      secret: 'secret of the test',
      live,
      clock: { now: () => new Date(start + passedMs) },
      checkPassword: async () => undefined,
    });
    const actor = anActor(first);
    const require = (confirmation: string) =>
      confirmations.require(actor, meetingId, ballotId, confirmation);
    const confirmation = await confirmations.confirm(actor, meetingId, PASSWORD);
    expect(Confirmation.safeParse(confirmation).success).toBe(true);
    passedMs = CONFIRMED_FOR_MS - 1;
    await require(confirmation);
    const [until = '', seal] = confirmation.split('-');
    const longer = `${Number(until) + 60_000}-${seal}`;
    await expect(require(longer)).rejects.toMatchObject(unconfirmed);
    passedMs += 1;
    await expect(require(confirmation)).rejects.toMatchObject(unconfirmed);
  });

  it('keeps nothing of a confirmation: no row, and a ballot like one without; of a failed try that it failed', async () => {
    const { checkPassword } = anAccountService(database);
    const { first, second, confirm, send, finish, meetingId, ballotId } = await anAskingBallot(
      true,
      { checkPassword },
    );
    const district = await aDistrict(database.prisma);
    await district.account('uyvien.1', ['member'], { id: first });
    await district.account('uyvien.2', ['member'], { id: second });
    const before = await databaseDump(database.pool);
    const confirmation = await confirm(first, PASSWORD, 'of the first');
    expect(await databaseDump(database.pool)).toEqual(before);

    await expect(confirm(second, 'không phải', 'of the second')).rejects.toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    const failed = newLines(before, await databaseDump(database.pool));
    expect(Object.keys(failed).sort()).toEqual([
      'audit_entry',
      'audit_entry_id_seq',
      'sign_in_throttle',
    ]);
    expect(JSON.stringify(failed)).not.toMatch(new RegExp(`${ballotId}|${meetingId}`));
    const other = await confirm(second, PASSWORD, 'of the second');
    const confirmed = newLines(before, await databaseDump(database.pool));
    expect(confirmed.sign_in_throttle).toBeUndefined();

    await send(first, confirmation, 'of the first');
    await send(second, other, 'of the second');
    await finish();
    const lines = (await databaseDump(database.pool)).flatMap((table) => table.lines.flat());
    for (const made of [confirmation, other])
      expect(lines.some((field) => field.includes(made))).toBe(false);
  });
});

/** What the later dump says more than the earlier, by table. */
function newLines(earlier: ReadTable[], later: ReadTable[]): Record<string, string[]> {
  const known = new Set(
    earlier.flatMap(({ name, lines }) => lines.map((line) => `${name} ${line}`)),
  );
  const more = later.map(({ name, lines }) => {
    const fresh = lines.map(String).filter((line) => !known.has(`${name} ${line}`));
    return [name, fresh] as const;
  });
  return Object.fromEntries(more.filter(([, fresh]) => fresh.length > 0));
}
