import type { PeerId } from '#contract/ids.ts';
import type { Source } from '#contract/media/wire.ts';
import type { MediaSession } from './media-session.ts';
import type { Received } from './receiver.ts';

/** So long after the new connection stands the others are given to do the same, in milliseconds. */
const LINGER_MS = 2_000;

/** What this device had before the server moved it to another machine: seen and heard until the same comes from there. */
export class FormerSession {
  #session: MediaSession | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Keeps a session that is about to be replaced. */
  keep(session: MediaSession): void {
    this.close();
    session.fade();
    this.#session = session;
  }

  /** What is still received of a peer's source, or null. */
  find(peerId: PeerId, source: Source): Received | null {
    return this.#session?.receiver?.find(peerId, source) ?? null;
  }

  /** True while there is one. */
  get isKept(): boolean {
    return this.#session !== null;
  }

  /** True for the session that is kept. */
  has(session: MediaSession | null): boolean {
    return session !== null && session === this.#session;
  }

  /** Lets go of each voice that flows by the new connection, so that nobody is heard twice; then `shows` what came. */
  yieldTo(session: MediaSession, shows: () => void): void {
    const former = this.#session?.receiver;
    for (const { peerId, producerId } of former?.received('microphone') ?? []) {
      const anew = session.receiver?.find(peerId, 'microphone')?.consumer;
      if (anew && !anew.track.muted) former?.drop(producerId);
    }
    shows();
  }

  /** The new connection stands. */
  closeSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), LINGER_MS);
  }

  /** Ends it at once; again is harmless. */
  close(): void {
    clearTimeout(this.#timer);
    this.#session?.close();
    this.#session = null;
  }
}
