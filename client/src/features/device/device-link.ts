import { ApiError } from '#client/api/api-error.ts';
import { Store } from '#client/media/store.ts';
import type { DeviceReport, DeviceRequest, ToneReport } from '#contract/device-report.ts';
import type { DevicePulse } from '#contract/http/devices.ts';

/** The server as a room's machine asks it. */
export interface DeviceServer {
  askForPairing(): Promise<{ code: string; goodForSeconds: number }>;
  pulse(input: { report: DeviceReport | null; isIdle: boolean }): Promise<DevicePulse>;
  /** Learns and remembers which account the session is of. */
  meet(): Promise<void>;
}

/** What the server says to a machine that is paired. */
export type Paired = Extract<DevicePulse, { state: 'paired' }>;

/**
 * How this machine stands: nothing is known yet, it shows a code, its site's account is locked, or it is the machine of a site.
 * `untilMs` is when the code is over by the machine's `performance.now()`, `wasPaired` that this page was a site's machine until its right
 * was taken back; `session` counts the sessions that it had: with another one what was open has to be opened anew.
 */
export type DeviceState =
  | { kind: 'starting' }
  | { kind: 'code'; code: string; untilMs: number; wasPaired: boolean }
  | { kind: 'locked' }
  | { kind: 'paired'; pulse: Paired; session: number };

/** How this machine stands, and whether its line to the server is down. */
export type DeviceView = { state: DeviceState; isLineLost: boolean };

/** How often the server is asked, in milliseconds; more often while somebody looks from afar. */
const PULSE_MS = 3_000;
const WATCHED_MS = 1_000;

/** What this machine tells of itself and does when it is asked to, where it is now: waiting or in a meeting. */
export type DevicePart = {
  isIdle: boolean;
  report(): DeviceReport;
  take(request: DeviceRequest): void;
};

/** Keeps a room's machine in touch with the server, for as long as its page is open. Knows nothing of React. */
export class DeviceLink {
  readonly view = new Store<DeviceView>({ state: { kind: 'starting' }, isLineLost: false });
  readonly #server: DeviceServer;
  #part: DevicePart | null = null;
  #tone: ToneReport | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #beating: Promise<void> | null = null;
  #hasMet = false;
  #closed = false;

  constructor(server: DeviceServer) {
    this.#server = server;
  }

  /** What tells and takes requests from now on; the last one given counts. Returns the way out. */
  serve(part: DevicePart): () => void {
    this.#part = part;
    return () => {
      if (this.#part === part) this.#part = null;
    };
  }

  /** Tells with the next report, and with all that follow, how a test tone goes; the last one told counts. */
  tellTone(tone: ToneReport): void {
    this.#tone = tone;
  }

  /** Asks the server now, and again and again from then on. */
  beat(): Promise<void> {
    this.#beating ??= this.#beatOnce().finally(() => {
      this.#beating = null;
    });
    return this.#beating;
  }

  /** Ends it. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #beatOnce(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    let nextMs = PULSE_MS;
    try {
      const part = this.#part;
      const pulse = await this.#server.pulse({
        report: part && { ...part.report(), ...(this.#tone && { tone: this.#tone }) },
        isIdle: part?.isIdle ?? true,
      });
      if (pulse.state === 'paired' && pulse.checkedBy !== null) nextMs = WATCHED_MS;
      await this.#follow(pulse);
    } catch (error) {
      // Whatever it is, it is asked again: nobody stands here to do it.
      const isLineLost = !(error instanceof ApiError) || error.code === 'UNAVAILABLE';
      this.view.update((view) => ({ ...view, isLineLost }));
    }
    if (!this.#closed) this.#timer = setTimeout(() => void this.beat(), nextMs);
  }

  async #follow(pulse: DevicePulse): Promise<void> {
    const { state } = this.view.getSnapshot();
    if (pulse.state === 'paired') {
      if (pulse.isNewSession || !this.#hasMet) await this.#server.meet();
      this.#hasMet = true;
      const before = state.kind === 'paired' ? state.session : 0;
      const session = before + (pulse.isNewSession || before === 0 ? 1 : 0);
      this.#show({ kind: 'paired', pulse, session });
      for (const request of pulse.requests) this.#part?.take(request);
      return;
    }
    this.#hasMet = false;
    if (pulse.state === 'locked') return this.#show({ kind: 'locked' });
    // The code is on the screen alone: after a reload another is asked for.
    if (pulse.state === 'pairing' && state.kind === 'code') return this.#show(state);
    const wasPaired = state.kind === 'paired' || (state.kind === 'code' && state.wasPaired);
    const { code, goodForSeconds } = await this.#server.askForPairing();
    const untilMs = performance.now() + goodForSeconds * 1000;
    this.#show({ kind: 'code', code, untilMs, wasPaired });
  }

  #show(state: DeviceState): void {
    if (!this.#closed) this.view.set({ state, isLineLost: false });
  }
}
