import type { MediaSignal } from '#client/media/media-signal.ts';
import type { ErrorBody } from '#contract/errors.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { CommandInput, CommandName } from '#contract/live/commands.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type {
  CatchUp,
  Gone,
  Presence,
  ServerSignal,
  Signal,
  Welcome,
} from '#contract/live/wire.ts';
import { CommandOutbox } from './command-outbox.ts';
import { foldEvents } from './fold-events.ts';
import type { LiveLine, Unsubscribe } from './live-line.ts';
import { initialLiveView, type LiveView } from './live-view.ts';
import { createMediaSignal } from './media-signal.ts';
import { newId } from './new-id.ts';

/** The contract's LIVE_PROTOCOL, held to it by its type. */
const PROTOCOL: typeof import('#contract/live/wire.ts').LIVE_PROTOCOL = 8;

/** Refusals of entering that pass: the server starts, or its database does. */
const PASSING = new Set<ErrorBody['code']>(['UNAVAILABLE', 'INTERNAL', 'TOO_MANY']);
const RETRY_MS = 1_000;
/** How often who was asked to leave asks whether they are let in again. */
const REMOVED_RETRY_MS = 4_000;

/** What the store takes from its surroundings; tests bring their own. */
export type LiveSurroundings = { newId: () => string; now: () => number };

/**
 * One meeting as this device knows it: enters, folds the stream, fills gaps, enters again after a lost line with what it holds,
 * and keeps commands until they are answered. Knows nothing of React: read it through `subscribe` and `getSnapshot`.
 */
export class LiveStore {
  readonly meetingId: MeetingId;
  readonly media: MediaSignal;
  readonly #line: LiveLine;
  readonly #outbox: CommandOutbox;
  readonly #now: () => number;
  readonly #endings: Unsubscribe[];
  readonly #listeners = new Set<() => void>();
  readonly #eventListeners = new Set<(event: LiveEvent) => void>();
  readonly #signalListeners = new Set<(signal: ServerSignal) => void>();
  readonly #reconnectedListeners = new Set<() => void>();
  #view: LiveView = initialLiveView;
  #ahead: LiveEvent[] = [];
  #catchingUp = false;
  #enteredOnce = false;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #clockOffsetMs = 0;
  #closed = false;

