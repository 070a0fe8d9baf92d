import { ApiError } from '#client/api/api-error.ts';
import type { BallotId, MeetingId } from '#contract/ids.ts';
import type { BallotChoice } from '#contract/live/state.ts';
import type { BallotPost, OwnReceipt } from './ballot-post.ts';
import { forget, type Kept, type KeptStorage, keep, keptKey, readKept } from './kept-ballots.ts';

/**
 * Where one's own ballot stands. What was chosen stays on the device until the server has acknowledged it; of a sealed ballot that
 * a reload has taken up again nobody knows the choice.
 */
export type OwnBallot =
  | { kind: 'choosing'; choice: BallotChoice | null }
  | { kind: 'sending'; choice: BallotChoice | null; attempt: number }
  /** It arrived in a pause and was not accepted: the very same ballot is delivered when the vote goes on. */
  | { kind: 'heldByPause'; choice: BallotChoice | null }
  /** The vote asks for the password first: the very same ballot is delivered when its voter has confirmed. */
  | { kind: 'unconfirmed'; choice: BallotChoice | null; isBusy: boolean; error: unknown }
  | { kind: 'recorded'; receipt: OwnReceipt }
  /** The vote takes none any more; what was sent is kept until the voter has acknowledged that it doesn't count. */
  | { kind: 'tooLate' }
  | { kind: 'refused'; choice: BallotChoice | null; error: unknown };

/** What the outbox takes from its surroundings. */
export type OutboxParts = {
  post: BallotPost;
  wait(ms: number): Promise<void>;
  storage: KeptStorage;
};

/**
 * One person's ballot in one vote, over HTTP: keeps the draft, sends it again until it is acknowledged (the server counts one
 * however often it comes), and takes it up again after a reload.
 */
export class BallotOutbox {
  readonly #parts: OutboxParts;
  readonly #post: BallotPost;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #state: OwnBallot;
  #closed = false;
  #goOn = () => {};
  /** What is being delivered: a browser may refuse to keep it. */
  #paper: string | null = null;

  constructor(meetingId: MeetingId, ballotId: BallotId, selfId: string, parts: OutboxParts) {
    this.#parts = parts;
    this.#post = parts.post;
    this.#key = keptKey(meetingId, ballotId, selfId);
    const kept = this.#kept();
    this.#state = { kind: 'choosing', choice: kept?.choice ?? null };
    if (kept?.paper) void this.#deliver(kept.paper, kept.choice);
    else void this.#look();
  }

