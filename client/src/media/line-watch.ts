import type { MediaTransport, TransportState } from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import { within } from './recovery.ts';

/** How long a transport may be without its line before ICE is restarted: short gaps mend themselves. */
const DISCONNECTED_MS = 1200;
/** How long new ICE may take before all is joined anew. */
const RESTART_MS = 4000;

/** Watches the transports' lines: what broke is mended by new ICE, and when that does not help, `lost` is called. */
export class LineWatch {
  readonly #signal: MediaSignal;
  readonly #lost: () => void;
  readonly #timers = new Map<MediaTransport, ReturnType<typeof setTimeout>>();

  constructor(signal: MediaSignal, lost: () => void) {
    this.#signal = signal;
    this.#lost = lost;
  }

  /** Takes a change of a transport's line. */
  changed(transport: MediaTransport, state: TransportState): void {
    clearTimeout(this.#timers.get(transport));
    this.#timers.delete(transport);
    if (state !== 'disconnected' && state !== 'failed') return;
    this.#wait(transport, state === 'failed' ? 0 : DISCONNECTED_MS, () => this.#restart(transport));
  }

  /** Forgets all transports. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #restart(transport: MediaTransport): void {
    this.#wait(transport, RESTART_MS, this.#lost);
    within(RESTART_MS, this.#signal.request('media.restartIce', { transportId: transport.id }))
      .then(({ iceParameters }) => transport.restartIce(iceParameters))
      .catch(() => {
        // A server that no longer knows the transport will not learn it by waiting.
        if (this.#timers.has(transport)) this.#wait(transport, 0, this.#lost);
      });
  }

  #wait(transport: MediaTransport, ms: number, then: () => void): void {
    clearTimeout(this.#timers.get(transport));
    this.#timers.set(transport, setTimeout(then, ms));
  }
}
