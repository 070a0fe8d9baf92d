import {
  AgendaItemId,
  BallotId,
  CommandId,
  MeetingId,
  SpeechRequestId,
  UserId,
  type VersionId,
} from '#contract/ids.ts';
import type { Command } from '#contract/live/commands.ts';
import type { MeetingFrame } from '#contract/live/state.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import { createLiveMeetingService } from '#server/services/live-meeting-service.ts';
import type { BallotBox } from '#server/services/ports/ballot-box.ts';
import type { FrameReader } from '#server/services/ports/framing.ts';
import type { LiveEvents } from '#server/services/ports/live-events.ts';
import { attendanceModeOf, courseOf, type Moment } from './course.ts';
import { demoId } from './demo-id.ts';
import { after, type DemoMeeting } from './meetings.ts';

const SECRETARY = userIdOf('thuky');
const RELEASED_BEFORE_MINUTES = 3 * 24 * 60;

/** What the course of a meeting is played through: the product's own rules and stream. */
export type CourseParts = {
  prisma: PrismaClient;
  events: LiveEvents;
  frames: FrameReader;
  ballots: BallotBox;
};

/**
 * Releases a meeting and plays its course through the live rules, on a clock that stands at each moment. Every command has an id
 * of its own name, so that a seed that was interrupted goes on where it stopped.
 */
export async function seedCourse(parts: CourseParts, meeting: DemoMeeting): Promise<void> {
  const course = courseOf(meeting);
  if (course.length === 0) return;
  const { prisma, events, frames } = parts;
  const id = demoId(`meeting ${meeting.key}`);
  const meetingId = MeetingId.parse(id);
  const releasedAt = after(meeting.startsAt, -RELEASED_BEFORE_MINUTES);
  await prisma.meeting.updateMany({
    where: { id, phase: 'draft' },
    data: { phase: 'released', releasedAt },
  });
  let now = releasedAt;
  const live = createLiveMeetingService({ events, frames, clock: { now: () => now } });
  await live.reframe(meetingId, SECRETARY);
  const { frame } = await live.stateOf(meetingId);
  if (!frame) return;
  for (const [index, moment] of course.entries()) {
    now = moment.at;
    if (moment.does === 'vote') {
      await castAt(parts, meetingId, ballotIdOf(course, meeting, moment.ballot), moment);
      continue;
    }
    const command = commandOf(moment, meeting, frame, course);
    if (command)
      await live.run(userIdOf(moment.by), meetingId, commandIdOf(meeting, index), command);
  }
}

function userIdOf(username: string): UserId {
  return UserId.parse(demoId(`account ${username}`));
}

function commandIdOf(meeting: DemoMeeting, index: number): CommandId {
  return CommandId.parse(demoId(`command ${meeting.key} ${index}`));
}

/** Things take the id of the command that makes them. */
function ballotIdOf(course: readonly Moment[], meeting: DemoMeeting, name: string): BallotId {
  const index = course.findIndex(
    (moment) => moment.does === 'openBallot' && moment.ballot === name,
  );
  return BallotId.parse(commandIdOf(meeting, index));
}

function requestIdOf(
  course: readonly Moment[],
  meeting: DemoMeeting,
  name: string,
): SpeechRequestId {
  const index = course.findIndex((moment) => moment.does === 'ask' && moment.request === name);
  return SpeechRequestId.parse(commandIdOf(meeting, index));
}

function itemIdOf(meeting: DemoMeeting, item: string): AgendaItemId {
  return AgendaItemId.parse(demoId(`item ${meeting.key} ${item}`));
}

/** The command of a moment; null for a page of a paper that could not be converted on this machine. */
function commandOf(
  moment: Exclude<Moment, { does: 'vote' }>,
  meeting: DemoMeeting,
  frame: MeetingFrame,
  course: readonly Moment[],
): Command | null {
  const item = (key: string) => itemIdOf(meeting, key);
  switch (moment.does) {
    case 'checkIn':
      return { name: 'attendance.checkIn', input: { mode: attendanceModeOf(moment.by) } };
    case 'excuse':
      return {
        name: 'attendance.mark',
        input: { status: 'excused', userId: userIdOf(moment.whom), reason: moment.reason },
      };
    case 'start':
      return { name: 'meeting.start', input: {} };
    case 'goTo':
      return { name: 'agenda.goTo', input: { itemId: item(moment.item) } };
    case 'present':
    case 'turnTo': {
      const versionId = versionOf(frame, item(moment.item), moment.fileName);
      if (!versionId) return null;
      const name = moment.does === 'present' ? 'presentation.start' : 'presentation.turnTo';
      return { name, input: { versionId, page: moment.page } };
    }
    case 'stopPresenting': {
      const begun = course.findLast(
        (m) => m.does === 'present' && m.by === moment.by && m.at < moment.at,
      );
      const isShown =
        begun?.does === 'present' && versionOf(frame, item(begun.item), begun.fileName);
      return isShown ? { name: 'presentation.stop', input: {} } : null;
    }
    case 'ask':
      return {
        name: 'speakers.request',
        input: {
          itemId: moment.item === null ? null : item(moment.item),
          subject: moment.subject,
          kind: 'speech',
          questionedId: null,
        },
      };
    case 'call':
      return {
        name: 'speakers.call',
        input: { requestId: requestIdOf(course, meeting, moment.request) },
      };
    case 'endSpeech':
      return { name: 'speakers.end', input: {} };
    case 'openBallot':
      return {
        name: 'ballot.open',
        input: { itemId: item(moment.item), question: moment.question, seconds: null },
      };
    case 'closeBallot':
      return {
        name: 'ballot.close',
        input: { ballotId: ballotIdOf(course, meeting, moment.ballot) },
      };
    case 'publishBallot':
      return {
        name: 'ballot.publish',
        input: { ballotId: ballotIdOf(course, meeting, moment.ballot) },
      };
    case 'say':
      return { name: 'chat.send', input: { text: moment.text } };
    case 'end':
      return { name: 'meeting.end', input: {} };
  }
}

function versionOf(frame: MeetingFrame, itemId: AgendaItemId, fileName: string): VersionId | null {
  const documents = frame.items.find((item) => item.itemId === itemId)?.documents ?? [];
  return documents.find((document) => document.fileName === fileName)?.versionId ?? null;
}

/** The box stamps a ballot with the database's clock; the demo's ballots were cast at their moment. */
async function castAt(
  { ballots, prisma }: CourseParts,
  meetingId: MeetingId,
  ballotId: BallotId,
  moment: Extract<Moment, { does: 'vote' }>,
): Promise<void> {
  const voterId = userIdOf(moment.by);
  await ballots.cast(meetingId, ballotId, voterId, moment.choice);
  await prisma.ballotVote.updateMany({
    where: { ballotId, voterId },
    data: { receivedAt: moment.at },
  });
}
