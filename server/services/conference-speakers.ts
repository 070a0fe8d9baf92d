import type { Roster } from './conference-roster.ts';

/** Who came meanwhile is to see who speaks without waiting for another voice, in milliseconds. */
const AGAIN_MS = 3_000;

/**
 * Tells the members of a conference who speaks: when others do than before, and from time to time again. Levels come several times a
 * second, and on a thin line they would take the room of the voice.
 */
export class ConferenceSpeakers {
  readonly #roster: Roster;
  readonly #now: () => number;
  #told = '';
  #atMs = Number.NEGATIVE_INFINITY;

  /** `now` answers in milliseconds. */
  constructor(roster: Roster, now: () => number = () => performance.now()) {
    this.#roster = roster;
    this.#now = now;
  }

  /** Takes who is heard and how loud, in dBov. */
  hear(heard: readonly { peerId: string; level: number }[]): void {
    const speakers = heard.flatMap(({ peerId, level }) => {
      const member = this.#roster.byPeer(peerId);
      return member ? [{ peerId: member.peerId, level }] : [];
    });
    const ids = speakers.map(({ peerId }) => peerId);
    const who = ids.toSorted().join();
    if (who === this.#told && this.#now() - this.#atMs < AGAIN_MS) return;
    this.#told = who;
    this.#atMs = this.#now();
    this.#roster.tell({ type: 'speaking', speakers });
  }
}
