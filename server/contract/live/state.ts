import { z } from 'zod';
import { Audience } from '../hand-out.ts';
import {
  AgendaItemId,
  BallotId,
  DocumentId,
  MeetingId,
  PreparedBallotId,
  SiteId,
  UnitId,
  UserId,
  VersionId,
} from '../ids.ts';
import { COMMON_DECISION, DecisionRule, MeetingRules } from '../meeting-rules.ts';
import { PreparedBallot } from '../prepared-ballot.ts';
import { MeetingRole } from '../roles.ts';
import { RoomPaper } from '../room-paper.ts';
import { RoomSeating } from '../seating/seating.ts';
import { SecretCount, SecretTerms } from '../secret-ballots/terms.ts';
import { AttendanceRecord, CodeShown, Quorum, WithoutQuorum } from './attendance.ts';
import { BallotMethod, Picks } from './ballot-method.ts';
import { ChatMessage } from './chat-message.ts';
import { Conclusion } from './conclusion.ts';
import {
  Floor,
  Interpellation,
  MicrophoneMode,
  RefusedRequest,
  Speech,
  SpeechRequest,
} from './floor.ts';
import { FormerGuest } from './former-guest.ts';
import { HandCounting } from './hand-count.ts';
import { SharedStroke } from './ink.ts';
import { Instant } from './instant.ts';
import { OptionsResult } from './options-result.ts';
import { PageCall, Presentation } from './presentation.ts';
import { ReadyCheck } from './ready-check.ts';
import { OngoingRecording } from './recording.ts';
import { Stage } from './stage.ts';
import { freeStage } from './stage-course.ts';
import { VoidCause } from './void-cause.ts';

/** A person by name. */
export const NamedPerson = z.object({ userId: UserId, name: z.string() });
export type NamedPerson = z.infer<typeof NamedPerson>;

/** That somebody said beforehand that they won't come, why, and to whom they gave their vote. The reason is for those who lead. */
export const Absence = z.object({ reason: z.string(), proxy: NamedPerson.optional() });
export type Absence = z.infer<typeof Absence>;

/** An account's place in the meeting; `siteId` is the room where the person sits, null when elsewhere. */
export const Participant = z.object({
  userId: UserId,
  name: z.string(),
  position: z.string(),
  unitId: UnitId,
  unitName: z.string(),
  roles: z.array(MeetingRole),
  siteId: SiteId.nullable(),
  /** Whose seat a substitute takes; absent for everybody else. */
  replaces: NamedPerson.optional(),
  absence: Absence.optional(),
  /** True for who came in by the meeting's code and was let in: such a guest reads only what is meant for guests. */
  isLetIn: z.literal(true).optional(),
  /** True for such a guest with an account of their own, which is theirs each time that they come; absent for the others. */
  hasAccount: z.literal(true).optional(),
});
export type Participant = z.infer<typeof Participant>;

/** A room that takes part; `deviceUserId` is the account of its camera, microphone and screen. */
export const MeetingSite = z.object({
  siteId: SiteId,
  name: z.string(),
  isCentral: z.boolean(),
  deviceUserId: UserId.nullable(),
});
export type MeetingSite = z.infer<typeof MeetingSite>;

/**
 * A released document as the meeting knows it: the version that is read, and its number of pages. `audience` is known to those who
 * see the whole stream; the frame of others holds no document that isn't meant for them.
 */
export const FrameDocument = z.object({
  documentId: DocumentId,
  versionId: VersionId,
  title: z.string(),
  fileName: z.string(),
  pageCount: z.int().min(1),
  isInternal: z.literal(true).optional(),
  audience: Audience.optional(),
  /** Name of its kind, and number and symbol ("45/BC-UBND"); absent when not noted. */
  kindName: z.string().optional(),
  docNumber: z.string().optional(),
  /** True for a document that came after the papers were due; absent for the others. */
  isLate: z.literal(true).optional(),
});
export type FrameDocument = z.infer<typeof FrameDocument>;

