import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BallotId, CommandId, type UserId } from '#contract/ids.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { createLeadingBallots } from '#server/services/leading-ballots.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

async function aBallot() {
  const ballot = await aSecretBallot(database.pool);
  const box = createBallotBox(database.pool);
  const leading = createLeadingBallots({ box, live: ballot.live });
  return {
    ...ballot,
    state: () => ballot.live.stateOf(ballot.meetingId),
    turnout: () => leading.turnout(ballot.meetingId, ballot.ballotId),
    outcome: () => leading.outcome(ballot.meetingId, ballot.ballotId),
    bundle: () => ballot.sealed.bundle(anActor(ballot.chair), ballot.meetingId, ballot.ballotId),
    /** An open vote on the same meeting, with one voter for it. */
    async openVote(ending: { publishesAtClose?: true } = {}) {
      const id = CommandId.parse(randomUUID());
      await ballot.live.run(ballot.chair, ballot.meetingId, id, {
        name: 'ballot.open',
        input: { itemId: null, question: 'Thông qua?', seconds: null, ...ending },
      });
      const ballotId = BallotId.parse(id);
      await box.cast(ballot.meetingId, ballotId, ballot.voters[1] as UserId, 'for');
      return {
        outcome: () => leading.outcome(ballot.meetingId, ballotId),
        does: (name: 'ballot.close' | 'ballot.publish') =>
          ballot.live.run(ballot.chair, ballot.meetingId, CommandId.parse(randomUUID()), {
            name,
            input: { ballotId },
          }),
      };
    },
  };
}

type Ballot = Awaited<ReturnType<typeof aBallot>>;
const voter = ({ voters }: Ballot, place: number) => voters[place] as UserId;

async function streamOf({ meetingId }: Ballot): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>(
    `select string_agg(payload::text, '' order by seq) as text from meeting_event
     where meeting_id = $1 and type like 'ballot.%'`,
    [meetingId],
  );
  return rows[0]?.text ?? '';
}

describe('what came of a vote', () => {
  it('of a secret one is in no event before the chair publishes it, and is what those who lead have seen', async () => {
    const ballot = await aBallot();
    await ballot.cast(voter(ballot, 1), 'against');
    await ballot.cast(voter(ballot, 2), 'for');
    await expect(ballot.outcome()).rejects.toMatchObject({
      body: { reason: 'ballot-not-counted' },
    });
    await expect(ballot.publish()).rejects.toMatchObject({
      body: { reason: 'ballot-not-counted' },
    });
    await ballot.close();
    expect(await streamOf(ballot)).not.toContain('"against"');
    expect((await ballot.state()).closedBallots).toEqual([]);
    expect((await ballot.state()).countedBallot?.present.toSorted()).toEqual(
      [ballot.chair, voter(ballot, 1), voter(ballot, 2)].toSorted(),
    );
    await expect(ballot.bundle()).rejects.toMatchObject({
      body: { reason: 'ballot-unpublished' },
    });
    const seen = await ballot.outcome();
    expect(seen).toMatchObject({
      rollCall: [],
      result: { base: 6, cast: 2, for: 1, against: 1 },
      secretCount: { received: 2, counted: 2, spoiled: 0 },
    });
    await ballot.publish();
    const [closed] = (await ballot.state()).closedBallots;
    expect(closed).toMatchObject(seen);
    expect((await ballot.bundle()).content.totals).toEqual({ for: 1, against: 1, abstain: 0 });
  });

  it('of an open one is in no event either, and its roll call comes with it', async () => {
    const ballot = await aBallot();
    await ballot.finish();
    const vote = await ballot.openVote();
    await vote.does('ballot.close');
    expect((await ballot.state()).closedBallots).toHaveLength(1);
    expect(await streamOf(ballot)).not.toContain('"choice": "for"');
    const seen = await vote.outcome();
    expect(seen.result).toMatchObject({ for: 1, cast: 1 });
    await vote.does('ballot.publish');
    expect((await ballot.state()).closedBallots.at(-1)).toMatchObject(seen);
    expect(await streamOf(ballot)).toContain('"choice": "for"');
  });

  it('of an open one is published with the close where the chair has chosen so', async () => {
    const ballot = await aBallot();
    await ballot.finish();
    const vote = await ballot.openVote({ publishesAtClose: true });
    await vote.does('ballot.close');
    const { closedBallots, countedBallot } = await ballot.state();
    expect(countedBallot).toBeNull();
    expect(closedBallots.at(-1)?.result).toMatchObject({ for: 1, cast: 1 });
    await expect(vote.does('ballot.publish')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('must be said before another vote opens, and before the meeting ends', async () => {
    const ballot = await aBallot();
    await ballot.close();
    const refused = { body: { reason: 'ballot-unpublished' } };
    await expect(ballot.openVote()).rejects.toMatchObject(refused);
    const end = ballot.live.run(ballot.chair, ballot.meetingId, CommandId.parse(randomUUID()), {
      name: 'meeting.end',
      input: {},
    });
    await expect(end).rejects.toMatchObject(refused);
  });
});

describe('who has voted', () => {
  it('is told in the order of ids, while the vote is under way and no longer', async () => {
    const ballot = await aBallot();
    const casting = [...ballot.voters].toSorted().toReversed().slice(0, 3);
    for (const id of casting) await ballot.cast(id, 'for');
    expect(await ballot.turnout()).toEqual({ received: casting.toSorted() });
    await ballot.finish();
    await expect(ballot.turnout()).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('a vote that the chair makes void', () => {
  it('takes in nothing more, says why, and leaves neither a sealed ballot nor its key', async () => {
    const ballot = await aBallot();
    await ballot.cast(voter(ballot, 1), 'for');
    await ballot.makeVoid('Câu hỏi chưa đúng với tờ trình');
    expect(await ballot.state()).toMatchObject({
      openBallot: null,
      closedBallots: [],
      voidBallots: [
        {
          ballotId: ballot.ballotId,
          cause: { kind: 'chair', reason: 'Câu hỏi chưa đúng với tờ trình' },
        },
      ],
    });
    await expect(ballot.cast(voter(ballot, 2), 'for')).rejects.toMatchObject({
      body: { reason: 'ballot-closed' },
    });
    const { rows } = await database.pool.query('select from sealed_ballot where ballot_id = $1', [
      ballot.ballotId,
    ]);
    expect(rows).toEqual([]);
    await expect.poll(() => existsSync(ballot.keyFile)).toBe(false);
  });

  it('has no result although it was counted, and can’t be made void once its result is published', async () => {
    const ballot = await aBallot();
    await ballot.cast(voter(ballot, 1), 'for');
    await ballot.close();
    await ballot.makeVoid('Kiểm phiếu thiếu người chứng kiến');
    await expect(ballot.publish()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(ballot.outcome()).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(ballot.bundle()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const published = await aBallot();
    await published.finish();
    await expect(published.makeVoid('Muộn rồi')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
