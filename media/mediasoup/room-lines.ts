import type { MediaRoomEvent } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import type { SfuPeer } from './peer.ts';
import { WantedLayers } from './wanted-layers.ts';

/** How often lines are measured, and how often they are shared among the pictures. */
const LINE_INTERVAL_MS = 3_000;
const SHARE_INTERVAL_MS = 1_000;

/** What the lines need of their room. */
export type LinesRoom = {
  peers(): readonly SfuPeer[];
  /** True while others than peers take a producer's picture, as large as it is: a recorder or a player of it, another machine. */
  isTakenWhole(producerId: string): boolean;
  tell(event: MediaRoomEvent): void;
  log: MediaLog;
};

/** The lines of a room's peers: measured, shared among the pictures, and what nobody wants said to who sends it. */
export class RoomLines {
  readonly #room: LinesRoom;
  readonly #wanted = new WantedLayers();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(room: LinesRoom) {
    this.#room = room;
    this.#timers = [
      setInterval(() => this.eachPeer((peer) => peer.measureLine()), LINE_INTERVAL_MS),
      setInterval(() => void this.share(), SHARE_INTERVAL_MS),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** Shares every line anew; what the pictures take is read first while any line is short. */
  async share(): Promise<void> {
    const peers = this.#room.peers();
    if (peers.some((peer) => peer.lacking))
      await Promise.all(peers.map((peer) => peer.measurePictures().catch(() => {})));
    await Promise.all(peers.map((peer) => this.#guarded(peer, peer.shareLine())));
    this.#tellWanted(peers);
  }

  /** Does something with each peer; a failure of a peer that is still here is logged. */
  eachPeer(act: (peer: SfuPeer) => Promise<void>): void {
    for (const peer of this.#room.peers()) void this.#guarded(peer, act(peer));
  }

  /** Ends the measuring. */
  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** Tells those who send which of their pictures' layers anybody wants. */
  #tellWanted(peers: readonly SfuPeer[]): void {
    const known = new Set<string>();
    for (const { peerId, layeredPictures } of peers) {
      for (const { id, source, layers } of layeredPictures) {
        known.add(id);
        const all = layers.length - 1;
        const wanted = this.#room.isTakenWhole(id)
          ? all
          : Math.max(...peers.map((peer) => peer.wantedLayer(id)));
        const layer = this.#wanted.want(id, wanted, all, performance.now());
        if (layer !== null) this.#room.tell({ type: 'wanted', peerId, source, layer });
      }
    }
    this.#wanted.keep(known);
  }

  async #guarded(peer: SfuPeer, acted: Promise<void>): Promise<void> {
    try {
      await acted;
    } catch (err) {
      if (!peer.closed) this.#room.log.warn({ err, peerId: peer.peerId }, 'media: not followed');
    }
  }
}
