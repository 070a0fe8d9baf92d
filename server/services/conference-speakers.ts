import type { PeerId } from '#contract/ids.ts';
import type { Roster } from './conference-roster.ts';

/** Who takes a breath still speaks, in milliseconds. */
const BREATH_MS = 1_500;
/** Who came meanwhile is to see who speaks without waiting for another voice, in milliseconds. */
const AGAIN_MS = 3_000;

/**
 * Tells the members of a conference who speaks: when others do than before, and from time to time again. Levels come several times a
 * second, and on a thin line they would take the room of the voice.
 */
export class ConferenceSpeakers {
  readonly #roster: Roster;
  /** When each was heard last. */
  readonly #heardMs = new Map<PeerId, number>();
  #told = '';
  #atMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(roster: Roster) {
    this.#roster = roster;
  }

  /** Takes who is heard at this moment. */
  hear(heard: readonly { peerId: string }[]): void {
    for (const { peerId } of heard) {
      const member = this.#roster.byPeer(peerId);
      if (member) this.#heardMs.set(member.peerId, performance.now());
    }
    this.#tell();
  }

  /** Ends it: nothing is told any more. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#heardMs.clear();
  }

  #tell(): void {
    const now = performance.now();
    for (const [peerId, atMs] of this.#heardMs)
      if (now - atMs >= BREATH_MS || !this.#roster.byPeer(peerId)) this.#heardMs.delete(peerId);
    const speakers = [...this.#heardMs.keys()].toSorted();
    if (this.#timer) clearTimeout(this.#timer);
    // Silence is said once: who fell silent is taken away later.
    this.#timer = speakers.length > 0 ? setTimeout(() => this.#tell(), BREATH_MS).unref() : null;
    const who = speakers.join();
    if (who === this.#told && now - this.#atMs < AGAIN_MS) return;
    this.#told = who;
    this.#atMs = now;
    this.#roster.tell({ type: 'speaking', speakers });
  }
}
