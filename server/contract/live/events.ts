import { z } from 'zod';
import {
  AgendaItemId,
  BallotId,
  MessageId,
  SiteId,
  SpeechRequestId,
  StrokeId,
  UserId,
  VersionId,
} from '../ids.ts';
import { AttendanceRecord, Quorum, WithoutQuorum } from './attendance.ts';
import { FloorKind, MicrophoneMode, SpeechKind } from './floor.ts';
import { SharedStroke } from './ink.ts';
import { Instant } from './instant.ts';
import { RecordingHindrance } from './recording.ts';
import { Spotlight, StageLayout } from './stage.ts';
import { BallotOutcome, MeetingFrame, OpenBallot } from './state.ts';
import { VoidCause } from './void-cause.ts';

/** What happened, without its place in the stream: what `decide` returns. */
export const LiveFact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('meeting.framed'), frame: MeetingFrame, quorum: Quorum }),
  z.object({ type: z.literal('meeting.started'), withoutQuorum: WithoutQuorum.optional() }),
  z.object({ type: z.literal('meeting.ended') }),
  z.object({ type: z.literal('item.opened'), itemId: AgendaItemId }),
  z.object({ type: z.literal('presentation.started'), versionId: VersionId, page: z.int().min(1) }),
  z.object({ type: z.literal('presentation.turned'), versionId: VersionId, page: z.int().min(1) }),
  z.object({ type: z.literal('presentation.stopped') }),
  z.object({
    type: z.literal('presentation.calledAll'),
    /** Who presents from now on: who did so before, else the caller. */
    presenterId: UserId,
    versionId: VersionId,
    page: z.int().min(1),
  }),
  z.object({ type: z.literal('ink.added'), stroke: SharedStroke }),
  z.object({ type: z.literal('ink.removed'), strokeId: StrokeId }),
  z.object({
    type: z.literal('attendance.recorded'),
    userId: UserId,
    record: AttendanceRecord,
    quorum: Quorum,
  }),
  /** The code for checking in is shown on the hall screens until then, or put away. */
  z.object({ type: z.literal('attendance.codeShown'), until: Instant.nullable() }),
  /** The seat map is shown on the hall screens, or put away. */
  z.object({ type: z.literal('seating.shown'), shown: z.boolean() }),
  /** Everybody's screen is laid out, or follows what goes on again. */
  z.object({ type: z.literal('stage.layoutSet'), layout: StageLayout.nullable() }),
  /** A picture is kept large for all, or no longer. */
  z.object({ type: z.literal('stage.spotlit'), on: Spotlight.nullable() }),
  z.object({
    type: z.literal('speech.requested'),
    requestId: SpeechRequestId,
    userId: UserId,
    itemId: AgendaItemId.nullable(),
    subject: z.string(),
    /** Absent: an ordinary speech. */
    kind: SpeechKind.optional(),
    questionedId: UserId.optional(),
  }),
  z.object({ type: z.literal('speech.approved'), requestId: SpeechRequestId }),
  z.object({
    type: z.literal('speech.refused'),
    requestId: SpeechRequestId,
    userId: UserId,
    reason: z.string(),
  }),
  z.object({
    type: z.literal('speech.moved'),
    requestId: SpeechRequestId,
    beforeId: SpeechRequestId.nullable(),
  }),
  z.object({ type: z.literal('speech.withdrawn'), requestId: SpeechRequestId }),
  z.object({
    type: z.literal('floor.given'),
    userId: UserId,
    siteId: SiteId.nullable(),
    requestId: SpeechRequestId.nullable(),
    limitSeconds: z.int(),
    /** Absent: an ordinary speech. */
    kind: FloorKind.optional(),
  }),
  z.object({ type: z.literal('floor.extended'), limitSeconds: z.int() }),
  z.object({ type: z.literal('floor.taken'), userId: UserId, seconds: z.int() }),
  z.object({
    type: z.literal('interpellation.begun'),
    requestId: SpeechRequestId,
    askerId: UserId,
    questionedId: UserId,
    subject: z.string(),
  }),
  z.object({ type: z.literal('interpellation.ended') }),
  z.object({ type: z.literal('readiness.asked') }),
  z.object({ type: z.literal('readiness.said'), userId: UserId }),
  z.object({ type: z.literal('readiness.cancelled') }),
  z.object({ type: z.literal('ballot.opened'), ballot: OpenBallot }),
  z.object({ type: z.literal('ballot.paused'), ballotId: BallotId }),
  /** Somebody has counted the hands; never how many. */
  z.object({ type: z.literal('ballot.handsEntered'), ballotId: BallotId, userId: UserId }),
  /** Two counts of the hands differed: both are entered anew. */
  z.object({ type: z.literal('ballot.handsDiffered'), ballotId: BallotId }),
  /** `closesAt` is later by as long as the pause was. */
  z.object({
    type: z.literal('ballot.resumed'),
    ballotId: BallotId,
    closesAt: Instant.nullable(),
  }),
  z.object({
    type: z.literal('ballot.counted'),
    ballotId: BallotId,
    present: z.array(UserId),
    /** A secret vote was closed though so few ballots came that they show single choices: the chair said so expressly. */
    despiteFew: z.literal(true).optional(),
  }),
  /** The vote is over and done: its outcome is published, to everybody at once. */
  z.object({ type: z.literal('ballot.closed'), ballotId: BallotId, ...BallotOutcome.shape }),
  z.object({ type: z.literal('ballot.voided'), ballotId: BallotId, cause: VoidCause }),
  /** Empty: taken back. */
  z.object({ type: z.literal('conclusion.written'), itemId: AgendaItemId, text: z.string() }),
  z.object({
    type: z.literal('chat.sent'),
    messageId: MessageId,
    userId: UserId,
    text: z.string(),
  }),
  z.object({ type: z.literal('microphone.muted'), userId: UserId }),
  z.object({ type: z.literal('microphone.modeSet'), mode: MicrophoneMode }),
  z.object({ type: z.literal('microphone.allMuted'), exceptUserId: UserId.nullable() }),
  /** A person was asked to leave the room: their devices stay out until they are let in again. */
  z.object({ type: z.literal('participant.removed'), userId: UserId }),
  z.object({ type: z.literal('participant.readmitted'), userId: UserId }),
  z.object({ type: z.literal('recording.started') }),
  /** Null: it is written again. */
  z.object({ type: z.literal('recording.hindered'), cause: RecordingHindrance.nullable() }),
  z.object({ type: z.literal('recording.stopped') }),
]);
export type LiveFact = z.infer<typeof LiveFact>;

/** Where a fact stands in the meeting's stream. `seq` counts from 1 without gaps. */
export const EventPlace = z.object({ seq: z.int().min(1), at: Instant, actorId: UserId });
export type EventPlace = z.infer<typeof EventPlace>;

/** An event of the meeting's stream: the proceedings, the audit chain and the source of the minutes. */
export type LiveEvent = EventPlace & LiveFact;

/** Parses an event that came over the wire or from the log. */
export const LiveEvent: z.ZodType<LiveEvent> = z.intersection(EventPlace, LiveFact);
