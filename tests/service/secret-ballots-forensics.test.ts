import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { choiceText } from '#contract/live/ballot-choice.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import {
  type Attack,
  choiceAtRandom,
  choicesOf,
  expectChanceAtMost,
  opinionsOf,
  roundsOf,
  scoreOf,
  voteAtRandom,
} from '#tests/support/linking.ts';
import type { SeededRandom } from '#tests/support/seeded-random.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`secret ballots, forensics: SEED=${seed}`);

const VOTERS = 25;
/** A round of each kind in turn: for, against or abstain; among options; with opinions in one's own words. */
const METHODS = [undefined, aMethod(), aMethod({ otherOpinion: true })];
const ROUNDS = 3 * METHODS.length;
const methodOf = (round: number) => METHODS[round % METHODS.length];

/** A row as whoever holds a dump of the files sees it: what it says, which transaction wrote it, and where it lies. */
type SeenRow = { says: string; xmin: string; place: number };

/** What links a voter to a slip: the marks, the slips and the audit log that are left, each in the order of the file. */
type Evidence = { marks: SeenRow[]; slips: SeenRow[]; audited: SeenRow[] };

async function rowsOf(table: string, says: string, where: string, id: string): Promise<SeenRow[]> {
  const { rows } = await database.pool.query<SeenRow>(
    `select ${says}::text as says, xmin::text, row_number() over (order by ctid)::int as place
     from ${table} where ${where} = $1 order by ctid`,
    [id],
  );
  return rows;
}

/** The ways in which somebody with the rows would pair voters with slips. Each gives a guess of every voter's choice. */
const ATTACKS: Record<string, Attack<Evidence>> = {
  'the same transaction': ({ marks, slips }) => {
    const guesses = new Map<string, string>();
    for (const mark of marks) {
      const together = slips.filter((slip) => slip.xmin === mark.xmin);
      const [only] = together;
      if (only && together.length === 1) guesses.set(mark.says, only.says);
    }
    return guesses;
  },
  'the order of the rows': ({ marks, slips }) =>
    new Map(marks.flatMap((mark, n) => (slips[n] ? [[mark.says, slips[n].says]] : []))),
  'the reverse order of the rows': ({ marks, slips }) =>
    new Map(
      marks.flatMap((mark, n) => {
        const slip = slips.at(-1 - n);
        return slip ? [[mark.says, slip.says]] : [];
      }),
    ),
  'the order of transactions': ({ marks, slips }) => {
    const byTransaction = (a: SeenRow, b: SeenRow) => Number(a.xmin) - Number(b.xmin);
    const [later, earlier] = [marks.toSorted(byTransaction), slips.toSorted(byTransaction)];
    return new Map(later.flatMap((mark, n) => (earlier[n] ? [[mark.says, earlier[n].says]] : [])));
  },
  'the order of the audit log': ({ audited, slips }) =>
    new Map(audited.flatMap((entry, n) => (slips[n] ? [[entry.says, slips[n].says]] : []))),
  'the order of the voters’ ids': ({ marks, slips }) => {
    const sorted = marks.toSorted((a, b) => (a.says < b.says ? -1 : 1));
    return new Map(sorted.flatMap((mark, n) => (slips[n] ? [[mark.says, slips[n].says]] : [])));
  },
};

async function secretRound(random: SeededRandom, round: number) {
  const method = methodOf(round);
  const ballot = await aSecretBallot(database.pool, { voters: VOTERS, method });
  const cast = await voteAtRandom(ballot, random, method);
  await ballot.close();
  const { ballotId } = ballot;
  const evidence = {
    marks: await rowsOf('ballot_mark', 'voter_id', 'ballot_id', ballotId),
    slips: await rowsOf('ballot_slip', 'choice', 'ballot_id', ballotId),
    audited: await rowsOf('audit_entry', 'account_id', 'subject', `ballot:${ballotId}`),
  };
  const opinions = await rowsOf('ballot_opinion', 'opinion', 'ballot_id', ballotId);
  const codes = await rowsOf(
    'ballot_slip',
    'code',
    `choice like '%other%' and ballot_id`,
    ballotId,
  );
  return { evidence, truth: choicesOf(cast), cast, opinions, codes };
}

