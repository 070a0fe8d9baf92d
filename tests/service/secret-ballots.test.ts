import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BallotId, type UserId } from '#contract/ids.ts';
import { isReceiptGenuine } from '#contract/secret-ballots/receipt.ts';
import {
  ENVELOPE_BYTES,
  newBallotKeyPair,
  sealBallot,
} from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { openPool } from '#server/db/database.ts';
import type { LiveEvents } from '#server/services/ports/live-events.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const aBallot = (options?: Parameters<typeof aSecretBallot>[1]) =>
  aSecretBallot(database.pool, options);
type Ballot = Awaited<ReturnType<typeof aBallot>>;

/** The voter at a place of the list; the chair is the first. */
const voter = ({ voters }: Ballot, place: number) => voters[place] as UserId;
const closedOf = async ({ live, meetingId }: Ballot) =>
  (await live.stateOf(meetingId)).closedBallots.at(-1);

async function rowCount(table: string, { ballotId }: Ballot): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ballot_id = $1`,
    [ballotId],
  );
  return rows[0]?.n ?? -1;
}

describe('casting a sealed ballot', () => {
  it('counts one of fifty that are sent side by side, and gives one receipt', async () => {
    const ballot = await aBallot();
    const envelope = await ballot.seal(voter(ballot, 1), 'for');
    const receipts = await Promise.all(
      Array.from({ length: 50 }, () => ballot.send(voter(ballot, 1), envelope)),
    );
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    expect(await rowCount('sealed_ballot', ballot)).toBe(1);
    expect(await rowCount('ballot_mark', ballot)).toBe(1);
  });

  it('keeps one of fifty different ones of the same voter and refuses the others', async () => {
    const ballot = await aBallot();
    const sent = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        ballot.cast(voter(ballot, 1), n % 2 ? 'for' : 'against'),
      ),
    );
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of sent)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'ALREADY_VOTED' });
    await ballot.finish();
    expect((await closedOf(ballot))?.secretCount).toEqual({ received: 1, counted: 1, spoiled: 0 });
  });

  it('gives a receipt that is genuine, the same again before and after the count', async () => {
    const ballot = await aBallot();
    const envelope = await ballot.seal(voter(ballot, 2), 'abstain');
    const receipt = await ballot.send(voter(ballot, 2), envelope);
    expect(await isReceiptGenuine(receipt, ballot.terms.signingKey)).toBe(true);
    expect(await ballot.send(voter(ballot, 2), envelope)).toEqual(receipt);
    await ballot.close();
    expect(await ballot.send(voter(ballot, 2), envelope)).toEqual(receipt);
    const mine = (place: number) =>
      ballot.sealed.mine(anActor(voter(ballot, place)), ballot.meetingId, ballot.ballotId);
    expect(await mine(2)).toEqual(receipt);
    expect(await mine(3)).toBeNull();
  });

  it('refuses who is not entitled, who is too early, and who is too late', async () => {
    const ballot = await aBallot();
    await expect(ballot.cast(ballot.guest, 'for')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const unopened = BallotId.parse(randomUUID());
    const envelope = await ballot.seal(voter(ballot, 1), 'for');
    await expect(
      ballot.sealed.cast(anActor(voter(ballot, 1)), ballot.meetingId, unopened, { envelope }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await ballot.close();
    await expect(ballot.cast(voter(ballot, 1), 'for')).rejects.toMatchObject({
      body: { reason: 'ballot-closed' },
    });
  });

  it('refuses by the database’s clock after the time is over', async () => {
    const ballot = await aBallot({ seconds: 15 });
    await database.pool.query(
      "update ballot set closes_at = now() - interval '1 second' where id = $1",
      [ballot.ballotId],
    );
    await expect(ballot.cast(voter(ballot, 1), 'for')).rejects.toMatchObject({
      body: { reason: 'ballot-closed' },
    });
    expect(await rowCount('ballot_mark', ballot)).toBe(0);
  });

  it('decides upon each ballot of one moment by itself', async () => {
    const ballot = await aBallot();
    const guest = ballot.frame.participants.at(-1)?.userId as UserId;
    const early = await ballot.seal(voter(ballot, 1), 'for');
    const receipt = await ballot.send(voter(ballot, 1), early);
    const answers = await Promise.allSettled([
      ballot.cast(voter(ballot, 2), 'against'),
      ballot.cast(guest, 'for'),
      ballot.send(voter(ballot, 1), early),
      ballot.cast(voter(ballot, 1), 'abstain'),
    ]);
    expect(answers).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'FORBIDDEN' } },
      { value: receipt },
      { reason: { code: 'ALREADY_VOTED' } },
    ]);
    expect([
      await rowCount('ballot_mark', ballot),
      await rowCount('sealed_ballot', ballot),
    ]).toEqual([2, 2]);
  });

  it('takes no open choice into a secret ballot', async () => {
    const ballot = await aBallot();
    const box = createBallotBox(database.pool);
    expect(await box.cast(ballot.meetingId, ballot.ballotId, voter(ballot, 1), 'for')).toEqual({
      kind: 'notFound',
    });
    expect(await rowCount('ballot_vote', ballot)).toBe(0);
  });
});

describe('counting', () => {
  it('spoils altered, copied and foreign ballots and counts the others', async () => {
    const ballot = await aBallot({ voters: 8 });
    const [, a, b, c, d, e, f] = ballot.voters as [
      UserId,
      UserId,
      UserId,
      UserId,
      UserId,
      UserId,
      UserId,
    ];
    await ballot.cast(a, 'for');
    const altered = await ballot.seal(b, 'for');
    altered[200] = (altered[200] ?? 0) ^ 1;
    await ballot.send(b, altered);
    const own = await ballot.seal(c, 'against');
    await ballot.send(c, own);
    await ballot.send(d, own);
    const foreignKey = (await newBallotKeyPair()).publicKey;
    const binding = {
      ballotId: ballot.ballotId,
      questionHash: ballot.terms.questionHash,
      voterId: e,
    };
    await ballot.send(
      e,
      await sealBallot(foreignKey, binding, { code: newSlipCode(), choice: 'for' }),
    );
    await ballot.send(f, new Uint8Array(ENVELOPE_BYTES));
    await ballot.finish();
    const closed = await closedOf(ballot);
    expect(closed?.secretCount).toEqual({ received: 6, counted: 2, spoiled: 4 });
    expect(closed?.result).toMatchObject({ base: 8, cast: 2, for: 1, against: 1, abstain: 0 });
    expect(closed?.rollCall).toEqual([]);
  });

  it('spoils a ballot that was taken from beside its mark, and takes none that was put in without one', async () => {
    const ballot = await aBallot();
    await ballot.cast(voter(ballot, 1), 'for');
    await ballot.cast(voter(ballot, 2), 'for');
    await database.pool.query('delete from sealed_ballot where ballot_id = $1 and voter_id = $2', [
      ballot.ballotId,
      voter(ballot, 1),
    ]);
    await database.pool.query(
      'insert into sealed_ballot (ballot_id, voter_id, envelope) values ($1, $2, $3)',
      [
        ballot.ballotId,
        voter(ballot, 3),
        Buffer.from(await ballot.seal(voter(ballot, 3), 'against')),
      ],
    );
    await ballot.finish();
    expect((await closedOf(ballot))?.secretCount).toEqual({ received: 2, counted: 1, spoiled: 1 });
  });

  it('spoils both slips of one code, for a published code is one voter’s alone', async () => {
    const ballot = await aBallot();
    const code = newSlipCode();
    await ballot.cast(voter(ballot, 1), 'for', code);
    await ballot.cast(voter(ballot, 2), 'for', code);
    await ballot.cast(voter(ballot, 3), 'against');
    await ballot.finish();
    expect((await closedOf(ballot))?.secretCount).toEqual({ received: 3, counted: 1, spoiled: 2 });
  });

  it('counts exactly what was acknowledged when the close comes amid the casting', async () => {
    const ballot = await aBallot({ voters: 60 });
    const envelopes = await Promise.all(
      ballot.voters.map((id, n) => ballot.seal(id, n % 3 ? 'for' : 'against')),
    );
    const casting = ballot.voters.map((id, n) =>
      ballot.send(id, envelopes[n] as Uint8Array<ArrayBuffer>).then(
        () => true,
        () => false,
      ),
    );
    const [acknowledged] = await Promise.all([Promise.all(casting), ballot.finish()]);
    const received = acknowledged.filter(Boolean).length;
    expect((await closedOf(ballot))?.secretCount).toEqual({
      received,
      counted: received,
      spoiled: 0,
    });
  });

  it('replaces the sealed ballots by slips in the order of their codes and destroys the key', async () => {
    const ballot = await aBallot({ voters: 20 });
    for (const id of ballot.voters) await ballot.cast(id, 'for');
    expect(statSync(ballot.keyFile).mode & 0o777).toBe(0o600);
    await ballot.close();
    await expect.poll(() => existsSync(ballot.keyFile)).toBe(false);
    expect(await rowCount('sealed_ballot', ballot)).toBe(0);
    const { rows } = await database.pool.query<{ code: string }>(
      'select code from ballot_slip where ballot_id = $1 order by ctid',
      [ballot.ballotId],
    );
    const codes = rows.map((row) => row.code);
    expect(codes).toHaveLength(20);
    expect(codes).toEqual(codes.toSorted());
  });

  it('repeats the same count after a crash before its COMMIT, and nothing comes in between', async () => {
    let crashes = 1;
    /** Kills the connection of the close after everything is written and before it is committed, as a lost server does. */
    const crashing = (events: LiveEvents): LiveEvents => ({
      ...events,
      withLock: (meetingId, work) =>
        events.withLock(meetingId, async (tx) => {
          const answer = await work(tx);
          const { rows } = await database.pool.query<{ pid: number }>(
            `select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
          );
          const isClose = (await tx.eventsAfter(0)).at(-1)?.type === 'ballot.counted';
          if (isClose && crashes-- > 0)
            await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
          return answer;
        }),
    });
    // The product's own pool: it expects that connections die.
    const pool = openPool({ url: database.url, onError: () => undefined });
    onTestFinished(() => pool.end());
    const ballot = await aSecretBallot(pool, { through: crashing });
    for (const [n, id] of ballot.voters.slice(0, 4).entries())
      await ballot.cast(id, n % 2 ? 'for' : 'against');
    await expect(ballot.close()).rejects.toThrow();
    expect(await rowCount('sealed_ballot', ballot)).toBe(4);
    expect(await rowCount('ballot_slip', ballot)).toBe(0);
    await expect(ballot.cast(voter(ballot, 5), 'for')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });

    const restarted = await ballot.aServer();
    await restarted.settle();
    await ballot.finish(restarted.live);
    const closed = await closedOf(ballot);
    expect(closed?.secretCount).toEqual({ received: 4, counted: 4, spoiled: 0 });
    expect(closed?.result).toMatchObject({ for: 2, against: 2, abstain: 0 });
  });
});
