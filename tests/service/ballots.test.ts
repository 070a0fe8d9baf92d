import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { BallotId, CommandId, UnitId, type UserId } from '#contract/ids.ts';
import type { Choice } from '#contract/live/state.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import type { Actor } from '#server/domain/actor.ts';
import { createBallotService } from '#server/services/ballot-service.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();

const actor = (userId: UserId): Actor => ({
  userId,
  kind: 'person',
  name: 'Ủy viên',
  unitId: UnitId.parse(randomUUID()),
  siteId: null,
  unitRoles: [],
  mustChangePassword: false,
  sessionHash: 'x',
});

const commandId = () => CommandId.parse(randomUUID());

async function anOpenBallot(voters = 12, seconds: number | null = null) {
  const frame = aFrame({
    participants: [
      aParticipant(['chair', 'votingMember']),
      ...Array.from({ length: voters - 1 }, () => aParticipant(['votingMember'])),
      aParticipant(['guest']),
    ],
  });
  const { meetingId } = frame;
  const live = createLiveMeetingService({
    events: createLiveEvents(database.pool),
    frames: { read: async () => frame },
    clock: systemClock,
  });
  const ids = frame.participants.map((p) => p.userId);
  const chair = ids[0] as UserId;
  await live.reframe(meetingId, chair);
  await live.run(chair, meetingId, commandId(), {
    name: 'meeting.start',
    input: { reason: 'Chủ trì quyết định họp' },
  });
  const id = commandId();
  await live.run(chair, meetingId, id, {
    name: 'ballot.open',
    input: { itemId: null, question: 'Thông qua?', seconds },
  });
  const ballotId = BallotId.parse(id);
  const ballots = createBallotService({ ballots: createBallotBox(database.pool) });
  const cast = (userId: UserId, choice: Choice) =>
    ballots.cast(actor(userId), meetingId, ballotId, choice);
  const end = (name: 'ballot.close' | 'ballot.publish') =>
    live.run(chair, meetingId, commandId(), { name, input: { ballotId } });
  const close = () => end('ballot.close');
  const publish = () => end('ballot.publish');
  return {
    live,
    ballots,
    meetingId,
    ballotId,
    ids,
    chair,
    guest: ids.at(-1) as UserId,
    cast,
    close,
    publish,
  };
}

describe('an open vote', () => {
  it('counts one ballot per voter, however often and however parallel it is sent', async () => {
    const { cast, close, publish, live, meetingId, ids } = await anOpenBallot();
    const voter = ids[1] as UserId;
    const receipts = await Promise.all(Array.from({ length: 50 }, () => cast(voter, 'for')));
    expect(new Set(receipts.map((r) => r.receivedAt)).size).toBe(1);
    await expect(cast(voter, 'against')).rejects.toMatchObject({ code: 'ALREADY_VOTED' });
    await close();
    await publish();
    const [closed] = (await live.stateOf(meetingId)).closedBallots;
    expect(closed?.result).toMatchObject({
      base: 12,
      cast: 1,
      for: 1,
      against: 0,
      outcome: 'rejected',
    });
    expect(closed?.rollCall.find((line) => line.userId === voter)?.choice).toBe('for');
  });

  it('refuses who has no vote, who is late, and a ballot that is not there', async () => {
    const { cast, close, guest, ids, ballots, meetingId } = await anOpenBallot();
    await expect(cast(guest, 'for')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      ballots.cast(actor(ids[1] as UserId), meetingId, BallotId.parse(randomUUID()), 'for'),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await close();
    await expect(cast(ids[2] as UserId, 'for')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  it('decides upon each ballot of one moment by itself', async () => {
    const { cast, guest, ids } = await anOpenBallot();
    const [, early, one, two] = ids as [UserId, UserId, UserId, UserId];
    const first = await cast(early, 'for');
    const answers = await Promise.allSettled([
      cast(one, 'against'),
      cast(guest, 'for'),
      cast(early, 'for'),
      cast(early, 'abstain'),
      cast(two, 'abstain'),
    ]);
    expect(answers).toMatchObject([
      { value: { choice: 'against' } },
      { reason: { code: 'FORBIDDEN' } },
      { value: first },
      { reason: { code: 'ALREADY_VOTED' } },
      { value: { choice: 'abstain' } },
    ]);
  });

  it('refuses by the database’s clock after the time is over', async () => {
    const { cast, ids, ballotId } = await anOpenBallot(5, 15);
    await database.pool.query(
      "update ballot set closes_at = now() - interval '1 second' where id = $1",
      [ballotId],
    );
    await expect(cast(ids[1] as UserId, 'for')).rejects.toMatchObject({
      body: { reason: 'ballot-closed' },
    });
  });

  it('counts exactly the ballots that were acknowledged, when the close comes amid the casting', async () => {
    const { cast, close, publish, live, meetingId, ids, guest } = await anOpenBallot(60);
    const voters = ids.filter((id) => id !== guest);
    const casting = voters.map((id, n) =>
      cast(id, n % 3 ? 'for' : 'against').then(
        () => true,
        () => false,
      ),
    );
    const [acknowledged] = await Promise.all([Promise.all(casting), close()]);
    await publish();
    const [closed] = (await live.stateOf(meetingId)).closedBallots;
    expect(closed?.result.cast).toBe(acknowledged.filter(Boolean).length);
    for (const [index, kept] of acknowledged.entries()) {
      const line = closed?.rollCall.find((entry) => entry.userId === voters[index]);
      expect(line?.choice !== null).toBe(kept);
    }
  });

  it('shows no choice in the stream before the close', async () => {
    const { cast, live, meetingId, ids } = await anOpenBallot();
    const before = await live.stateOf(meetingId);
    await cast(ids[1] as UserId, 'against');
    expect(await live.stateOf(meetingId)).toEqual(before);
    const { rows } = await database.pool.query(
      'select payload::text from meeting_event where meeting_id = $1',
      [meetingId],
    );
    expect(JSON.stringify(rows)).not.toContain('against');
  });
});
