import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotId, MeetingId, UserId } from '#contract/ids.ts';
import { Choice, type ClosedBallot } from '#contract/live/state.ts';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { BallotBundle, checkBundle } from '#contract/secret-ballots/bundle.ts';
import { sha256Hex, toHex } from '#contract/secret-ballots/hex.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { PrismaClient } from '#server/db/generated/client.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { type Crowd, seedCrowd } from '#tests/bench/crowd.ts';
import { openRawSocket } from '#tests/bench/raw-socket.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { databaseDump } from '#tests/support/database-dump.ts';
import { type KillableServer, startKillableServer } from '#tests/support/killable-server.ts';
import { expectNoLink, scoresByOrder } from '#tests/support/linking-by-order.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';

/** A short run by itself; `BALLOTS=1000 KILLS=20` is the whole one, of each kind of vote. */
const BALLOTS = Number(process.env.BALLOTS ?? 60);
const KILLS = Number(process.env.KILLS ?? 3);
const SENDERS = 8;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ballots over kills: SEED=${seed} BALLOTS=${BALLOTS} KILLS=${KILLS}`);

let server: KillableServer;
let crowd: Crowd;
let pool: Pool;

beforeAll(async () => {
  server = await startKillableServer(async (databaseUrl) => {
    const filling = new Pool({ connectionString: databaseUrl, max: 4 });
    const prisma = new PrismaClient({ adapter: new PrismaPg(filling) });
    await aDistrict(prisma);
    crowd = await seedCrowd(filling, BALLOTS);
    await prisma.$disconnect();
    await filling.end();
  });
  pool = new Pool({ connectionString: server.databaseUrl, max: 4 });
  pool.on('error', () => undefined);
}, 120_000);

afterAll(async () => {
  await pool?.end();
  await server?.close();
});

const stateOf = () =>
  createLiveMeetingService({
    events: createLiveEvents(pool),
    frames: { read: async () => null },
    clock: systemClock,
  }).stateOf(MeetingId.parse(crowd.meetingId));

/** The chair does something on a line of its own: the one before may have died with the server. */
async function chairDoes(name: string, input: unknown, commandId: string = randomUUID()) {
  const chair = await openRawSocket(server.url, crowd.chairCookie, () => undefined);
  const { meetingId } = crowd;
  await chair.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const answer = await chair.ask('command', { meetingId, commandId, name, input });
  chair.close();
  expect(answer).toMatchObject({ ok: true });
}

/** Sends the same paper until it is acknowledged, as a device does; the acknowledgement. */
async function sendUntilAcknowledged(
  cookie: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  for (;;) {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }).catch(() => null);
    const said: unknown = await answer?.json().catch(() => null);
    if (answer?.ok && said) return said;
    // What is refused for good is a fault: every voter is entitled and votes once.
    if (answer && answer.status < 500 && answer.status !== 429)
      throw new Error(`A ballot was answered with ${answer.status}: ${JSON.stringify(said)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * All vote, some at a time, while the server and its database are killed in turn. Returns the acknowledgements in the order of the
 * voters, and how many sendings it took.
 */
async function voteOverKills(paperOf: (voter: number) => Promise<{ path: string; body: unknown }>) {
  const random = seededRandom(seed);
  const acknowledged: unknown[] = [];
  let done = 0;
  let next = 0;
  let kills = 0;
  let killing: Promise<void> = Promise.resolve();
  const isDue = () => done >= ((kills + 1) * BALLOTS) / (KILLS + 1);
  let isKilling = false;
  const kill = async () => {
    const victim = kills % 2 === 0 ? server.killServer : server.killDatabase;
    kills += 1;
    // Into the midst of what is under way, each time at another place of it.
    await new Promise((go) => setTimeout(go, random.below(15)));
    await victim();
    isKilling = false;
  };
  const sender = async () => {
    for (let voter = next++; voter < BALLOTS; voter = next++) {
      const { path, body } = await paperOf(voter);
      acknowledged[voter] = await sendUntilAcknowledged(crowd.cookies[voter] ?? '', path, body);
      done += 1;
      if (kills < KILLS && isDue() && !isKilling) {
        isKilling = true;
        killing = kill();
      }
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await killing;
  expect(kills).toBe(KILLS);
  return acknowledged;
}

/** The votes: a third for, a third against, a third abstaining. */
const choiceOf = (voter: number) => Choice.options[voter % 3] as Choice;
const totals = () =>
  Object.fromEntries(
    Choice.options.map((option) => [
      option,
      Array.from({ length: BALLOTS }, (_, n) => choiceOf(n)).filter((c) => c === option).length,
    ]),
  );

async function openedBallot(secret: boolean) {
  const ballotId = randomUUID();
  const asked = { itemId: null, question: 'Thông qua nghị quyết?', seconds: null };
  const input = secret ? { ...asked, secret: { codesShownTo: 'participants' } } : asked;
  await chairDoes('ballot.open', input, ballotId);
  return ballotId;
}

async function published(ballotId: string): Promise<ClosedBallot> {
  // The count itself is made by a server that was killed just before it.
  await server.killServer();
  await chairDoes('ballot.close', { ballotId });
  await chairDoes('ballot.publish', { ballotId });
  const closed = (await stateOf()).closedBallots.find((ballot) => ballot.ballotId === ballotId);
  if (!closed) throw new Error('The vote has no result.');
  return closed;
}

describe('while the server and the database are killed', { timeout: 900_000 }, () => {
  it('no acknowledged ballot of a secret vote is lost, none counts twice, and no log tells of one', async () => {
    const ballotId = await openedBallot(true);
    const { openBallot } = await stateOf();
    const secret = openBallot?.secret;
    if (!secret) throw new Error('The vote is not secret.');
    const codes: string[] = [];
    const hashes: string[] = [];
    const acknowledged = await voteOverKills(async (voter) => {
      const code = newSlipCode();
      const binding = {
        ballotId: BallotId.parse(ballotId),
        questionHash: secret.questionHash,
        voterId: UserId.parse(crowd.memberIds[voter]),
      };
      const slip = { code, choice: choiceOf(voter) };
      const envelope = await sealBallot(secret.publicKey, binding, slip);
      codes[voter] = code;
      hashes[voter] = await sha256Hex(envelope);
      const path = `/api/meetings/${crowd.meetingId}/ballots/${ballotId}/sealed`;
      return { path, body: { envelope: toHex(envelope) } };
    });
    for (const [voter, answer] of acknowledged.entries())
      expect(answer).toMatchObject({ receipt: { ballotId, envelopeHash: hashes[voter] } });

    const closed = await published(ballotId);
    expect(closed.secretCount).toEqual({ received: BALLOTS, counted: BALLOTS, spoiled: 0 });
    expect(closed.result).toMatchObject({ cast: BALLOTS, ...totals() });
    const path = `/api/meetings/${crowd.meetingId}/ballots/${ballotId}/bundle`;
    const answer = await fetch(server.url + path, { headers: { cookie: crowd.chairCookie } });
    const bundle = BallotBundle.parse(await answer.json());
    expect((await checkBundle(bundle)).filter((check) => !check.ok)).toEqual([]);
    expect(bundle.content.received.toSorted()).toEqual(hashes.toSorted());
    expect(bundle.content.slips.map((slip) => slip.code)).toEqual(codes.toSorted());

    const log = server.log();
    expect(log).toContain('/api/meetings/:meetingId/ballots/:ballotId/sealed');
    for (const secretText of [...codes, ...hashes, 'against'])
      for (const text of [log, server.databaseLog()])
        expect(text.includes(secretText), secretText).toBe(false);
    // The log names each voter with the moment: whoever has it and a dump knows the order in which they came.
    const slips = new Map(codes.map((code, voter) => [crowd.memberIds[voter] ?? '', code]));
    const lines = log.split('\n').filter((line) => line.includes('/sealed'));
    const read = [
      { name: 'log', lines: lines.map((line) => [line]) },
      ...(await databaseDump(pool)),
    ];
    const scores = scoresByOrder(read, [slips]);
    expect([...scores.keys()]).toContain('log with ballot_slip');
    expectNoLink('voters and slips, by log and dump', scores);
  });

  it('no acknowledged ballot of an open vote is lost, and none counts twice', async () => {
    const ballotId = await openedBallot(false);
    const acknowledged = await voteOverKills(async (voter) => ({
      path: `/api/meetings/${crowd.meetingId}/ballots/${ballotId}/vote`,
      body: { choice: choiceOf(voter) },
    }));
    for (const [voter, receipt] of acknowledged.entries())
      expect(receipt).toMatchObject({ ballotId, choice: choiceOf(voter) });
    const closed = await published(ballotId);
    expect(closed.result).toMatchObject({ cast: BALLOTS, ...totals() });
    const choices = new Map(closed.rollCall.map((line) => [line.userId, line.choice]));
    for (const [n, id] of crowd.memberIds.entries()) expect(choices.get(id)).toBe(choiceOf(n));
  });
});
