import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { BallotId, CommandId, type UserId } from '#contract/ids.ts';
import type { Command, CommandInput } from '#contract/live/commands.ts';
import type { Choice, MeetingFrame } from '#contract/live/state.ts';
import { createBallotBox } from '#server/db/ballot-box-postgres.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createBallotService } from '#server/services/ballot-service.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import { systemClock } from '#server/services/ports/clock.ts';
import { aFrame, aParticipant } from './a-frame.ts';
import { anActor } from './a-secret-ballot.ts';

/** A running meeting on a real database: chair and members who vote, then a secretary and a guest who don't. */
export async function aVotingMeeting(
  pool: Pool,
  { members = 5, more = {} }: { members?: number; more?: Partial<MeetingFrame> } = {},
) {
  const frame = aFrame({
    participants: [
      aParticipant(['chair', 'votingMember']),
      ...Array.from({ length: members - 1 }, () => aParticipant(['votingMember'])),
      aParticipant(['secretary']),
      aParticipant(['guest']),
    ],
    ...more,
  });
  const { meetingId } = frame;
  const live = createLiveMeetingService({
    events: createLiveEvents(pool),
    frames: { read: async () => structuredClone(frame) },
    clock: systemClock,
  });
  const box = createBallotBox(pool);
  const ballots = createBallotService({ ballots: box });
  const ids = frame.participants.map((p) => p.userId);
  const [chair, secretary, guest] = [ids[0], ids.at(-2), ids.at(-1)] as [UserId, UserId, UserId];
  /** Runs a command and gives its id, which is that of what it made. */
  const run = async (actorId: UserId, command: Command) => {
    const commandId = CommandId.parse(randomUUID());
    await live.run(actorId, meetingId, commandId, command);
    return commandId;
  };
  await live.reframe(meetingId, chair);
  await run(chair, { name: 'meeting.start', input: { reason: 'Chủ trì quyết định họp' } });
  return {
    frame,
    live,
    box,
    meetingId,
    chair,
    secretary,
    guest,
    voters: ids.slice(0, members),
    run,
    state: () => live.stateOf(meetingId),
    async open(input: Partial<CommandInput<'ballot.open'>> = {}) {
      const asked = { itemId: null, question: 'Thông qua?', seconds: null, ...input };
      return BallotId.parse(await run(chair, { name: 'ballot.open', input: asked }));
    },
    cast: (voterId: UserId, ballotId: BallotId, choice: Choice) =>
      ballots.cast(anActor(voterId), meetingId, ballotId, choice),
    async finish(ballotId: BallotId) {
      await run(chair, { name: 'ballot.close', input: { ballotId } });
      await run(chair, { name: 'ballot.publish', input: { ballotId } });
    },
  };
}
