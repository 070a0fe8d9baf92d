import type {
  MediaPlayer,
  MediaTraffic,
  MediaTransportOffer,
  Opaque,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { RoomPart } from './room-part.ts';
import type { NodeAnswers } from './wire.ts';

/** A player of a room's programme on another machine, in the part where most of the room is. */
export class RemotePlayer implements MediaPlayer {
  readonly part: RoomPart;
  readonly receive: MediaTransportOffer;
  readonly streams: MediaPlayer['streams'];
  readonly #admission: number;
  readonly #onClose: (player: RemotePlayer) => void;
  #closed = false;

  constructor(
    part: RoomPart,
    opened: { admission: number } & NodeAnswers['player.open'],
    onClose: (player: RemotePlayer) => void,
  ) {
    this.part = part;
    this.receive = opened.receive;
    this.streams = opened.streams;
    this.#admission = opened.admission;
    this.#onClose = onClose;
  }

  get closed(): boolean {
    return this.#closed;
  }

  async connect(dtlsParameters: Opaque): Promise<void> {
    await this.#open().ask('player.connect', { admission: this.#admission, dtlsParameters });
  }

  async restartIce(): Promise<Opaque> {
    return this.#open().ask('player.restartIce', { admission: this.#admission });
  }

  async traffic(): Promise<MediaTraffic> {
    return this.#open().ask('player.traffic', { admission: this.#admission });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.part.tell('player.close', { admission: this.#admission });
    this.#onClose(this);
  }

  #open(): RoomPart {
    if (this.#closed) throw new MediaError('closed', 'this player has left');
    return this.part;
  }
}
