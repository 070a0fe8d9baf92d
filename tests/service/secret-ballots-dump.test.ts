import { describe, expect, it } from 'vitest';
import { aMethod } from '#tests/support/a-method.ts';
import { aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { databaseDump } from '#tests/support/database-dump.ts';
import { choicesOf, opinionsOf, roundsOf, voteAtRandom } from '#tests/support/linking.ts';
import { expectNoLink, linesWithBoth, scoresByOrder } from '#tests/support/linking-by-order.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`secret ballots in a dump: SEED=${seed}`);

const VOTERS = 20;
/** A round of each kind in turn: for, against or abstain; among options; with opinions in one's own words. */
const METHODS = [undefined, aMethod(), aMethod({ otherOpinion: true })];
const ROUNDS = 2 * METHODS.length;

describe('whoever holds a dump of the database', () => {
  it('unmasks every voter of the naive way by the order of the lines', async () => {
    const { pool } = database;
    await pool.query('create table naive_mark (voter uuid); create table naive_slip (slip text)');
    const truths = await roundsOf(seed, 2, async () => {
      const truth = new Map<string, string>();
      for (let n = 0; n < VOTERS; n += 1) {
        const [voter, slip] = [crypto.randomUUID(), crypto.randomUUID()];
        truth.set(voter, slip);
        await pool.query(
          'with mark as (insert into naive_mark values ($1)) insert into naive_slip values ($2)',
          [voter, slip],
        );
      }
      return truth;
    });
    const scores = scoresByOrder(await databaseDump(pool), truths);
    const all = { right: 2 * VOTERS, total: 2 * VOTERS, chance: 2 };
    expect(scores.get('naive_mark with naive_slip')).toEqual(all);
    await pool.query('drop table naive_mark, naive_slip');
  });

  it('links voters, slips and opinions of secret ballots no better than chance, of every kind of vote', async () => {
    const rounds = await roundsOf(seed, ROUNDS, async (random, round) => {
      const method = METHODS[round % METHODS.length];
      const ballot = await aSecretBallot(database.pool, { voters: VOTERS, method });
      const cast = await voteAtRandom(ballot, random, method);
      await ballot.finish();
      return { ballot, cast };
    });
    const codes = rounds.map(
      ({ cast }) => new Map([...cast].map(([voter, { code }]) => [voter as string, code])),
    );
    const dump = await databaseDump(database.pool);
    const text = dump.flatMap(({ lines }) => lines.map((fields) => fields.join('\t'))).join('\n');
    for (const [n, truth] of codes.entries()) {
      const things = { voters: [...truth.keys()], slips: [...truth.values()] };
      expect(linesWithBoth(dump, things)).toEqual([]);
      // A search that misses a slip or an opinion that is there would miss what it was linked to.
      const { cast } = rounds[n] as (typeof rounds)[number];
      const written = [...opinionsOf(cast).values()];
      for (const thing of [...things.slips, ...written]) expect(text).toContain(thing);
      // Where there is one opinion alone, it is in the line of the result, beside who published it.
      if (written.length > 1)
        for (const voters of [things.voters, things.slips])
          expect(linesWithBoth(dump, { voters, slips: written })).toEqual([]);
      expect(new Set(choicesOf(cast).values()).size).toBeGreaterThan(1);
    }
    const writing = rounds.filter(({ cast }) => opinionsOf(cast).size > 1);
    expect(writing.length).toBeGreaterThan(0);
    expectNoLink('voters and slips', scoresByOrder(dump, codes));
    expectNoLink(
      'voters and opinions',
      scoresByOrder(
        dump,
        writing.map(({ cast }) => opinionsOf(cast)),
      ),
    );
    expectNoLink(
      'slips and opinions',
      scoresByOrder(
        dump,
        writing.map(({ cast }) => opinionsOf(cast, 'code')),
      ),
    );
  }, 60_000);
});