  constructor(
    line: LiveLine,
    meetingId: MeetingId,
    surroundings: LiveSurroundings = { newId, now: () => Date.now() },
  ) {
    this.meetingId = meetingId;
    this.#line = line;
    this.#now = surroundings.now;
    this.#outbox = new CommandOutbox(line, meetingId, surroundings.newId);
    const entered = () => this.#entered();
    this.media = createMediaSignal(line, meetingId, this.#onReconnected, entered);
    const mine = <F extends { meetingId: MeetingId }>(take: (frame: F) => void) => {
      return (frame: F) => {
        if (frame.meetingId === meetingId) take(frame);
      };
    };
    this.#endings = [
      line.onConnected(() => void this.#enter()),
      line.onLost(() => this.#lose()),
      line.onRefused((error) => this.#refuse(error)),
      line.onFrame(
        'events',
        mine((frame) => this.#receive(frame.events)),
      ),
      line.onFrame(
        'state',
        mine(({ state }) => this.#apply({ kind: 'snapshot', state }, true)),
      ),
      line.onFrame(
        'signal',
        mine((frame) => this.#hear(frame.signal)),
      ),
      line.onFrame(
        'presence',
        mine((frame) => this.#set(this.#present(frame.presence))),
      ),
      line.onFrame(
        'may',
        mine((frame) => this.#set({ may: new Set(frame.may) })),
      ),
      line.onFrame('signedOut', () => this.#refuse({ code: 'NOT_SIGNED_IN' })),
    ];
    if (line.connected()) void this.#enter();
  }

  /** The current snapshot; the same object until something changes. */
  readonly getSnapshot = (): LiveView => this.#view;

  /** Calls back after each change. */
  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back with each event as it is folded in order; what a snapshot replaced is not repeated. */
  readonly onEvent = (listener: (event: LiveEvent) => void): Unsubscribe => {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  };

  /** Calls back with each signal of the volatile channel. */
  readonly onSignal = (listener: (signal: ServerSignal) => void): Unsubscribe => {
    this.#signalListeners.add(listener);
    return () => this.#signalListeners.delete(listener);
  };

  /** The server's clock in milliseconds since 1970: timers count by it, for a tablet's own clock may be hours off. */
  readonly serverNow = (): number => this.#now() + this.#clockOffsetMs;

  /** Asks for something; resolves once it is stored, rejects with the server's refusal as `ApiError`. Waits while the line is down. */
  readonly command = <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
  ): Promise<{ seq: number }> => this.#outbox.send(name, input);

  /** Tells the others something that may be lost. */
  readonly signal = (signal: Signal): void => {
    this.#line.tell('signal', { meetingId: this.meetingId, signal });
  };

  /** Tries to reach the server at once. */
  readonly retryNow = (): void => this.#line.retryNow();

  /** Leaves the meeting and closes the line. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    for (const end of this.#endings) end();
    this.#line.tell('leave', { meetingId: this.meetingId });
    this.#outbox.close();
    this.#line.close();
  }

  async #enter(): Promise<void> {
    if (this.#closed) return;
    const askedAt = this.#now();
    const { meetingId } = this;
    const request = { protocol: PROTOCOL, meetingId, seq: this.#view.state.seq };
    const answer = await this.#line.ask('enter', request).catch(() => null);
    if (this.#closed || this.#view.connection.kind === 'refused') return;
    if (answer?.ok) return this.#welcome(answer.value, askedAt);
    if (answer?.error.reason === 'removed') return this.#stayOut();
    if (answer && !PASSING.has(answer.error.code)) return this.#refuse(answer.error);
    if (!this.#line.connected()) return;
    this.#retry = setTimeout(() => void this.#enter(), RETRY_MS);
  }

  readonly #onReconnected = (listener: () => void): Unsubscribe => {
    this.#reconnectedListeners.add(listener);
    return () => this.#reconnectedListeners.delete(listener);
  };

  /** Resolves once the meeting was entered again after a lost line, and who takes up what they had has asked for it. */
  #entered(): Promise<void> {
    if (this.#view.connection.kind !== 'reconnecting') return Promise.resolve();
    return new Promise((done) => {
      // Listeners hear in the order in which they came: those of the conference are there from its beginning.
      const end = this.#onReconnected(() => {
        end();
        done();
      });
    });
  }

  #welcome(welcome: Welcome, askedAt: number): void {
    const here = (askedAt + this.#now()) / 2;
    this.#clockOffsetMs = Date.parse(welcome.serverTime) - here;
    this.#set({
      connection: { kind: 'live' },
      selfId: welcome.selfId,
      may: new Set(welcome.may),
      ...this.#present(welcome.presence, welcome.gone),
    });
    this.#apply(welcome.catchUp, true);
    this.#outbox.open();
    if (this.#enteredOnce) for (const listener of this.#reconnectedListeners) listener();
    this.#enteredOnce = true;
  }

  #lose(): void {
    this.#outbox.hold();
    if (this.#retry) clearTimeout(this.#retry);
    if (this.#view.connection.kind === 'live') {
      this.#set({
        connection: { kind: 'reconnecting', since: this.#now() },
        pointer: null,
        region: null,
      });
    }
  }

  /** Asked to leave: nothing is told to this device any more, until an entering is let through. */
  #stayOut(): void {
    this.#outbox.hold();
    this.#set({ connection: { kind: 'removed' } });
    if (this.#retry) clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      if (this.#line.connected()) void this.#enter();
    }, REMOVED_RETRY_MS);
  }

  #refuse(error: ErrorBody): void {
    this.#set({ connection: { kind: 'refused', error } });
    this.#outbox.close();
    this.#line.close();
  }

  /** `whole`: a snapshot answers for everything, even when it is older than what is held (a restored server). */
  #apply(catchUp: CatchUp, whole: boolean): void {
    if (catchUp.kind === 'events') this.#receive(catchUp.events);
    else {
      if (whole || catchUp.state.seq > this.#view.state.seq) this.#set({ state: catchUp.state });
      this.#receive([]);
    }
  }

  #receive(events: readonly LiveEvent[]): void {
    const folded = foldEvents(this.#view.state, [...this.#ahead, ...events]);
    this.#ahead = folded.ahead;
    if (folded.applied.length > 0) {
      this.#set({ state: folded.state, ...this.#outdated(folded.state) });
      for (const event of folded.applied)
        for (const listener of this.#eventListeners) listener(event);
      const { selfId } = this.#view;
      if (selfId && folded.state.removed[selfId]) this.#stayOut();
    }
    if (folded.ahead.length > 0) void this.#catchUp();
  }

  /** Signals about what is over are dropped with it. */
  #outdated(state: LiveView['state']): Partial<LiveView> {
    const { received, pointer, region } = this.#view;
    const presenterId = state.presentation?.presenterId;
    return {
      ...(received && received.ballotId !== state.openBallot?.ballotId ? { received: null } : {}),
      ...(pointer && pointer.from !== presenterId ? { pointer: null } : {}),
      ...(region && region.from !== presenterId ? { region: null } : {}),
    };
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp || this.#view.connection.kind !== 'live') return;
    this.#catchingUp = true;
    const request = { meetingId: this.meetingId, seq: this.#view.state.seq };
    const answer = await this.#line.ask('catchUp', request).catch(() => null);
    this.#catchingUp = false;
    if (this.#closed) return;
    if (answer?.ok) return this.#apply(answer.value, false);
    // Not answered, or not now: what is ahead of the gap still waits for it, unless entering again fills it first.
    this.#retry = setTimeout(() => this.#ahead.length > 0 && void this.#catchUp(), RETRY_MS);
  }

  #hear(signal: ServerSignal): void {
    const { state } = this.#view;
    for (const listener of this.#signalListeners) listener(signal);
    if (signal.type === 'ballotReceived') this.#set({ received: signal });
    if (!('from' in signal) || signal.from !== state.presentation?.presenterId) return;
    if (signal.type === 'pointer') this.#set({ pointer: signal });
    if (signal.type === 'region') this.#set({ region: signal });
  }

  /** A server that started anew knows of nobody who went before: what was seen from here is kept. */
  #present(entries: Presence, gone: Gone = []): Pick<LiveView, 'presence' | 'goneSince'> {
    const presence = new Map(entries.map((entry) => [entry.userId, entry.connections]));
    const now = this.serverNow();
    const since = new Map([
      ...[...this.#view.presence.keys()].map((userId) => [userId, now] as const),
      ...this.#view.goneSince,
      ...gone.map(({ userId, since }) => [userId, Date.parse(since)] as const),
    ]);
    for (const userId of presence.keys()) since.delete(userId);
    return { presence, goneSince: since };
  }

  #set(change: Partial<LiveView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
