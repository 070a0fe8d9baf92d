import type { types } from 'mediasoup';
import type { MediaPlayer, PlayerCodec } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import { type PlayerPlace, SfuPlayer } from './player.ts';
import { Programme, type Sent } from './programme.ts';

/** The players of a room and the programme that they play, which is made while there is at least one. */
export class RoomPlayers {
  readonly #log: MediaLog;
  readonly #sent: () => readonly Sent[];
  readonly #changed: () => void;
  readonly #players = new Set<SfuPlayer>();
  #programme: Promise<Programme> | null = null;
  /** The same once somebody plays it. */
  #played: Programme | null = null;
  /** How many are being opened. */
  #opening = 0;
  #speaking: readonly string[] = [];
  #favouredHeardAt = Number.NEGATIVE_INFINITY;

  /** `sent` reads what the peers of the room send now; `changed` is told when players came or went, or play something else. */
  constructor(log: MediaLog, sent: () => readonly Sent[], changed: () => void) {
    this.#changed = changed;
    this.#log = log;
    this.#sent = sent;
  }

  /** True while one of them plays what a producer sends, or is about to. */
  hasOf(producerId: string): boolean {
    return this.#played?.plays(producerId) ?? false;
  }

  /** True while one of them shows pictures. */
  get showing(): boolean {
    return [...this.#players].some(({ streams }) => streams.some(({ kind }) => kind === 'video'));
  }

  /** Opens one more player in the room's place. */
  async open(
    place: PlayerPlace & { router: types.Router },
    codecs: readonly PlayerCodec[],
  ): Promise<MediaPlayer> {
    this.#opening += 1;
    try {
      return await this.#open(place, codecs);
    } finally {
      this.#opening -= 1;
      this.#dropUnplayed();
    }
  }

  /** Takes who is heard now: peer ids, the dominant first; empty is silence. */
  spoke(peerIds: readonly string[]): void {
    this.#speaking = peerIds;
    this.follow();
  }

  /** Has the programme follow after something changed of what is sent, or of who is favoured. */
  follow(): void {
    if (this.#programme === null) return;
    const sent = this.#sent();
    const isHeard = sent.some((one) => one.isFavoured && this.#speaking.includes(one.peerId));
    if (isHeard) this.#favouredHeardAt = performance.now();
    const favouredQuietMs = isHeard ? 0 : performance.now() - this.#favouredHeardAt;
    const heard = { speaking: this.#speaking, favouredQuietMs };
    this.#programme
      .then((programme) => {
        const played = () => sent.filter(({ producer }) => programme.plays(producer.id));
        const before = played();
        programme.follow(sent, heard);
        if (played().some((one) => !before.includes(one))) this.#changed();
      })
      .catch(() => {});
  }

  /** Ends all players; more may come afterwards. */
  close(): void {
    for (const player of [...this.#players]) player.close();
    this.#drop();
  }

  async #open(
    place: PlayerPlace & { router: types.Router },
    codecs: readonly PlayerCodec[],
  ): Promise<MediaPlayer> {
    this.#programme ??= Programme.open(place.router, this.#log);
    const programme = this.#programme;
    const made = await programme.catch((error: unknown) => {
      if (this.#programme === programme) this.#programme = null;
      throw error;
    });
    const player = await SfuPlayer.open(place, made, codecs, (closed) => this.#left(closed));
    if (this.#programme !== programme || place.router.closed) {
      player.close();
      throw new MediaError('unavailable', 'the room was closed or restarted meanwhile');
    }
    this.#players.add(player);
    this.#played = made;
    this.#changed();
    this.follow();
    return player;
  }

  #left(player: SfuPlayer): void {
    if (!this.#players.delete(player)) return;
    this.#changed();
    this.#dropUnplayed();
  }

  /** Ends a programme that nobody plays, nor is about to. */
  #dropUnplayed(): void {
    if (this.#players.size === 0 && this.#opening === 0) this.#drop();
  }

  #drop(): void {
    this.#programme?.then((programme) => programme.close()).catch(() => {});
    this.#programme = null;
    this.#played = null;
  }
}
