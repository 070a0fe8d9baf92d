import type { MediaTransport, TransportState } from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import { refusalOf, within } from './recovery.ts';

/** How long a transport may be without its line before ICE is restarted: shorter gaps are only lost packets. */
const DISCONNECTED_MS = 200;
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
    // What took this line may have taken the socket's too, which would not notice for seconds.
    this.#signal.doubt();
    this.#wait(transport, state === 'failed' ? 0 : DISCONNECTED_MS, () => this.#restart(transport));
  }

  /** Gives new ICE to transports whose device has another network now. */
  moved(transports: readonly MediaTransport[]): void {
    this.#signal.doubt();
    for (const transport of transports) void this.#renew(transport);
  }

  /**
   * The socket is back. What took it away may have taken the lines of these transports too, or the device came back from another
   * network: ICE would notice by itself seconds later.
   */
  reconnected(transports: readonly MediaTransport[]): void {
    for (const transport of transports)
      if (this.#timers.has(transport)) this.#restart(transport);
      else void this.#renew(transport);
  }

  /** Forgets all transports. */
  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #restart(transport: MediaTransport): void {
    this.#wait(transport, RESTART_MS, this.#lost);
    void this.#renew(transport);
  }

  async #renew(transport: MediaTransport): Promise<void> {
    try {
      const asked = this.#signal.request('media.restartIce', { transportId: transport.id });
      const { iceParameters } = await within(RESTART_MS, asked);
      await transport.restartIce(iceParameters);
    } catch (error) {
      // A server that no longer knows the transport will not learn it by waiting; a socket that is down comes back.
      if (this.#timers.has(transport) && refusalOf(error).code !== undefined)
        this.#wait(transport, 0, this.#lost);
    }
  }

  #wait(transport: MediaTransport, ms: number, then: () => void): void {
    clearTimeout(this.#timers.get(transport));
    this.#timers.set(transport, setTimeout(then, ms));
  }
}
