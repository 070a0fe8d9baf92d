import { describe, expect, it } from 'vitest';
import { BallotId, type UserId } from '#contract/ids.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { aVotingMeeting } from '#tests/support/a-voting-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

const REMOVED = { code: 'FORBIDDEN', body: { reason: 'removed' } };

type Meeting = Awaited<ReturnType<typeof aVotingMeeting>>;

const askOut = ({ run, chair }: Meeting, userId: UserId) =>
  run(chair, { name: 'participant.remove', input: { userId } });
const letIn = ({ run, chair }: Meeting, userId: UserId) =>
  run(chair, { name: 'participant.readmit', input: { userId } });

describe('a ballot from outside of the room', () => {
  it('is refused in an open vote, beside others that are taken, and taken once its voter is let in again', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const [, inside, outside] = meeting.voters as [UserId, UserId, UserId];
    await askOut(meeting, outside);
    const ballotId = await meeting.open();
    // What they are is not decided by being asked out.
    expect((await meeting.state()).openBallot?.voters).toContain(outside);
    const sent = await Promise.allSettled([
      meeting.cast(outside, ballotId, 'for'),
      meeting.cast(inside, ballotId, 'against'),
    ]);
    expect(sent).toMatchObject([{ reason: REMOVED }, { value: { choice: 'against' } }]);
    expect(await meeting.box.votersOf(ballotId)).toEqual([inside]);
    await letIn(meeting, outside);
    await meeting.cast(outside, ballotId, 'for');
    await meeting.finish(ballotId);
    expect((await meeting.state()).closedBallots[0]?.result).toMatchObject({ for: 1, against: 1 });
  });

  it('is refused in a secret vote, without a mark or a line in the audit, until its voter is let in again', async () => {
    const ballot = await aSecretBallot(database.pool);
    const { live, meetingId, chair, sealed } = ballot;
    const outside = ballot.voters[2] as UserId;
    const run = async (command: Parameters<typeof live.run>[3]) => {
      const id = crypto.randomUUID();
      await live.run(chair, meetingId, id as never, command);
      return BallotId.parse(id);
    };
    await ballot.finish();
    await run({ name: 'participant.remove', input: { userId: outside } });
    const ballotId = await run({
      name: 'ballot.open',
      input: {
        itemId: null,
        question: 'Giới thiệu nhân sự?',
        seconds: null,
        secret: { codesShownTo: 'nobody' },
      },
    });
    const envelope = await ballot.seal(outside, 'for');
    const cast = () => sealed.cast(anActor(outside), meetingId, ballotId, { envelope });
    await expect(cast()).rejects.toMatchObject(REMOVED);
    expect(await sealed.mine(anActor(outside), meetingId, ballotId)).toBeNull();
    const { rows } = await database.pool.query(
      'select (select count(*) from sealed_ballot where ballot_id = $1)::int as sealed, (select count(*) from audit_entry where subject = $2)::int as lines',
      [ballotId, `ballot:${ballotId}`],
    );
    expect(rows).toEqual([{ sealed: 0, lines: 0 }]);
    await run({ name: 'participant.readmit', input: { userId: outside } });
    expect((await cast()).ballotId).toBe(ballotId);
  });

  it('is answered as before when it was cast before its voter was asked out', async () => {
    const meeting = await aVotingMeeting(database.pool);
    const voter = meeting.voters[1] as UserId;
    const ballotId = await meeting.open();
    const receipt = await meeting.cast(voter, ballotId, 'for');
    await meeting.run(meeting.chair, { name: 'ballot.close', input: { ballotId } });
    await askOut(meeting, voter);
    expect(await meeting.cast(voter, ballotId, 'for')).toEqual(receipt);
    await expect(meeting.cast(meeting.voters[2] as UserId, ballotId, 'for')).rejects.toMatchObject({
      body: { reason: 'ballot-closed' },
    });
  });

  it('never comes in, whenever in the opening it is sent', async () => {
    const meeting = await aVotingMeeting(database.pool, { members: 20 });
    const outside = meeting.voters.slice(1, 11);
    await Promise.all(outside.map((userId) => askOut(meeting, userId)));
    const ballotId = BallotId.parse(crypto.randomUUID());
    const { live, meetingId, chair } = meeting;
    const opening = live.run(chair, meetingId, ballotId as never, {
      name: 'ballot.open',
      input: { itemId: null, question: 'Thông qua?', seconds: null },
    });
    let opened = false;
    void opening.then(() => {
      opened = true;
    });
    while (!opened)
      await Promise.allSettled(outside.map((userId) => meeting.cast(userId, ballotId, 'for')));
    await opening;
    await Promise.allSettled(outside.map((userId) => meeting.cast(userId, ballotId, 'for')));
    expect(await meeting.box.countOf(ballotId)).toBe(0);
  });
});
