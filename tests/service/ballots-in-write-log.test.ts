import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { choiceText } from '#contract/live/ballot-choice.ts';
import { type Slip, slipText } from '#contract/secret-ballots/slip.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import {
  type Attack,
  choiceAtRandom,
  choicesOf,
  expectChanceAtMost,
  opinionsOf,
  type Round,
  roundsOf,
  scoreOf,
  voteAtRandom,
} from '#tests/support/linking.ts';
import type { SeededRandom } from '#tests/support/seeded-random.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ballots in the log of writes: SEED=${seed}`);

const VOTERS = 25;
/** A round of each kind in turn: for, against or abstain; among options; with opinions in one's own words. */
const METHODS = [undefined, aMethod(), aMethod({ otherOpinion: true })];
const ROUNDS = 2 * METHODS.length;
const methodOf = (round: number) => METHODS[round % METHODS.length];
const SEGMENT_BYTES = 16 * 1024 * 1024;
const PAGE_BYTES = 8192;

/** Something that was written, and where its first trace lies in the log of writes. */
type Written = { says: string; at: number };
type Evidence = { marks: Written[]; slips: Written[] };

const byPlace = (a: Written, b: Written) => a.at - b.at;

/** The ways in which somebody with the log of writes (WAL) would pair voters with slips: what was written together lies together. */
const ATTACKS: Record<string, Attack<Evidence>> = {
  'the order of writing': ({ marks, slips }) => {
    const inOrder = slips.toSorted(byPlace);
    const pairs = marks.toSorted(byPlace).map((mark, n) => [mark.says, inOrder[n]?.says ?? '']);
    return new Map(pairs as [string, string][]);
  },
  'the next slip that was written': ({ marks, slips }) => {
    const inOrder = slips.toSorted(byPlace);
    return new Map(
      marks.map(({ says, at }) => [says, inOrder.find((slip) => slip.at > at)?.says ?? '']),
    );
  },
  'the nearest slip': ({ marks, slips }) => {
    const nearest = ({ at }: Written) =>
      slips.reduce((a, b) => (Math.abs(b.at - at) < Math.abs(a.at - at) ? b : a)).says;
    return new Map(marks.map((mark) => [mark.says, nearest(mark)]));
  },
};

/** Runs the work and returns all that it wrote into the log of writes, without the heads of its pages. */
async function loggedBy(work: () => Promise<void>): Promise<Buffer> {
  const from = await placeInLog();
  await work();
  await database.pool.query('checkpoint');
  const to = await placeInLog();
  const { rows } = await database.pool.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  );
  const [{ folder } = { folder: '' }] = rows;
  const parts: Buffer[] = [];
  for (let at = from - (from % PAGE_BYTES); at < to; at += PAGE_BYTES) {
    const segment = Math.floor(at / SEGMENT_BYTES);
    const name = [1, Math.floor(segment / 256), segment % 256]
      .map((part) => part.toString(16).toUpperCase().padStart(8, '0'))
      .join('');
    const offset = at % SEGMENT_BYTES;
    const head = offset === 0 ? 40 : 24;
    const file = readFileSync(join(folder, 'pg_wal', name));
    parts.push(file.subarray(offset + head, Math.min(offset + PAGE_BYTES, offset + to - at)));
  }
  return Buffer.concat(parts);
}

async function placeInLog(): Promise<number> {
  const { rows } = await database.pool.query<{ at: string }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as at",
  );
  return Number(rows[0]?.at);
}

const bytesOf = (...ids: string[]) => Buffer.from(ids.join('').replaceAll('-', ''), 'hex');

/** Where each thing is first found; all of them must be, or the search is blind. */
function found(log: Buffer, things: { says: string; trace: Buffer }[]): Written[] {
  const written = things.map(({ says, trace }) => ({ says, at: log.indexOf(trace) }));
  expect(written.filter(({ at }) => at < 0)).toEqual([]);
  return written;
}

async function secretRound(random: SeededRandom, round: number) {
  const method = methodOf(round);
  const ballot = await aSecretBallot(database.pool, { voters: VOTERS, method });
  let cast = new Map<UserId, Slip>();
  const log = await loggedBy(async () => {
    cast = await voteAtRandom(ballot, random, method);
    await ballot.close();
  });
  const slips = (await ballot.box.counted(ballot.meetingId, ballot.ballotId))?.slips ?? [];
  const marks = ballot.voters.map((voter) => ({
    says: voter,
    trace: bytesOf(ballot.ballotId, voter),
  }));
  const codes = slips.map(({ code, choice }) => ({
    says: slipText({ choice }),
    trace: Buffer.from(code),
  }));
  const written = opinionsOf(cast);
  const texts = [...written.values()].map((text) => ({ says: text, trace: Buffer.from(text) }));
  const evidence = { marks: found(log, marks), slips: found(log, codes) };
  const opinions = { evidence: { ...evidence, slips: found(log, texts) }, truth: written };
  return { evidence, truth: choicesOf(cast), opinions };
}

/** "Mark the voter, drop an anonymous slip" in one transaction: what looks secret and is not. */
async function naiveRound(random: SeededRandom, at: number): Promise<Round<Evidence>> {
  const round = randomUUID();
  const cast = Array.from({ length: VOTERS }, () => ({
    voter: randomUUID(),
    code: randomUUID(),
    choice: choiceText(choiceAtRandom(random, methodOf(at))),
  }));
  const client = await database.pool.connect();
  const log = await loggedBy(async () => {
    for (const { voter, code, choice } of cast) {
      await client.query('begin');
      await client.query('insert into logged_mark values ($1, $2)', [round, voter]);
      await client.query('insert into logged_slip values ($1, $2, $3)', [round, code, choice]);
      await client.query('commit');
    }
  });
  client.release();
  const marks = cast.map(({ voter }) => ({ says: voter, trace: bytesOf(round, voter) }));
  const slips = cast.map(({ code, choice }) => ({ says: choice, trace: bytesOf(round, code) }));
  return {
    evidence: { marks: found(log, marks), slips: found(log, slips) },
    truth: new Map(cast.map(({ voter, choice }) => [voter, choice])),
  };
}

describe('whoever holds the log of writes', () => {
  it('unmasks every voter of the naive way', async () => {
    await database.pool.query(
      `create table logged_mark (round uuid, voter uuid, primary key (round, voter));
       create table logged_slip (round uuid, code uuid, choice text, primary key (round, code))`,
    );
    const rounds = await roundsOf(seed, ROUNDS, naiveRound);
    for (const name of ['the order of writing', 'the next slip that was written']) {
      const { right, total } = scoreOf(ATTACKS[name] as (typeof ATTACKS)[string], rounds);
      expect(right, name).toBe(total);
    }
  });

  it('links a secret ballot’s voters and choices no better than chance', async () => {
    const rounds = await roundsOf(seed, ROUNDS, secretRound);
    const written = rounds
      .map(({ opinions }) => opinions)
      .filter(({ evidence }) => evidence.slips.length > 0);
    expect(written.length).toBeGreaterThan(0);
    for (const { evidence } of [...rounds, ...written]) {
      const lastMark = Math.max(...evidence.marks.map(({ at }) => at));
      // Every slip, and every opinion, is written after every mark: none of them lies with one.
      expect(evidence.slips.every(({ at }) => at > lastMark)).toBe(true);
    }
    for (const [name, attack] of Object.entries(ATTACKS)) {
      expectChanceAtMost(name, scoreOf(attack, rounds));
      expectChanceAtMost(`${name}, for an opinion’s author`, scoreOf(attack, written));
    }
  }, 60_000);
});