/** "Mark the voter, drop an anonymous slip" in one transaction: what looks secret and is not. */
async function naiveRound(random: SeededRandom, at: number) {
  const { pool } = database;
  const round = crypto.randomUUID();
  const truth = new Map<string, string>();
  for (let n = 0; n < VOTERS; n += 1) {
    const voter = crypto.randomUUID();
    const choice = choiceText(choiceAtRandom(random, methodOf(at)));
    truth.set(voter, choice);
    await pool.query(
      `with mark as (insert into naive_mark (round, voter) values ($1, $2))
       insert into naive_slip (round, code, choice) values ($1, gen_random_uuid(), $3)`,
      [round, voter, choice],
    );
  }
  const evidence = {
    marks: await rowsOf('naive_mark', 'voter', 'round', round),
    slips: await rowsOf('naive_slip', 'choice', 'round', round),
    audited: [],
  };
  return { evidence, truth };
}

describe('whoever holds the rows', () => {
  it('unmasks every voter of the naive way by its transactions, and by its order', async () => {
    await database.pool.query(
      `create table naive_mark (round uuid, voter uuid, primary key (round, voter));
       create table naive_slip (round uuid, code uuid, choice text, primary key (round, code))`,
    );
    const rounds = await roundsOf(seed, ROUNDS, naiveRound);
    for (const name of ['the same transaction', 'the order of the rows']) {
      const { right, total } = scoreOf(ATTACKS[name] as Attack<Evidence>, rounds);
      expect(right, name).toBe(total);
    }
  });

  it('links a secret ballot’s voters and choices no better than chance', async () => {
    const rounds = await roundsOf(seed, ROUNDS, secretRound);
    for (const { evidence } of rounds) {
      expect(evidence.marks).toHaveLength(VOTERS);
      expect(evidence.slips).toHaveLength(VOTERS);
      expect(evidence.audited).toHaveLength(VOTERS);
      // All slips of one transaction, and none of a mark's.
      const [writer] = new Set(evidence.slips.map((slip) => slip.xmin));
      expect(new Set(evidence.slips.map((slip) => slip.xmin)).size).toBe(1);
      expect(evidence.marks.some((mark) => mark.xmin === writer)).toBe(false);
    }
    for (const [name, attack] of Object.entries(ATTACKS)) {
      expectChanceAtMost(name, scoreOf(attack, rounds));
    }
    const written = rounds.filter(({ opinions }) => opinions.length > 0);
    expect(written.length).toBeGreaterThan(0);
    for (const { opinions, codes, evidence } of written) {
      expect(codes).toHaveLength(opinions.length);
      expect(new Set([...opinions, ...codes].map((row) => row.xmin))).toEqual(
        new Set(evidence.slips.map((row) => row.xmin)),
      );
    }
    for (const [name, attack] of Object.entries(ATTACKS)) {
      const ofVoters = written.map(({ evidence, opinions, cast }) => ({
        evidence: { ...evidence, slips: opinions },
        truth: opinionsOf(cast),
      }));
      expectChanceAtMost(`${name}, for an opinion’s author`, scoreOf(attack, ofVoters));
      const ofSlips = written.map(({ opinions, codes, cast }) => ({
        evidence: { marks: codes, slips: opinions, audited: [] },
        truth: opinionsOf(cast, 'code'),
      }));
      expectChanceAtMost(`${name}, for an opinion’s slip`, scoreOf(attack, ofSlips));
    }
  }, 60_000);

  it('finds the private key in no file of the database: neither in rows nor in the log of writes', async () => {
    const ballot = await aSecretBallot(database.pool);
    const [voter] = ballot.voters as [UserId];
    // PKCS #8 of P-256: the 32 bytes that are the key stand after 36 of wrapping.
    const key = readFileSync(ballot.keyFile).subarray(36, 68);
    expect(key).toHaveLength(32);
    const envelope = Buffer.from(await ballot.seal(voter, 'for'));
    await ballot.send(voter, Uint8Array.from(envelope));
    await database.pool.query('checkpoint');
    // A search that misses the sealed ballot would miss the key too. A page ends somewhere: its middle is enough.
    expect(await isInFiles(envelope.subarray(150, 200))).toBe(true);
    await ballot.close();
    await database.pool.query('checkpoint');
    expect(await isInFiles(key)).toBe(false);
    expect(await isInFiles(Buffer.from(key.toString('hex')))).toBe(false);
    expect(await isInFiles(Buffer.from(key.toString('base64url').slice(0, 40)))).toBe(false);
  });
});

/** True when a file of this database, or of the log of all writes, holds these bytes. */
async function isInFiles(bytes: Buffer): Promise<boolean> {
  const { rows } = await database.pool.query<{ folder: string; own: string }>(
    `select current_setting('data_directory') as folder, oid::text as own
     from pg_database where datname = current_database()`,
  );
  const { folder = '', own = '' } = rows[0] ?? {};
  return [join(folder, 'base', own), join(folder, 'pg_wal')].some((place) =>
    readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => readFileSync(join(place, entry.name)).includes(bytes)),
  );
}
