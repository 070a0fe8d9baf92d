/** A voice that is not forwarded must be louder by this, in dB, to take the place of one that is. */
const ADVANTAGE_DB = 6;
/** How much a voice that pauses loses per hearing, in dB: who takes a breath keeps the place for some seconds. */
const FADE_DB = 7.5;
/** What counts as silence, in dBov. */
const SILENCE_DBOV = -127;

/** A microphone that is open; a favoured one is always forwarded. */
export type OpenVoice = { id: string; favoured: boolean };

/** Up to `all` open microphones are all forwarded; when there are more, only the `most` loudest. */
export type VoiceLimits = { all: number; most: number };

/** Chooses which of the open microphones are forwarded: all while they are few, else those that were loudest lately. */
export class LoudestVoices {
  readonly #limits: VoiceLimits;
  #loudness: ReadonlyMap<string, number> = new Map();
  #chosen: ReadonlySet<string> = new Set();

  constructor(limits: VoiceLimits) {
    this.#limits = limits;
  }

  /** Takes the levels of all that are heard now, in dBov. To be called at equal intervals while anybody is heard. */
  hear(levels: ReadonlyMap<string, number>): void {
    const faded = [...this.#loudness]
      .map(([id, loudness]) => [id, loudness - FADE_DB] as const)
      .filter(([, loudness]) => loudness > SILENCE_DBOV);
    const next = new Map(faded);
    for (const [id, level] of levels) next.set(id, Math.max(level, next.get(id) ?? SILENCE_DBOV));
    this.#loudness = next;
  }

  /** The ids of those to forward now: all while they are few, else the favoured and the loudest, with as little change as may be. */
  choose(open: readonly OpenVoice[]): ReadonlySet<string> {
    const { all, most } = this.#limits;
    const places = open.length <= all ? open.length : most;
    const favoured = open.filter((voice) => voice.favoured).length;
    const ranked = open.toSorted((a, b) => compare(this.#rank(b), this.#rank(a)));
    this.#chosen = new Set(ranked.slice(0, Math.max(places, favoured)).map(({ id }) => id));
    return this.#chosen;
  }

  #rank({ id, favoured }: OpenVoice): number {
    if (favoured) return Number.POSITIVE_INFINITY;
    const loudness = this.#loudness.get(id) ?? SILENCE_DBOV;
    return loudness + (this.#chosen.has(id) ? ADVANTAGE_DB : 0);
  }
}

/** A difference would be NaN for two infinities. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
