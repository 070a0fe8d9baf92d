import type { Pool, PoolClient } from 'pg';
import type { BallotId, CommandId, MeetingId, UserId } from '#contract/ids.ts';
import { LiveEvent, type LiveFact } from '#contract/live/events.ts';
import { CHAIN_START, chainHash } from '#server/domain/event-chain.ts';
import type { LiveEvents, LiveTransaction } from '#server/services/ports/live-events.ts';
import { pauseBox, readPausedMs, resumeBox } from './ballot-pause.ts';
import { readVotes } from './counted-votes.ts';
import { handCountRows } from './hand-count-rows.ts';
import { tellOpenAccounts } from './notifications.ts';
import { beginRecording, endRecording } from './recording-rows.ts';
import { sealedBallotRows, shutBox } from './sealed-ballot-rows.ts';

type EventRow = {
  seq: number;
  at: Date;
  actor_id: string;
  type: string;
  payload: Record<string, unknown>;
};

const COLUMNS = 'seq, at, actor_id, type, payload';

/** The channel that tells other server processes of a commit: the meeting's id, and the id of the process that made it. */
export const LIVE_CHANNEL = 'nghi_su_live';

/**
 * The streams of meetings in PostgreSQL: one advisory lock per meeting, one transaction per command, a hash chain. With the id of this
 * process each commit is told on `LIVE_CHANNEL`.
 */
export function createLiveEvents(pool: Pool, processId: string | null = null): LiveEvents {
  return {
    async withLock(meetingId, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [meetingId]);
        const answer = await work(await openTransaction(client, meetingId, processId));
        await client.query('commit');
        return answer;
      } catch (error) {
        await client.query('rollback').catch((cause: Error) => {
          broken = cause;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async eventsAfter(meetingId, seq) {
      return readAfter(pool, meetingId, seq);
    },
    async firstBrokenLink(meetingId) {
      const { rows } = await pool.query<EventRow & { prev_hash: string; hash: string }>(
        `select ${COLUMNS}, prev_hash, hash from meeting_event where meeting_id = $1 order by seq`,
        [meetingId],
      );
      let previous = CHAIN_START;
      for (const [index, row] of rows.entries()) {
        const expected = chainHash(meetingId, previous, toEvent(row));
        if (row.seq !== index + 1 || row.prev_hash !== previous || row.hash !== expected)
          return index + 1;
        previous = row.hash;
      }
      return null;
    },
  };
}

async function openTransaction(
  client: PoolClient,
  meetingId: MeetingId,
  processId: string | null,
): Promise<LiveTransaction> {
  const head = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from meeting_event where meeting_id = $1 order by seq desc limit 1',
    [meetingId],
  );
  let seq = head.rows[0]?.seq ?? 0;
  let previous = head.rows[0]?.hash ?? CHAIN_START;
  return {
    headSeq: seq,
    async answerOf(commandId: CommandId) {
      const { rows } = await client.query<{ actor_id: UserId; seq: number }>(
        'select actor_id, seq from command_answer where meeting_id = $1 and command_id = $2',
        [meetingId, commandId],
      );
      return rows[0] ? { actorId: rows[0].actor_id, seq: rows[0].seq } : null;
    },
    eventsAfter: (after) => readAfter(client, meetingId, after),
    async append(facts, actorId, at) {
      const events: LiveEvent[] = [];
      for (const fact of facts) {
        seq += 1;
        const event = { seq, at: at.toISOString(), actorId, ...fact };
        const hash = chainHash(meetingId, previous, event);
        const { type, ...payload } = fact;
        await client.query(
          `insert into meeting_event (meeting_id, seq, at, actor_id, type, payload, prev_hash, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [meetingId, seq, at, actorId, type, JSON.stringify(payload), previous, hash],
        );
        await applyRows(client, meetingId, fact);
        previous = hash;
        events.push(event);
      }
      if (processId !== null && events.length > 0)
        await client.query('select pg_notify($1, $2)', [LIVE_CHANNEL, `${meetingId} ${processId}`]);
      return events;
    },
    tell: (notices, at) => tellOpenAccounts(client, notices, at),
    async keepAnswer(commandId, actorId, answerSeq) {
      await client.query(
        'insert into command_answer (meeting_id, command_id, actor_id, seq) values ($1, $2, $3, $4)',
        [meetingId, commandId, actorId, answerSeq],
      );
    },
    async sealBallot(ballotId: BallotId) {
      await shutBox(client, ballotId);
      return readVotes(client, ballotId);
    },
    pausedMs: (ballotId) => readPausedMs(client, ballotId),
    sealed: sealedBallotRows(client),
    hands: handCountRows(client),
  };
}

async function readAfter(
  db: Pool | PoolClient,
  meetingId: MeetingId,
  seq: number,
): Promise<LiveEvent[]> {
  const { rows } = await db.query<EventRow>(
    `select ${COLUMNS} from meeting_event where meeting_id = $1 and seq > $2 order by seq`,
    [meetingId, seq],
  );
  return rows.map(toEvent);
}

function toEvent(row: EventRow): LiveEvent {
  return LiveEvent.parse({
    ...row.payload,
    seq: row.seq,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    type: row.type,
  });
}

/** The rows that a fact changes beside the stream: the meeting's phase for the lists, the ballot and who is outside for casting. */
async function applyRows(client: PoolClient, meetingId: MeetingId, fact: LiveFact): Promise<void> {
  switch (fact.type) {
    case 'meeting.started':
      await client.query("update meeting set phase = 'running' where id = $1", [meetingId]);
      return;
    case 'meeting.ended':
      await client.query("update meeting set phase = 'ended' where id = $1", [meetingId]);
      await endRecording(client, meetingId);
      return;
    case 'recording.started':
      await beginRecording(client, meetingId);
      return;
    case 'participant.removed':
      await client.query(
        'insert into meeting_outsider (meeting_id, account_id) values ($1, $2) on conflict do nothing',
        [meetingId, fact.userId],
      );
      return;
    case 'participant.readmitted':
      await client.query('delete from meeting_outsider where meeting_id = $1 and account_id = $2', [
        meetingId,
        fact.userId,
      ]);
      return;
    case 'ballot.opened': {
      const { ballotId, closesAt, method, secret, hands } = fact.ballot;
      // Nobody casts in a show of hands.
      const voters = hands ? [] : fact.ballot.voters;
      await client.query(
        'insert into ballot (id, meeting_id, closes_at, voters, question_hash, method) values ($1, $2, $3, $4, $5, $6)',
        [ballotId, meetingId, closesAt, voters, secret?.questionHash, method],
      );
      return;
    }
    case 'ballot.paused':
      await pauseBox(client, fact.ballotId);
      return;
    case 'ballot.resumed':
      await resumeBox(client, fact);
      return;
    case 'ballot.voided':
      await shutBox(client, fact.ballotId);
      // What was counted and is not published goes too: nobody will read it by any right.
      for (const table of ['sealed_ballot', 'ballot_slip', 'ballot_opinion'])
        await client.query(`delete from ${table} where ballot_id = $1`, [fact.ballotId]);
      await endVote(client, fact.ballotId);
      return;
    case 'ballot.counted':
    case 'ballot.closed':
      await endVote(client, fact.ballotId);
      return;
    default:
      return;
  }
}

async function endVote(client: PoolClient, ballotId: BallotId): Promise<void> {
  await client.query('update ballot set closed_at = now() where id = $1 and closed_at is null', [
    ballotId,
  ]);
}
