import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { BallotId, CommandId, MeetingId, type UserId } from '#contract/ids.ts';
import type { BallotMethod, Picks } from '#contract/live/ballot-method.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import { checkBundle } from '#contract/secret-ballots/bundle.ts';
import { sealBallot } from '#contract/secret-ballots/seal-ballot.ts';
import { newSlipCode } from '#contract/secret-ballots/slip.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createBallotService } from '#server/services/ballot-service.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { verifyBallot } from '#server/setup/verify-ballot.ts';
import { aFrame, aParticipant } from '#tests/support/a-frame.ts';
import { aMethod } from '#tests/support/a-method.ts';
import { anActor, aSecretBallot } from '#tests/support/a-secret-ballot.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const commandId = () => CommandId.parse(randomUUID());

/** A running meeting of a chair and five members with an open vote. */
async function anOpenVote(method?: BallotMethod, ending: { publishesAtClose?: true } = {}) {
  const frame = aFrame({
    participants: [
      aParticipant(['chair', 'votingMember']),
      ...Array.from({ length: 5 }, () => aParticipant(['votingMember'])),
    ],
  });
  const { meetingId } = frame;
  const live = createLiveMeetingService({
    events: createLiveEvents(database.pool),
    frames: { read: async () => frame },
    clock: systemClock,
  });
  const voters = frame.participants.map((p) => p.userId);
  const [chair] = voters as [UserId];
  await live.reframe(meetingId, chair);
  const reason = 'Chủ trì quyết định họp';
  await live.run(chair, meetingId, commandId(), { name: 'meeting.start', input: { reason } });
  const id = commandId();
  await live.run(chair, meetingId, id, {
    name: 'ballot.open',
    input: { itemId: null, question: 'Nhân sự?', seconds: null, method, ...ending },
  });
  const ballotId = BallotId.parse(id);
  const ballots = createBallotService({ ballots: createBallotBox(database.pool) });
  const end = (name: 'ballot.close' | 'ballot.publish') =>
    live.run(chair, meetingId, commandId(), { name, input: { ballotId } });
  return {
    meetingId,
    ballotId,
    voters,
    cast: (place: number, choice: BallotChoice) =>
      ballots.cast(anActor(voters[place] as UserId), meetingId, ballotId, choice),
    mine: (place: number) => ballots.mine(anActor(voters[place] as UserId), meetingId, ballotId),
    close: () => end('ballot.close'),
    publish: () => end('ballot.publish'),
    closed: async () => (await live.stateOf(meetingId)).closedBallots.at(-1),
  };
}

describe('an open vote among options', () => {
  it.each<[string, BallotChoice]>([
    ['unknown-option', { options: [4] }],
    ['option-twice', { options: [0, 0] }],
    ['too-many-options', { options: [0, 1, 2] }],
    ['no-other-opinion', { options: [0], other: 'Đỗ Thị Em' }],
    ['other-method', 'for'],
  ])('refuses a ballot as %s, and keeps nothing of it', async (reason, choice) => {
    const vote = await anOpenVote(aMethod());
    const refused = { code: 'BAD_INPUT', body: { reason } };
    await expect(vote.cast(1, choice)).rejects.toMatchObject(refused);
    expect(await vote.mine(1)).toBeNull();
  });

  it('refuses an other opinion without a text', async () => {
    const vote = await anOpenVote(aMethod({ otherOpinion: true }));
    await expect(vote.cast(1, { options: [], other: '  ' })).rejects.toMatchObject({
      body: { reason: 'other-opinion-empty' },
    });
  });

  it('gives the same receipt for the same marks in any order, and refuses others', async () => {
    const vote = await anOpenVote(aMethod());
    const receipt = await vote.cast(1, { options: [2, 0] });
    expect(receipt.choice).toEqual({ options: [0, 2] });
    expect(await vote.cast(1, { options: [0, 2] })).toEqual(receipt);
    await expect(vote.cast(1, { options: [0] })).rejects.toMatchObject({
      code: 'ALREADY_VOTED',
      body: { current: receipt },
    });
  });

  it('publishes counts, winners, the tie, what was written, and the roll call with the marks', async () => {
    const vote = await anOpenVote(aMethod({ otherOpinion: true }));
    const cast: Picks[] = [
      { options: [0] },
      { options: [0, 1] },
      { options: [0], other: 'Vũ Văn Giang' },
      { options: [2] },
      { options: [] },
    ];
    for (const [place, picks] of cast.entries()) await vote.cast(place + 1, picks);
    await vote.close();
    await vote.publish();
    const closed = await vote.closed();
    expect(closed?.result).toMatchObject({
      base: 6,
      cast: 5,
      counts: [3, 1, 1, 0],
      other: 1,
      blank: 1,
      winners: [0],
      tied: [1, 2],
      freePlaces: 1,
      decidedBy: 'tie',
      otherOpinions: ['Vũ Văn Giang'],
    });
    expect(closed?.rollCall.map((line) => line.choice)).toEqual([null, ...cast]);
  });
});

