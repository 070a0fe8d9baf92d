import { describe, expect, it } from 'vitest';
import type { UserId } from '#contract/ids.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { aVotingMeeting } from '#tests/support/a-voting-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

const PAUSED = { code: 'WRONG_STATE', body: { reason: 'ballot-paused' } };

describe('a vote that is paused', () => {
  it('accepts nothing until it goes on, and gives who has voted their receipt again', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const { voters, chair, cast, run } = meeting;
    const [, early, late] = voters as [UserId, UserId, UserId];
    const ballotId = await meeting.open();
    const receipt = await cast(early, ballotId, 'for');
    await run(chair, { name: 'ballot.pause', input: { ballotId } });
    expect((await meeting.state()).openBallot?.pausedAt).toBeDefined();
    await expect(cast(late, ballotId, 'against')).rejects.toMatchObject(PAUSED);
    expect(await cast(early, ballotId, 'for')).toEqual(receipt);
    expect(await meeting.box.countOf(ballotId)).toBe(1);
    await run(chair, { name: 'ballot.resume', input: { ballotId } });
    expect((await meeting.state()).openBallot).not.toHaveProperty('pausedAt');
    await cast(late, ballotId, 'against');
    await meeting.finish(ballotId);
    expect((await meeting.state()).closedBallots[0]?.result).toMatchObject({ for: 1, against: 1 });
  });

  it('has the deadline later by the pause, by the clock of the database, and the same in the stream', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const { chair, run } = meeting;
    const ballotId = await meeting.open({ seconds: 60 });
    const closesAt = Date.parse((await meeting.state()).openBallot?.closesAt ?? '');
    await run(chair, { name: 'ballot.pause', input: { ballotId } });
    await database.pool.query(
      "update ballot set paused_at = paused_at - interval '10 minutes' where id = $1",
      [ballotId],
    );
    await run(chair, { name: 'ballot.resume', input: { ballotId } });
    const told = (await meeting.state()).openBallot?.closesAt ?? '';
    const later = Date.parse(told) - closesAt;
    expect(later).toBeGreaterThanOrEqual(600_000);
    expect(later).toBeLessThan(630_000);
    const { rows } = await database.pool.query(
      'select closes_at, paused_at from ballot where id = $1',
      [ballotId],
    );
    expect(rows).toEqual([{ closes_at: new Date(told), paused_at: null }]);
  });

  it('counts exactly what was acknowledged, when the pause comes amid the casting', async () => {
    const meeting = await aVotingMeeting(database.pool, { members: 60 });
    const { voters, chair, cast, run } = meeting;
    const ballotId = await meeting.open();
    const casting = voters.map((voter) =>
      cast(voter, ballotId, 'for').then(
        () => true,
        (refusal) => {
          expect(refusal).toMatchObject(PAUSED);
          return false;
        },
      ),
    );
    const pausing = run(chair, { name: 'ballot.pause', input: { ballotId } });
    const received = pausing.then(() => meeting.box.countOf(ballotId));
    const acknowledged = (await Promise.all(casting)).filter(Boolean).length;
    // From the moment at which the pause is answered nothing comes in any more.
    expect(await received).toBe(acknowledged);
    expect(await meeting.box.countOf(ballotId)).toBe(acknowledged);
  });

  it('is over as any other when the chair ends it, without its pause', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const ballotId = await meeting.open({ seconds: 60 });
    await meeting.run(meeting.chair, { name: 'ballot.pause', input: { ballotId } });
    await meeting.finish(ballotId);
    const [closed] = (await meeting.state()).closedBallots;
    expect(closed?.ballotId).toBe(ballotId);
    expect(closed).not.toHaveProperty('pausedAt');
  });

  it('is not resumed unless it is paused, and is paused once', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const ballotId = await meeting.open();
    const act = (name: 'ballot.pause' | 'ballot.resume') =>
      meeting.run(meeting.chair, { name, input: { ballotId } });
    await expect(act('ballot.resume')).rejects.toMatchObject({
      body: { reason: 'ballot-not-paused' },
    });
    await act('ballot.pause');
    const { seq } = await meeting.state();
    await act('ballot.pause');
    expect((await meeting.state()).seq).toBe(seq);
  });
});

describe('a secret vote that is paused', () => {
  it('keeps neither a sealed ballot nor a mark, and goes on', async () => {
    const ballot = await aSecretBallot(database.pool);
    const { live, meetingId, chair, ballotId, voters, sealed } = ballot;
    const act = (name: 'ballot.pause' | 'ballot.resume') =>
      live.run(chair, meetingId, crypto.randomUUID() as never, { name, input: { ballotId } });
    const voter = voters[1] as UserId;
    await act('ballot.pause');
    await expect(ballot.cast(voter, 'for')).rejects.toMatchObject(PAUSED);
    expect(await sealed.mine(anActor(voter), meetingId, ballotId)).toBeNull();
    await act('ballot.resume');
    await ballot.cast(voter, 'for');
    await ballot.finish();
    const { closedBallots } = await live.stateOf(meetingId);
    expect(closedBallots[0]?.secretCount).toEqual({ received: 1, counted: 1, spoiled: 0 });
  });
});
