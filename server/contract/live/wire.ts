import { z } from 'zod';
import type { Action } from '../actions.ts';
import type { ErrorBody } from '../errors.ts';
import {
  type BallotId,
  CommandId,
  type DocumentId,
  MeetingId,
  StrokeId,
  type UserId,
  VersionId,
} from '../ids.ts';
import type { LiveEvent } from './events.ts';
import { Stroke } from './ink.ts';
import type { LiveState } from './state.ts';

/** Path of the Socket.IO endpoint. */
export const LIVE_PATH = '/rt';

/** The version of this protocol, risen with each kind of event that is new; a client that speaks another one is asked to reload. */
export const LIVE_PROTOCOL = 8;

/** Asks to enter a meeting's stream; `seq` is what the client already holds (0: nothing). */
export const EnterRequest = z.object({
  protocol: z.int(),
  meetingId: MeetingId,
  seq: z.int().min(0),
});
export type EnterRequest = z.infer<typeof EnterRequest>;

/** A command on the wire; `input` is parsed by the table of commands. */
export const CommandRequest = z.object({
  meetingId: MeetingId,
  commandId: CommandId,
  name: z.string().max(64),
  input: z.unknown(),
});
export type CommandRequest = z.infer<typeof CommandRequest>;

/** What a client catches up with: the missing events, or the whole state when they are too many. */
export type CatchUp =
  | { kind: 'events'; events: LiveEvent[] }
  | { kind: 'snapshot'; state: LiveState };

/** The answer to entering: who the viewer is here, what they may do, and what they missed. */
export type Welcome = {
  selfId: UserId;
  may: Action[];
  serverTime: string;
  catchUp: CatchUp;
  presence: Presence;
  gone: Gone;
};

/** An answer on the wire: done, or refused with a code. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

/** Who is connected now; not stored. */
export type Presence = { userId: UserId; connections: number }[];

/** Who was connected to the meeting and is not any more, with since when; not stored: a server that starts anew knows of none. */
export type Gone = { userId: UserId; since: string }[];

/** Signals of the presenter that may be lost and are not stored: pointer, ink being drawn, the part of the page in sight. */
export const Signal = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('pointer'),
    versionId: VersionId,
    page: z.int().min(1),
    x: z.number(),
    y: z.number(),
  }),
  z.object({
    type: z.literal('drawing'),
    versionId: VersionId,
    page: z.int().min(1),
    strokeId: StrokeId,
    /** The points drawn since the signal before, in PDF points. */
    points: z.array(z.tuple([z.number(), z.number(), z.number()])).max(200),
    /** How the line looks; with the first signal of a stroke and every few after it. */
    style: Stroke.pick({ tool: true, color: true, widthPt: true }).optional(),
  }),
  z.object({
    type: z.literal('region'),
    versionId: VersionId,
    page: z.int().min(1),
    /** The part of the page that is in sight: [x, y, width, height] in PDF points. */
    rect: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]),
  }),
]);
export type Signal = z.infer<typeof Signal>;

/** What comes on the volatile channel; the count of ballots and the news of comments are the server's own. */
export type ServerSignal =
  | (Signal & { from: UserId })
  | { type: 'ballotReceived'; ballotId: BallotId; received: number }
  | { type: 'commentsChanged'; documentId: DocumentId }
  /** Somebody came into the waiting room or left it; for those who let them in. */
  | { type: 'waitingChanged' };

/** Frames from the client to the server, each answered by an acknowledgement. */
export type ClientFrames = {
  enter: (request: EnterRequest, answer: (a: Answer<Welcome>) => void) => void;
  leave: (request: { meetingId: MeetingId }) => void;
  catchUp: (
    request: { meetingId: MeetingId; seq: number },
    answer: (a: Answer<CatchUp>) => void,
  ) => void;
  command: (request: CommandRequest, answer: (a: Answer<{ seq: number }>) => void) => void;
  signal: (request: { meetingId: MeetingId; signal: Signal }) => void;
  /** Answered at once: a device whose network changed finds out whether its line still leads here. */
  alive: (answer: (a: Answer<null>) => void) => void;
  media: (
    request: { meetingId: MeetingId; name: string; input: unknown },
    answer: (a: Answer<unknown>) => void,
  ) => void;
};

/** Frames from the server to the client. `media` carries a notice of contract/media. */
export type ServerFrames = {
  events: (frame: { meetingId: MeetingId; events: LiveEvent[] }) => void;
  /** The whole state, unasked: what this viewer may see of it has changed. */
  state: (frame: { meetingId: MeetingId; state: LiveState }) => void;
  signal: (frame: { meetingId: MeetingId; signal: ServerSignal }) => void;
  presence: (frame: { meetingId: MeetingId; presence: Presence }) => void;
  may: (frame: { meetingId: MeetingId; may: Action[] }) => void;
  media: (frame: { meetingId: MeetingId; notice: import('../media/wire.ts').MediaNotice }) => void;
  signedOut: () => void;
};