it('a vote for and against takes no marks', async () => {
  const vote = await anOpenVote();
  await expect(vote.cast(1, { options: [0] })).rejects.toMatchObject({
    body: { reason: 'other-method' },
  });
  expect(await vote.mine(1)).toBeNull();
});

it('a vote that is published with its close takes no ballot after it', async () => {
  const vote = await anOpenVote(undefined, { publishesAtClose: true });
  await vote.close();
  await expect(vote.cast(1, 'for')).rejects.toMatchObject({ body: { reason: 'ballot-closed' } });
});

describe('a secret vote among options', () => {
  const method = aMethod({ otherOpinion: true });

  it('is counted with what was written apart from the slips, and its bundle counts again', async () => {
    const ballot = await aSecretBallot(database.pool, { method });
    const cast: Picks[] = [
      { options: [0, 3] },
      { options: [0], other: 'Vũ Văn Giang' },
      { options: [], other: 'Đỗ Thị Em' },
      { options: [] },
    ];
    const sizes = new Set<number>();
    for (const [place, picks] of cast.entries()) {
      const voter = ballot.voters[place] as UserId;
      const envelope = await ballot.seal(voter, picks);
      sizes.add(envelope.length);
      await ballot.send(voter, envelope);
    }
    expect(sizes.size).toBe(1);
    await ballot.finish();
    const closed = (await ballot.live.stateOf(ballot.meetingId)).closedBallots.at(-1);
    expect(closed).toMatchObject({
      rollCall: [],
      secretCount: { received: 4, counted: 4, spoiled: 0 },
      result: {
        counts: [2, 0, 0, 1],
        other: 2,
        blank: 1,
        winners: [0, 3],
        otherOpinions: ['Vũ Văn Giang', 'Đỗ Thị Em'],
      },
    });
    const { rows } = await database.pool.query<{ choice: string }>(
      'select choice from ballot_slip where ballot_id = $1',
      [ballot.ballotId],
    );
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain('Giang');
    const actor = anActor(ballot.voters[1] as UserId);
    const bundle = await ballot.sealed.bundle(actor, ballot.meetingId, ballot.ballotId);
    expect((await checkBundle(bundle)).filter((check) => !check.ok)).toEqual([]);
    const { report, isPassed } = await verifyBallot(JSON.stringify(bundle));
    expect(isPassed).toBe(true);
    expect(report).toContain('Nguyễn Văn An: 2');
  });

  it('spoils what is sealed well and does not fit: too many, unknown, of another kind or size', async () => {
    const ballot = await aSecretBallot(database.pool, { method, voters: 8 });
    const voter = (place: number) => ballot.voters[place] as UserId;
    await ballot.cast(voter(1), { options: [1] });
    await ballot.cast(voter(2), { options: [0, 1, 2] });
    await ballot.cast(voter(3), { options: [9] });
    await ballot.cast(voter(4), { options: [2, 2] });
    await ballot.cast(voter(5), 'for');
    const binding = {
      ballotId: ballot.ballotId,
      questionHash: ballot.terms.questionHash,
      voterId: voter(6),
    };
    const slip = { code: newSlipCode(), choice: { options: [1] } };
    await ballot.send(voter(6), await sealBallot(ballot.terms.publicKey, binding, slip));
    await ballot.finish();
    const closed = (await ballot.live.stateOf(ballot.meetingId)).closedBallots.at(-1);
    expect(closed?.secretCount).toEqual({ received: 6, counted: 1, spoiled: 5 });
    expect(closed?.result).toMatchObject({ counts: [0, 1, 0, 0], cast: 1 });
  });

  it('spoils an other opinion where none is asked', async () => {
    const ballot = await aSecretBallot(database.pool, { method: aMethod() });
    await ballot.cast(ballot.voters[1] as UserId, { options: [0], other: 'Em' });
    await ballot.finish();
    const closed = (await ballot.live.stateOf(ballot.meetingId)).closedBallots.at(-1);
    expect(closed?.secretCount).toEqual({ received: 1, counted: 0, spoiled: 1 });
  });
});

it('a hall that votes among options at one moment asks once how the vote is held', async () => {
  const vote = await anOpenVote(aMethod());
  const box = createBallotBox(database.pool);
  const asked = vi.spyOn(database.pool, 'query');
  const elsewhere = MeetingId.parse(randomUUID());
  const methods = await Promise.all([
    ...vote.voters.map(() => box.methodOf(vote.meetingId, vote.ballotId)),
    box.methodOf(elsewhere, vote.ballotId),
  ]);
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
  expect(methods).toEqual([...vote.voters.map(() => aMethod()), null]);
});
