import type { PlayerCodec } from '#media/media-engine.ts';
import { RemotePlayer } from './remote-player.ts';
import type { RoomPart } from './room-part.ts';

/** The players of a room, each in one of its parts. */
export class RemotePlayers {
  readonly #players = new Set<RemotePlayer>();
  readonly #left: (part: RoomPart) => void;

  /** `left` is called after each that closed. */
  constructor(left: (part: RoomPart) => void) {
    this.#left = left;
  }

  /** The parts that have at least one. */
  get parts(): ReadonlySet<RoomPart> {
    return new Set([...this.#players].map((player) => player.part));
  }

  /** Opens one in a part. */
  async open(
    part: RoomPart,
    admission: number,
    codecs: readonly PlayerCodec[],
  ): Promise<RemotePlayer> {
    const asked = codecs.map((codec) => ({ ...codec, rtcpFeedback: [...codec.rtcpFeedback] }));
    const opened = await part.ask('player.open', { admission, codecs: asked });
    const player = new RemotePlayer(part, { admission, ...opened }, (closed) => {
      if (this.#players.delete(closed)) this.#left(part);
    });
    this.#players.add(player);
    return player;
  }

  /** Closes those of a part, or all. */
  close(part?: RoomPart): void {
    for (const player of [...this.#players])
      if (part === undefined || player.part === part) player.close();
  }
}
