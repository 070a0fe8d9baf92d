import type { types } from 'mediasoup';

/** Who is heard now: the dominant speaker first, then loudest first; level in dBov. */
export type Speakers = { peerId: string; level: number }[];

/** How often levels are told: mediasoup leaves out a voice of which fewer than 10 packets came meanwhile, and one packet is 40 ms of it. */
const INTERVAL_MS = 600;
/** Quieter than this, in dBov, is no speech. */
const THRESHOLD_DBOV = -60;
const MOST_SPEAKERS = 6;
/** How many levels are measured at once; more than are forwarded, so that a louder one is found. */
const MOST_LEVELS = 100;

/** What watches the speaking: `heard` gets the levels of all that are heard, in dBov by producer, again and again until silence. */
export type SpeakingListener = {
  /** Names the peer of a producer. */
  peerOf(producerId: string): string | null;
  tell(speakers: Speakers): void;
  heard(levels: ReadonlyMap<string, number>): void;
};

/** Watches the microphones of a room. */
export class SpeakingObserver {
  readonly #levels: types.AudioLevelObserver;
  readonly #dominance: types.ActiveSpeakerObserver;
  #dominant: string | null = null;

  private constructor(
    levels: types.AudioLevelObserver,
    dominance: types.ActiveSpeakerObserver,
    { peerOf, tell, heard }: SpeakingListener,
  ) {
    this.#levels = levels;
    this.#dominance = dominance;
    dominance.on('dominantspeaker', ({ producer }) => {
      this.#dominant = producer.id;
    });
    levels.on('silence', () => tell([]));
    levels.on('volumes', (volumes) => {
      heard(new Map(volumes.map(({ producer, volume }) => [producer.id, volume])));
      const loudest = volumes.toSorted(
        (a, b) =>
          Number(b.producer.id === this.#dominant) - Number(a.producer.id === this.#dominant) ||
          b.volume - a.volume,
      );
      tell(
        loudest.slice(0, MOST_SPEAKERS).flatMap(({ producer, volume }) => {
          const peerId = peerOf(producer.id);
          return peerId === null ? [] : [{ peerId, level: volume }];
        }),
      );
    });
  }

  /** Starts to watch. The observers end with their router. */
  static async open(router: types.Router, listener: SpeakingListener): Promise<SpeakingObserver> {
    const [levels, dominance] = await Promise.all([
      router.createAudioLevelObserver({
        maxEntries: MOST_LEVELS,
        threshold: THRESHOLD_DBOV,
        interval: INTERVAL_MS,
      }),
      router.createActiveSpeakerObserver({ interval: 300 }),
    ]);
    return new SpeakingObserver(levels, dominance, listener);
  }

  /** Watches one more microphone until it closes. */
  async add(producerId: string): Promise<void> {
    await Promise.all([
      this.#levels.addProducer({ producerId }),
      this.#dominance.addProducer({ producerId }),
    ]);
  }
}
