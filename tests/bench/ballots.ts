import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { BallotId, type UserId } from '#contract/ids.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { Choice } from '#contract/live/state.ts';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { toHex } from '#contract/secret-ballots/hex.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import type { SecretTerms } from '#contract/secret-ballots/terms.ts';
import type { Crowd } from './crowd.ts';
import { nowMs, openRawSocket } from './raw-socket.ts';
import { castAtOnce } from './voters.ts';

/** A vote in which all cast at once: each voter's wait for the durable answer, the time until all had it, and the count. */
export type BallotRush = {
  answeredMs: number[];
  allMs: number;
  /** From the chair's close until the vote is counted, durably. */
  closedMs: number;
  counted: number;
};

/**
 * Opens a vote, lets so many voters cast at the same moment over warm connections, closes and publishes it and reads the count.
 * The ballots of a secret vote are sealed before the clock starts: that is done on the voters' own devices.
 */
export async function measureBallots(
  url: string,
  crowd: Crowd,
  voters: number,
  kind: 'open' | 'secret',
): Promise<BallotRush> {
  const { meetingId } = crowd;
  let counted = -1;
  let terms: Terms | null = null;
  const chair = await openRawSocket(url, crowd.chairCookie, (packet) => {
    const found = /"cast":(\d+)/.exec(packet);
    if (found) counted = Number(found[1]);
    terms ??= termsIn(packet);
  });
  await chair.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const ballotId = BallotId.parse(randomUUID());
  const command = (commandId: string, name: string, input: unknown) =>
    chair.ask('command', { meetingId, commandId, name, input });
  terms = null;
  await command(ballotId, 'ballot.open', {
    itemId: null,
    question: 'Thông qua nghị quyết?',
    seconds: null,
    ...(kind === 'secret' && { secret: { codesShownTo: 'participants' } }),
  });
  const bodyOf = async (voterId: UserId, index: number) => {
    const choice = index % 3 === 0 ? 'against' : 'for';
    if (kind === 'open') return { choice };
    return { envelope: await sealed(terms, ballotId, voterId, choice) };
  };
  const path = `/api/meetings/${meetingId}/ballots/${ballotId}/${kind === 'open' ? 'vote' : 'sealed'}`;
  const papers = await Promise.all(
    crowd.memberIds.slice(0, voters).map(async (voterId, index) => ({
      cookie: crowd.cookies[index] ?? '',
      path,
      body: JSON.stringify(await bodyOf(voterId, index)),
    })),
  );
  const { answeredMs, allMs } = await castAtOnce(url, papers);
  const closing = nowMs();
  await command(randomUUID(), 'ballot.close', { ballotId });
  const closedMs = nowMs() - closing;
  await command(randomUUID(), 'ballot.publish', { ballotId });
  chair.close();
  return { answeredMs, allMs, closedMs, counted };
}

type Terms = Pick<SecretTerms, 'publicKey' | 'questionHash'>;

/** What a secret vote is sealed for, out of the packet that opens one. */
function termsIn(packet: string): Terms | null {
  if (!packet.includes('"ballot.opened"')) return null;
  const [, frame] = JSON.parse(packet.slice(2)) as [string, { events: LiveEvent[] }];
  const opened = frame.events.find((event) => event.type === 'ballot.opened');
  return opened?.ballot.secret ?? null;
}

async function sealed(
  terms: Terms | null,
  ballotId: BallotId,
  voterId: UserId,
  choice: Choice,
): Promise<string> {
  if (!terms) throw new Error('The vote that opened is not secret.');
  const { publicKey, questionHash } = terms;
  const slip = { code: newSlipCode(), choice };
  return toHex(await sealBallot(publicKey, { ballotId, questionHash, voterId }, slip));
}

/** The bare limit: as many guarded inserts into one table, over the pool's ten connections, each committed by itself. */
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
      await pool.query('insert into bare_vote values ($1, $2, $3) on conflict do nothing', [
        ballot,
        randomUUID(),
        'for',
      ]);
      return nowMs() - started;
    }),
  );
  return { answeredMs, allMs: nowMs() - started };
}
