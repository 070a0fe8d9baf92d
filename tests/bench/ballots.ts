import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Pool } from 'pg';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import type { Crowd } from './crowd.ts';
import { nowMs, openRawSocket } from './raw-socket.ts';

/** A vote in which all cast at once: each voter's wait for the durable answer, the time until all had it, and the count. */
export type BallotRush = { answeredMs: number[]; allMs: number; counted: number };

/** Opens a vote, lets so many voters cast at the same moment over warm connections, closes it and reads the count. */
export async function measureBallots(
  url: string,
  crowd: Crowd,
  voters: number,
): Promise<BallotRush> {
  const { meetingId } = crowd;
  let counted = -1;
  const chair = await openRawSocket(url, crowd.chairCookie, (packet) => {
    const found = /"cast":(\d+)/.exec(packet);
    if (found) counted = Number(found[1]);
  });
  await chair.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const ballotId = randomUUID();
  const command = (commandId: string, name: string, input: unknown) =>
    chair.ask('command', { meetingId, commandId, name, input });
  await command(ballotId, 'ballot.open', {
    itemId: null,
    question: 'Thông qua nghị quyết?',
    seconds: null,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: voters });
  const cookies = crowd.cookies.slice(0, voters);
  await Promise.all(cookies.map((cookie) => send(url, agent, cookie, 'GET', '/api/me')));
  const path = `/api/meetings/${meetingId}/ballots/${ballotId}/vote`;
  const started = nowMs();
  const answeredMs = await Promise.all(
    cookies.map(async (cookie, index) => {
      const choice = index % 3 === 0 ? 'against' : 'for';
      const status = await send(url, agent, cookie, 'POST', path, { choice });
      if (status !== 200) throw new Error(`A ballot was answered with ${status}.`);
      return nowMs() - started;
    }),
  );
  const allMs = nowMs() - started;
  await command(randomUUID(), 'ballot.close', { ballotId });
  agent.destroy();
  chair.close();
  return { answeredMs, allMs, counted };
}

/** The bare limit: as many plain inserts into one table, over the pool's ten connections, each committed by itself. */
export async function measureBareInserts(
  pool: Pool,
  rows: number,
): Promise<{ answeredMs: number[]; allMs: number }> {
  await pool.query(
    'create table if not exists bare_vote (ballot uuid, voter uuid, choice text, primary key (ballot, voter))',
  );
  const ballot = randomUUID();
  await Promise.all(Array.from({ length: 10 }, () => pool.query('select 1')));
  const started = nowMs();
  const answeredMs = await Promise.all(
    Array.from({ length: rows }, async () => {
      await pool.query('insert into bare_vote values ($1, $2, $3)', [ballot, randomUUID(), 'for']);
      return nowMs() - started;
    }),
  );
  return { answeredMs, allMs: nowMs() - started };
}

function send(
  url: string,
  agent: Agent,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<number> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((done, failed) => {
    const call = request(
      new URL(path, url),
      {
        agent,
        method,
        headers: { cookie, origin: url, ...(text ? { 'content-type': 'application/json' } : {}) },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => done(answer.statusCode ?? 0));
      },
    );
    call.on('error', failed);
    call.end(text);
  });
}