  readonly getSnapshot = (): OwnBallot => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Chooses, without sending, or takes the choice back (null); possible until the ballot is sent. */
  choose(choice: BallotChoice | null): void {
    if (this.#state.kind !== 'choosing' && this.#state.kind !== 'refused') return;
    if (this.#post.keepsChoice) this.#keep({ choice, paper: null });
    this.#set({ kind: 'choosing', choice });
  }

  /** Sends what is chosen until it is acknowledged or the vote is over. */
  async send(): Promise<void> {
    if (this.#state.kind !== 'choosing' && this.#state.kind !== 'refused') return;
    const { choice } = this.#state;
    if (!choice) return;
    this.#set({ kind: 'sending', choice, attempt: 1 });
    let paper: string;
    try {
      paper = await this.#post.fill(choice);
    } catch (error) {
      return this.#set({ kind: 'refused', choice, error });
    }
    this.#keep({ choice: this.#post.keepsChoice ? choice : null, paper });
    await this.#deliver(paper, choice);
  }

  /** Confirms with the password, and delivers the ballot that waits for it. */
  async confirm(password: string): Promise<void> {
    if (this.#state.kind !== 'unconfirmed' || this.#state.isBusy) return;
    const { choice } = this.#state;
    this.#set({ kind: 'unconfirmed', choice, isBusy: true, error: null });
    try {
      await this.#post.confirm?.(password);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'WRONG_STATE') return this.#endTooLate();
      return this.#set({ kind: 'unconfirmed', choice, isBusy: false, error });
    }
    if (this.#paper) await this.#deliver(this.#paper, choice);
  }

  /** The vote goes on after a pause: what was held by it is sent without further waiting. */
  resume(): void {
    this.#goOn();
  }

  /** The voter has read that the ballot came too late: it is kept no longer. */
  acknowledge(): void {
    if (this.#state.kind === 'tooLate') forget(this.#parts.storage, this.#key);
  }

  /** Stops sending; the draft stays on the device. */
  close(): void {
    this.#closed = true;
  }

  /** Sends the very same paper until it is acknowledged: another sealing of the same choice would be another ballot. */
  async #deliver(paper: string, choice: BallotChoice | null): Promise<void> {
    this.#paper = paper;
    for (let attempt = 1; !this.#closed; attempt += 1) {
      // A ballot that the pause holds stays so until the server says otherwise: to ask again is not to be recorded.
      if (this.#state.kind !== 'heldByPause') this.#set({ kind: 'sending', choice, attempt });
      try {
        return this.#record(await this.#post.cast(paper));
      } catch (error) {
        const code = error instanceof ApiError ? error.code : 'INTERNAL';
        if (code === 'ALREADY_VOTED' && (await this.#look())) return;
        if (error instanceof ApiError && error.body.reason === 'confirm-password') {
          // What was recorded before, and its acknowledgement lost, needs no confirmation any more.
          if (await this.#look()) return;
          return this.#set({ kind: 'unconfirmed', choice, isBusy: false, error: null });
        }
        if (error instanceof ApiError && error.body.reason === 'ballot-paused') {
          await this.#holdByPause(choice);
          continue;
        }
        if (code === 'WRONG_STATE') return this.#endTooLate();
        if (!TRANSIENT.has(code)) return this.#set({ kind: 'refused', choice, error });
        await this.#parts.wait(Math.min(5_000, 400 * 2 ** Math.min(attempt - 1, 4)));
      }
    }
  }

  /** The vote takes none any more; what was recorded before, and its acknowledgement lost, counts all the same. */
  async #endTooLate(): Promise<void> {
    if (!(await this.#look())) this.#set({ kind: 'tooLate' });
  }

  /** Until the vote goes on; asks by itself now and then, should the news of it have come before the refusal. */
  async #holdByPause(choice: BallotChoice | null): Promise<void> {
    const resumed = new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
    this.#set({ kind: 'heldByPause', choice });
    await Promise.race([resumed, this.#parts.wait(ASK_IN_PAUSE_MS)]);
  }

  /** Asks whether the server holds a ballot of this person already, cast on another device. */
  async #look(): Promise<boolean> {
    const receipt = await this.#post.mine().catch(() => null);
    if (!receipt || this.#closed) return false;
    this.#record(receipt);
    return true;
  }

  #record(receipt: OwnReceipt): void {
    forget(this.#parts.storage, this.#key);
    this.#set({ kind: 'recorded', receipt });
  }

  #kept(): Kept | null {
    const kept = readKept(this.#parts.storage, this.#key);
    if (!kept) return null;
    const { choice, paper } = kept;
    const isWhole = choice === null || this.#takes(choice);
    return isWhole && (paper === null || paper) ? kept : null;
  }

  /** False also for what is no choice of any vote. */
  #takes(choice: BallotChoice): boolean {
    try {
      return this.#post.takes(choice);
    } catch {
      return false;
    }
  }

  #keep(kept: Kept): void {
    keep(this.#parts.storage, this.#key, kept);
  }

  #set(state: OwnBallot): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** How often a ballot that a pause holds asks whether the vote goes on. */
const ASK_IN_PAUSE_MS = 10_000;

/** Refusals that pass by themselves: the line, the server, its database. */
const TRANSIENT = new Set(['UNAVAILABLE', 'INTERNAL', 'TOO_MANY']);
