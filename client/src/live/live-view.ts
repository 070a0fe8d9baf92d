import type { Action } from '#contract/actions.ts';
import type { ErrorBody } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';
import type { ServerSignal } from '#contract/live/wire.ts';

/**
 * How the device stands to the meeting. `removed`: asked to leave, until let in again. `refused` is final: the account may not be
 * here, or was signed out.
 */
export type Connection =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'removed' }
  | { kind: 'refused'; error: ErrorBody };

/** Where the presenter points, in PDF points from the page's top left corner. */
export type Pointer = Extract<ServerSignal, { type: 'pointer' }>;

/** The part of the page that the presenter has in sight, in PDF points. */
export type Region = Extract<ServerSignal, { type: 'region' }>;

/** How many ballots of the open vote the server holds; a signal, so it may lag. */
export type Received = Extract<ServerSignal, { type: 'ballotReceived' }>;

/** Everything a component may read of the running meeting: one immutable snapshot. */
export type LiveView = {
  connection: Connection;
  state: LiveState;
  /** Null until the meeting is entered for the first time. */
  selfId: UserId | null;
  may: ReadonlySet<Action>;
  /** Connections per account that is connected now. */
  presence: ReadonlyMap<UserId, number>;
  /** Who was connected and is not any more, for they have left or lost the line: since when, in milliseconds of the server's clock. */
  goneSince: ReadonlyMap<UserId, number>;
  pointer: Pointer | null;
  region: Region | null;
  received: Received | null;
};

/** The contract's `initialLiveState`, written again so that the schemas (and zod) stay out of the browser; a test holds them equal. */
export const nothingYet: LiveState = {
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
  stage: { seq: 0, at: null, layout: null, spotlight: null },
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

/** The view before anything is known. */
export const initialLiveView: LiveView = {
  connection: { kind: 'connecting' },
  state: nothingYet,
  selfId: null,
  may: new Set(),
  presence: new Map(),
  goneSince: new Map(),
  pointer: null,
  region: null,
  received: null,
};