/** An agenda item with its released documents, in order. */
export const FrameItem = z.object({
  itemId: AgendaItemId,
  title: z.string(),
  presenterId: UserId.nullable(),
  unitName: z.string().nullable(),
  minutesPlanned: z.int().nullable(),
  documents: z.array(FrameDocument),
  /** Papers that are handed out in the room alone; absent when there are none. */
  roomPapers: z.array(RoomPaper).optional(),
  /** Votes that are prepared on it, in order, for those who lead; absent when there are none. */
  preparedBallots: z.array(PreparedBallot).optional(),
});
export type FrameItem = z.infer<typeof FrameItem>;

/** What was prepared: who, where, about what. Appended to the stream at the release and at each later change. */
export const MeetingFrame = z.object({
  meetingId: MeetingId,
  title: z.string(),
  typeName: z.string(),
  unitName: z.string(),
  place: z.string(),
  startsAt: Instant,
  participants: z.array(Participant),
  sites: z.array(MeetingSite),
  items: z.array(FrameItem),
  rules: MeetingRules,
  /** Who sits where, of rooms that have a seat map; absent where none has. */
  seating: z.array(RoomSeating).optional(),
  /** Voters confirm with their password before a secret ballot; held to by votes that open from then on. */
  asksPassword: z.literal(true).optional(),
  /** For those who see the whole stream, in the order of their leaving; absent when there is none. */
  formerGuests: z.array(FormerGuest).optional(),
  /** The nine digits by which it is joined, while the hall screens are asked to show them. */
  joinCode: z.string().optional(),
});
export type MeetingFrame = z.infer<typeof MeetingFrame>;

/** A voter's choice in a vote for/against/abstain. */
export const Choice = z.enum(['for', 'against', 'abstain']);
export type Choice = z.infer<typeof Choice>;

/** What a voter chose in a vote of any method. */
export const BallotChoice = z.union([Choice, Picks]);
export type BallotChoice = z.infer<typeof BallotChoice>;

/** A vote that is open: question frozen, entitled voters listed; closes at the chair's word, casting at `closesAt` at the latest. */
export const OpenBallot = z.object({
  ballotId: BallotId,
  itemId: AgendaItemId.nullable(),
  question: z.string(),
  voters: z.array(UserId),
  /** How many seats have a vote in all, where that is not the number of voters. */
  seats: z.int().min(1).optional(),
  openedAt: Instant,
  closesAt: Instant.nullable(),
  /** Absent: for, against or abstain. */
  method: BallotMethod.optional(),
  /** How many votes each voter has where that is not one: the own, and those of held proxies; an open vote alone can weigh. */
  weights: z.partialRecord(UserId, z.int().min(1).max(1000)).optional(),
  /** All items of a vote on several at once, the first of them `itemId`; its result is that of each. */
  itemIds: z.array(AgendaItemId).optional(),
  /** Present in a show of hands. */
  hands: HandCounting.optional(),
  /** The prepared vote that it was opened from; absent when it was made on the spot. */
  preparedBallotId: PreparedBallotId.optional(),
  /** Since when it is paused; absent while ballots are accepted. */
  pausedAt: Instant.optional(),
  /** Present when the ballot is secret. */
  secret: SecretTerms.optional(),
  /** True when the result is published with the close; absent: the chair publishes it. */
  publishesAtClose: z.literal(true).optional(),
});
export type OpenBallot = z.infer<typeof OpenBallot>;

/**
 * The computed result of a vote for/against/abstain with the rule that it was measured by. `base` counts those of whom the rule takes its share: all voting
 * members, whoever is absent included, or the present ones; `required` is the fewest votes for that win. `decidedBy` is the chair
 * or the rule of ties where the two sides were equal. All numbers are votes; where voters weigh otherwise than one, `voters` says
 * how many ballots they came from.
 */
export const BallotResult = z.object({
  base: z.int(),
  cast: z.int(),
  voters: z.int().optional(),
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  required: z.int(),
  outcome: z.enum(['passed', 'rejected']),
  decidedBy: z.enum(['majority', 'chair', 'tie']),
  rule: DecisionRule.default(COMMON_DECISION),
});
export type BallotResult = z.infer<typeof BallotResult>;

