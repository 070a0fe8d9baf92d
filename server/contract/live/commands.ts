import { z } from 'zod';
import {
  AgendaItemId,
  BallotId,
  PreparedBallotId,
  type SiteId,
  SpeechRequestId,
  StrokeId,
  UserId,
  VersionId,
} from '../ids.ts';
import { BallotPlan } from '../prepared-ballot.ts';
import { LEAST_REASON_LENGTH } from '../reasons.ts';
import { typedText } from '../typed-text.ts';
import { AttendanceMode } from './attendance.ts';
import { LONGEST_CONCLUSION } from './conclusion.ts';
import { MicrophoneMode, SpeechKind } from './floor.ts';
import { HandFigures } from './hand-count.ts';
import { Stroke } from './ink.ts';
import { Instant } from './instant.ts';
import { Spotlight, StageLayout } from './stage.ts';

/**
 * Everything that may be asked of a running meeting. The name of a command is the name of its action in the table of
 * permissions. What a command makes (a request, a vote, a message) takes the command's own id.
 */
export const liveCommands = {
  /** The reason is the chair's for opening without a quorum; unused with one. */
  'meeting.start': z.object({
    reason: typedText().min(LEAST_REASON_LENGTH).max(500).optional(),
  }),
  'meeting.end': z.object({}),
  'agenda.goTo': z.object({ itemId: AgendaItemId }),
  'presentation.start': z.object({ versionId: VersionId, page: z.int().min(1) }),
  'presentation.turnTo': z.object({ versionId: VersionId, page: z.int().min(1) }),
  'presentation.stop': z.object({}),
  'presentation.callAll': z.object({ versionId: VersionId, page: z.int().min(1) }),
  'ink.add': z.object({ versionId: VersionId, page: z.int().min(1), stroke: Stroke }),
  'ink.remove': z.object({ strokeId: StrokeId }),
  'attendance.checkIn': z.object({ mode: AttendanceMode }),
  'attendance.mark': z.discriminatedUnion('status', [
    z.object({
      status: z.literal('present'),
      userId: UserId,
      mode: AttendanceMode,
      /** When the person came, where that was before now. */
      at: Instant.optional(),
    }),
    z.object({ status: z.literal('left'), userId: UserId, at: Instant.optional() }),
    z.object({ status: z.literal('absent'), userId: UserId }),
    z.object({
      status: z.literal('excused'),
      userId: UserId,
      reason: typedText().min(1).max(500),
    }),
  ]),
  'attendance.leave': z.object({}),
  'attendance.showCode': z.object({ shown: z.boolean() }),
  'seating.show': z.object({ shown: z.boolean() }),
  /** Null: each screen follows what goes on again. */
  'stage.setLayout': z.object({ layout: StageLayout.nullable() }),
  'stage.spotlight': z.object({ on: Spotlight.nullable() }),
  'speakers.request': z.object({
    itemId: AgendaItemId.nullable(),
    subject: typedText().max(200),
    kind: SpeechKind.default('speech'),
    /** Who is to answer an interpellation. */
    questionedId: UserId.nullable().default(null),
  }),
  'speakers.withdraw': z.object({ requestId: SpeechRequestId }),
  'speakers.call': z.object({ requestId: SpeechRequestId }),
  'speakers.approve': z.object({ requestId: SpeechRequestId }),
  'speakers.refuse': z.object({
    requestId: SpeechRequestId,
    reason: typedText().max(200),
  }),
  'speakers.move': z.object({
    requestId: SpeechRequestId,
    /** Null: behind all others. */
    beforeId: SpeechRequestId.nullable(),
  }),
  'speakers.invite': z.object({ userId: UserId, kind: z.enum(['speech', 'presentation']) }),
  'speakers.extend': z.object({ seconds: z.int().min(30).max(1800) }),
  'speakers.end': z.object({}),
  'interpellation.turn': z.object({ to: z.enum(['answer', 'followUp']) }),
  'interpellation.end': z.object({}),
  'readiness.ask': z.object({}),
  'readiness.say': z.object({}),
  'readiness.cancel': z.object({}),
  'ballot.open': BallotPlan.extend({
    itemId: AgendaItemId.nullable(),
    /** The prepared vote of that item that is opened; the question may have been put otherwise since. */
    preparedBallotId: PreparedBallotId.optional(),
    /** The version of it that was seen; another one is refused with STALE_VERSION, the prepared vote as `current`. */
    preparedVersion: z.int().optional(),
  }),
  'ballot.pause': z.object({ ballotId: BallotId }),
  'ballot.resume': z.object({ ballotId: BallotId }),
  'ballot.enterHands': z.object({ ballotId: BallotId, figures: HandFigures }),
  'ballot.close': z.object({
    ballotId: BallotId,
    /** A secret vote is closed though so few ballots came that their count shows what single persons chose. */
    despiteFew: z.literal(true).optional(),
  }),
  'ballot.publish': z.object({ ballotId: BallotId }),
  'ballot.void': z.object({ ballotId: BallotId, reason: typedText().min(3).max(300) }),
  /** An empty text takes the conclusion back. */
  'conclusion.write': z.object({
    itemId: AgendaItemId,
    /** The words that the writer saw hold; absent: whatever holds. */
    replaces: z.string().optional(),
    text: typedText().max(LONGEST_CONCLUSION),
  }),
  'chat.send': z.object({ text: typedText().min(1).max(2000) }),
  'microphone.mute': z.object({ userId: UserId }),
  'microphone.muteAll': z.object({}),
  'microphone.setMode': z.object({ mode: MicrophoneMode }),
  'participant.remove': z.object({ userId: UserId }),
  'participant.readmit': z.object({ userId: UserId }),
  'recording.start': z.object({}),
  'recording.stop': z.object({}),
} as const;

/** The name of a live command. */
export type CommandName = keyof typeof liveCommands;

/** The input of a live command, parsed. */
export type CommandInput<N extends CommandName> = z.infer<(typeof liveCommands)[N]>;

/** A live command of one name, parsed. */
export type CommandOf<N extends CommandName> = { name: N; input: CommandInput<N> };

/** A live command, parsed: its name and its input. */
export type Command = { [N in CommandName]: CommandOf<N> }[CommandName];

/**
 * What the server itself asks on somebody's behalf, for it alone knows that it is so: no socket may send it. `siteId` is the room
 * on whose screen the code was read; null: the room of the meeting.
 */
export type ServerCommand = { name: 'attendance.scan'; input: { siteId: SiteId | null } };
