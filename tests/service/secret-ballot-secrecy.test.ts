import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BallotId, type UserId } from '#contract/ids.ts';
import { checkBundle } from '#contract/secret-ballots/bundle.ts';
import { fromHex } from '#contract/secret-ballots/hex.ts';
import { ENVELOPE_BYTES, newBallotKeyPair } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const aBallot = (options?: Parameters<typeof aSecretBallot>[1]) =>
  aSecretBallot(database.pool, options);
type Ballot = Awaited<ReturnType<typeof aBallot>>;

/** The voter at a place of the list; the chair is the first. */
const voter = ({ voters }: Ballot, place: number) => voters[place] as UserId;

async function rowCount(table: string, { ballotId }: Ballot): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ballot_id = $1`,
    [ballotId],
  );
  return rows[0]?.n ?? -1;
}

describe('what is seen', () => {
  it('is no choice and no code before the close: not in the stream, the rows, the audit log', async () => {
    const ballot = await aBallot();
    const before = await ballot.live.stateOf(ballot.meetingId);
    const rowsBefore = new Set(await wholeDump());
    const code = newSlipCode();
    const envelope = await ballot.seal(voter(ballot, 1), 'against', code);
    await ballot.send(voter(ballot, 1), envelope);
    await ballot.send(voter(ballot, 1), envelope);
    expect(await ballot.live.stateOf(ballot.meetingId)).toEqual(before);
    expect(await createBallotBox(database.pool).countOf(ballot.ballotId)).toBe(1);
    const written = (await wholeDump()).filter((row) => !rowsBefore.has(row));
    expect(written).toHaveLength(3);
    const dump = written.join('\n');
    expect(dump).not.toContain('against');
    expect(dump).not.toContain(code);
    const key = readFileSync(ballot.keyFile).toString('hex');
    expect((await wholeDump()).filter((row) => row.includes(key))).toEqual([]);
    const audited = await database.pool.query(
      'select account_id, action, detail, address from audit_entry where subject = $1',
      [`ballot:${ballot.ballotId}`],
    );
    expect(audited.rows).toEqual([
      { account_id: voter(ballot, 1), action: 'ballot.cast', detail: {}, address: null },
    ]);
    await expect(
      ballot.sealed.bundle(anActor(ballot.chair), ballot.meetingId, ballot.ballotId),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is a bundle that can be counted again, with codes for those whom the ballot shows them to', async () => {
    for (const [codesShownTo, guestSees, chairSees] of [
      ['participants', true, true],
      ['tellers', false, true],
      ['nobody', false, false],
    ] as const) {
      const ballot = await aBallot({ codesShownTo });
      const code = newSlipCode();
      const receipt = await ballot.cast(voter(ballot, 1), 'for', code);
      await ballot.cast(voter(ballot, 2), 'against');
      await ballot.send(voter(ballot, 3), new Uint8Array(ENVELOPE_BYTES));
      await ballot.finish();
      for (const [reader, sees] of [
        [ballot.guest, guestSees],
        [ballot.chair, chairSees],
      ] as const) {
        const bundle = await ballot.sealed.bundle(
          anActor(reader),
          ballot.meetingId,
          ballot.ballotId,
        );
        const checks = await checkBundle(bundle);
        expect(checks.filter((check) => !check.ok)).toEqual([]);
        expect(bundle.content.received).toContain(receipt.envelopeHash);
        expect(bundle.content).toMatchObject({ entitled: 6, envelopes: 3, spoiled: 1 });
        expect(JSON.stringify(bundle).includes(code)).toBe(sees);
      }
      await expect(
        ballot.sealed.bundle(anActor(randomUUID() as UserId), ballot.meetingId, ballot.ballotId),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('a lost key', () => {
  it('makes the ballot void at the close, said so in the stream, and nothing sealed stays', async () => {
    const ballot = await aBallot();
    await ballot.cast(voter(ballot, 1), 'for');
    rmSync(ballot.keyFile);
    await ballot.close();
    const state = await ballot.live.stateOf(ballot.meetingId);
    expect(state.openBallot).toBeNull();
    expect(state.closedBallots).toEqual([]);
    expect(state.voidBallots).toMatchObject([
      { ballotId: ballot.ballotId, cause: { kind: 'keyLost' } },
    ]);
    expect(await rowCount('sealed_ballot', ballot)).toBe(0);
    await expect(ballot.cast(voter(ballot, 2), 'for')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('makes the ballot void at the next start; a key that is there stays, one without a ballot goes', async () => {
    const lost = await aBallot();
    rmSync(lost.keyFile);
    const orphan = BallotId.parse(randomUUID());
    const restarted = await lost.aServer();
    await restarted.keys.make(orphan);
    await restarted.settle();
    expect((await restarted.live.stateOf(lost.meetingId)).voidBallots).toHaveLength(1);
    expect(await restarted.keys.kept()).toEqual([]);

    const whole = await aBallot();
    const again = await whole.aServer();
    await again.settle();
    expect((await again.live.stateOf(whole.meetingId)).openBallot?.ballotId).toBe(whole.ballotId);
    expect(fromHex(whole.terms.publicKey)).toHaveLength(65);
  });

  it('is the same as a key that is damaged', async () => {
    const { keys, ballotId, terms } = await aBallot();
    const other = (await newBallotKeyPair()).publicKey;
    expect(await keys.openerOf(ballotId, other)).toBeNull();
    expect(await keys.openerOf(ballotId, terms.publicKey)).not.toBeNull();
  });
});

/** Every row of every table as text. */
async function wholeDump(): Promise<string[]> {
  const tables = await database.pool.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
  );
  const dumped: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ row: string }>(
      `select t::text as row from ${name} t`,
    );
    dumped.push(...rows.map((row) => row.row));
  }
  return dumped;
}
