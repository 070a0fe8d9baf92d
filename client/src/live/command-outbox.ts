import { ApiError } from '#client/api/api-error.ts';
import type { ErrorCode } from '#contract/errors.ts';
import type { CommandId, MeetingId } from '#contract/ids.ts';
import type { CommandInput, CommandName } from '#contract/live/commands.ts';
import type { CommandRequest } from '#contract/live/wire.ts';
import { LineLost, type LiveLine } from './live-line.ts';

/** Waits before a command is sent again that the server could not take now, in milliseconds; after the last it is given up. */
const RETRIES_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** Refusals that pass by themselves. */
const PASSING = new Set<ErrorCode>(['UNAVAILABLE', 'TOO_MANY']);

type Outstanding = {
  request: CommandRequest;
  underWay: boolean;
  retries: number;
  resolve: (answer: { seq: number }) => void;
  reject: (refusal: ApiError) => void;
};

/**
 * Keeps every command until the server has answered it. A command whose answer was lost with the line is sent again with the
 * same id, which the server answers as it did the first time.
 */
export class CommandOutbox {
  readonly #line: LiveLine;
  readonly #meetingId: MeetingId;
  readonly #newId: () => string;
  readonly #outstanding = new Map<string, Outstanding>();
  #open = false;

  constructor(line: LiveLine, meetingId: MeetingId, newId: () => string) {
    this.#line = line;
    this.#meetingId = meetingId;
    this.#newId = newId;
  }

  /** How many commands have no answer yet. */
  get size(): number {
    return this.#outstanding.size;
  }

  /** Sends a command, now or once the meeting is entered; rejects with the server's refusal as `ApiError`. */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<{ seq: number }> {
    const commandId = this.#newId() as CommandId;
    const request: CommandRequest = { meetingId: this.#meetingId, commandId, name, input };
    return new Promise((resolve, reject) => {
      this.#outstanding.set(commandId, { request, underWay: false, retries: 0, resolve, reject });
      if (this.#open) void this.#deliver(commandId);
    });
  }

  /** The meeting is entered: sends, in order, all that has no answer. */
  open(): void {
    this.#open = true;
    for (const commandId of [...this.#outstanding.keys()]) void this.#deliver(commandId);
  }

  /** The line is down: commands wait. */
  hold(): void {
    this.#open = false;
  }

  /** Gives up: whoever waits is told that the service can't be reached. */
  close(): void {
    this.#open = false;
    for (const { reject } of this.#outstanding.values()) {
      reject(new ApiError({ code: 'UNAVAILABLE', reason: 'left-meeting' }));
    }
    this.#outstanding.clear();
  }

  async #deliver(commandId: string): Promise<void> {
    const entry = this.#outstanding.get(commandId);
    if (!entry || entry.underWay) return;
    entry.underWay = true;
    try {
      const answer = await this.#line.ask('command', entry.request);
      const wait = RETRIES_MS[entry.retries];
      if (!answer.ok && PASSING.has(answer.error.code) && wait !== undefined) {
        // The database restarts, or much was kept while the line was down: the same id makes asking again safe.
        entry.retries += 1;
        entry.underWay = false;
        setTimeout(() => this.#open && void this.#deliver(commandId), wait);
        return;
      }
      this.#outstanding.delete(commandId);
      if (answer.ok) entry.resolve(answer.value);
      else entry.reject(new ApiError(answer.error));
    } catch (error) {
      entry.underWay = false;
      if (!(error instanceof LineLost)) {
        this.#outstanding.delete(commandId);
        entry.reject(new ApiError({ code: 'INTERNAL' }, error));
      } else if (this.#open && this.#line.connected()) {
        void this.#deliver(commandId);
      }
    }
  }
}