/**
 * A vote that nothing comes into any more: it is counted, and what came of it stays with those who lead until they publish it.
 * `present` are the voters who were here at its end.
 */
export const CountedBallot = z.object({
  ballot: OpenBallot,
  closedAt: Instant,
  present: z.array(UserId),
});
export type CountedBallot = z.infer<typeof CountedBallot>;

/** What came of a vote. `choice` null: did not vote. A secret one has a count and an empty roll call. */
export const BallotOutcome = z.object({
  rollCall: z.array(z.object({ userId: UserId, choice: BallotChoice.nullable() })),
  result: z.union([BallotResult, OptionsResult]),
  secretCount: SecretCount.optional(),
});
export type BallotOutcome = z.infer<typeof BallotOutcome>;

/** A vote with its published outcome. */
export const ClosedBallot = OpenBallot.extend({
  closedAt: Instant,
  publishedAt: Instant,
  ...BallotOutcome.shape,
});
export type ClosedBallot = z.infer<typeof ClosedBallot>;

/** A vote that has no result and never will. */
export const VoidBallot = OpenBallot.extend({ voidedAt: Instant, cause: VoidCause });
export type VoidBallot = z.infer<typeof VoidBallot>;

/** The state of a meeting, folded from its events: the same on the server and on every device. */
export const LiveState = z.object({
  seq: z.int(),
  frame: MeetingFrame.nullable(),
  phase: z.enum(['planned', 'running', 'ended']),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  currentItemId: AgendaItemId.nullable(),
  itemOpenedAt: Instant.nullable(),
  doneItemIds: z.array(AgendaItemId),
  presentation: Presentation.nullable(),
  pageCall: PageCall.nullable(),
  sharedInk: z.array(SharedStroke),
  attendance: z.partialRecord(UserId, AttendanceRecord),
  quorum: Quorum,
  withoutQuorum: WithoutQuorum.nullable(),
  codeShown: CodeShown.nullable(),
  /** Since when the hall screens are asked to show the seat map. */
  seatsShownAt: Instant.nullable(),
  stage: Stage,
  waiting: z.array(SpeechRequest),
  refused: z.array(RefusedRequest),
  interpellation: Interpellation.nullable(),
  floor: Floor.nullable(),
  microphones: MicrophoneMode,
  speeches: z.array(Speech),
  /** Who was asked to leave the room and has not been let in again: since when. */
  removed: z.partialRecord(UserId, Instant),
  /** Null while the meeting is not recorded. */
  recording: OngoingRecording.nullable(),
  readyCheck: ReadyCheck.nullable(),
  openBallot: OpenBallot.nullable(),
  countedBallot: CountedBallot.nullable(),
  closedBallots: z.array(ClosedBallot),
  voidBallots: z.array(VoidBallot),
  conclusions: z.partialRecord(AgendaItemId, Conclusion),
  chat: z.array(ChatMessage),
});
export type LiveState = z.infer<typeof LiveState>;

/** The state before the first event. */
export const initialLiveState: LiveState = {
  seq: 0,
  frame: null,
  phase: 'planned',
  startedAt: null,
  endedAt: null,
  currentItemId: null,
  itemOpenedAt: null,
  doneItemIds: [],
  presentation: null,
  pageCall: null,
  sharedInk: [],
  attendance: {},
  quorum: { base: 0, present: 0, required: 0, reached: false },
  withoutQuorum: null,
  codeShown: null,
  seatsShownAt: null,
  stage: freeStage,
  waiting: [],
  refused: [],
  interpellation: null,
  floor: null,
  microphones: 'floor',
  speeches: [],
  removed: {},
  recording: null,
  readyCheck: null,
  openBallot: null,
  countedBallot: null,
  closedBallots: [],
  voidBallots: [],
  conclusions: {},
  chat: [],
};
