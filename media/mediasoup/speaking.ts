import type { types } from 'mediasoup';

/** Who is heard now: the dominant speaker first, then loudest first; level in dBov. */
export type Speakers = { peerId: string; level: number }[];

/** How often levels are told. */
const INTERVAL_MS = 400;
/** Quieter than this, in dBov, is no speech. */
const THRESHOLD_DBOV = -60;
const MOST_SPEAKERS = 6;

/** Watches the microphones of a room. */
export class SpeakingObserver {
  readonly #levels: types.AudioLevelObserver;
  readonly #dominance: types.ActiveSpeakerObserver;
  #dominant: string | null = null;

  private constructor(
    levels: types.AudioLevelObserver,
    dominance: types.ActiveSpeakerObserver,
    peerOf: (producerId: string) => string | null,
    tell: (speakers: Speakers) => void,
  ) {
    this.#levels = levels;
    this.#dominance = dominance;
    dominance.on('dominantspeaker', ({ producer }) => {
      this.#dominant = producer.id;
    });
    levels.on('silence', () => tell([]));
    levels.on('volumes', (volumes) => {
      const loudest = volumes.toSorted(
        (a, b) =>
          Number(b.producer.id === this.#dominant) - Number(a.producer.id === this.#dominant) ||
          b.volume - a.volume,
      );
      tell(
        loudest.flatMap(({ producer, volume }) => {
          const peerId = peerOf(producer.id);
          return peerId === null ? [] : [{ peerId, level: volume }];
        }),
      );
    });
  }

  /** Starts to watch; `peerOf` names the peer of a producer. The observers end with their router. */
  static async open(
    router: types.Router,
    peerOf: (producerId: string) => string | null,
    tell: (speakers: Speakers) => void,
  ): Promise<SpeakingObserver> {
    const [levels, dominance] = await Promise.all([
      router.createAudioLevelObserver({
        maxEntries: MOST_SPEAKERS,
        threshold: THRESHOLD_DBOV,
        interval: INTERVAL_MS,
      }),
      router.createActiveSpeakerObserver({ interval: 300 }),
    ]);
    return new SpeakingObserver(levels, dominance, peerOf, tell);
  }

  /** Watches one more microphone until it closes. */
  async add(producerId: string): Promise<void> {
    await Promise.all([
      this.#levels.addProducer({ producerId }),
      this.#dominance.addProducer({ producerId }),
    ]);
  }
}
