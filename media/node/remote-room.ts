import { Listeners } from '#media/listeners.ts';
import type {
  MediaPeer,
  MediaPlayer,
  MediaProfile,
  MediaRoom,
  MediaRoomEvent,
  MediaSource,
  PlayerCodec,
  SharedCodec,
  Unsubscribe,
} from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaTap, TapTarget } from '#media/media-tap.ts';
import { EventsOfParts } from './events-of-parts.ts';
import type { NodeLink } from './node-link.ts';
import { muteIn, RemotePeer, type RemotePeerRoom } from './remote-peer.ts';
import { RemotePlayers } from './remote-players.ts';
import type { RemoteRoomNeeds } from './remote-room-needs.ts';
import { RemoteTaps } from './remote-taps.ts';
import type { RoomPart } from './room-part.ts';
import { type Favoured, RoomParts } from './room-parts.ts';
import { RoomPeers } from './room-peers.ts';
import { RoomPiping } from './room-piping.ts';

/** A conference on other machines: most of it on one, some on several, with pipes between them. */
export class RemoteRoom implements MediaRoom {
  readonly key: string;
  readonly claim: number;
  readonly #needs: RemoteRoomNeeds;
  readonly #listeners: Listeners<MediaRoomEvent>;
  readonly #peers = new RoomPeers();
  readonly #players = new RemotePlayers((part) => {
    this.#followShown(part);
    this.#closeIfEmpty(part);
  });
  readonly #taps: RemoteTaps;
  readonly #parts: RoomParts;
  readonly #piping: RoomPiping;
  readonly #ofAll = new EventsOfParts();
  #favoured: Favoured = { peerIds: [], leading: [] };
  readonly #toldToMove = new WeakSet<RemotePeer>();
  readonly #notMoved = (err: unknown) => this.#needs.log.error({ err }, 'media nodes: not moved');
  #admissions = 0;
  #closed = false;

  constructor(needs: RemoteRoomNeeds) {
    const { key, log } = needs;
    this.key = key;
    this.claim = needs.claim;
    this.#needs = needs;
    this.#listeners = new Listeners((err) => log.error({ err, key }, 'media: listener failed'));
    this.#taps = new RemoteTaps(log);
    this.#piping = new RoomPiping((id) => this.#peers.find(id)?.producer ?? null, log);
    this.#parts = new RoomParts({
      ...needs,
      peersOf: (part) => this.#peers.of(part).length + part.coming,
      favoured: () => this.#favoured,
      heard: (part, event) => this.#hear(part, event),
      lost: (part) => this.#losePart(part),
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  get sharedCodec(): SharedCodec {
    return this.#ofAll.sharedCodec;
  }

  get parts(): readonly RoomPart[] {
    return this.#parts.all;
  }

  get epochs(): ReadonlyMap<string, number> {
    return this.#parts.epochs;
  }

  /** What is open in it; `piped` counts the producers that are brought from part to part. */
  get counts(): { peers: number; producers: number; piped: number } {
    const { all, producers } = this.#peers;
    return { peers: all.length, producers: producers.length, piped: this.#piping.count };
  }

  /** Settles when peers can come in. */
  async opened(): Promise<void> {
    await this.#parts.place();
  }

  async admit(peerId: string, profile: MediaProfile): Promise<MediaPeer> {
    if (this.#closed) throw new MediaError('closed', 'the room was closed');
    const part = await this.#parts.place();
    part.coming += 1;
    try {
      const admission = ++this.#admissions;
      const offers = await part.ask('room.admit', { admission, peerId, profile });
      if (this.#closed || part.closed) {
        throw new MediaError('unavailable', 'the room was closed or moved meanwhile');
      }
      const peer = new RemotePeer(peerId, part, { admission, ...offers }, this.#forPeers);
      const earlier = this.#peers.add(peer);
      // In the same part the node itself has closed it; in another it flows until the new one does.
      if (earlier?.part === part) earlier.closeSilently();
      else if (earlier) this.#peers.leaving.keep(earlier);
      // Its node began to drain meanwhile: the others were told before it was one of them.
      if (!part.link.usable) this.leaveDraining().catch(this.#notMoved);
      return peer;
    } finally {
      part.coming -= 1;
      // Who was refused may have been the only one for whom it was kept.
      this.#closeIfEmpty(part);
    }
  }

  pauseProducer(peerId: string, source: MediaSource): Promise<void> {
    return muteIn(this.#peers.every(), { peerId, source, muted: true });
  }

  resumeProducer(peerId: string, source: MediaSource): Promise<void> {
    return muteIn(this.#peers.every(), { peerId, source, muted: false });
  }

  favour(peerIds: ReadonlySet<string>, leading: ReadonlySet<string> = new Set()): void {
    this.#favoured = { peerIds: [...peerIds], leading: [...leading] };
    for (const part of this.parts) part.tell('room.favour', this.#favoured);
  }

  /** What is sent in other parts is brought to the player's part, so that its programme is that of the whole room. */
  async openPlayer(codecs: readonly PlayerCodec[]): Promise<MediaPlayer> {
    if (this.#closed) throw new MediaError('closed', 'the room was closed');
    const part = await this.#parts.place();
    const player = await this.#players.open(part, ++this.#admissions, codecs);
    if (this.#closed || part.closed || !part.link.usable) {
      player.close();
      throw new MediaError('unavailable', 'the room was closed or moved meanwhile');
    }
    for (const peer of this.#peers.all)
      for (const { producerId } of peer.producers) this.#bringToPlayers(peer, producerId);
    return player;
  }

  async tap(producerId: string, target: TapTarget): Promise<MediaTap> {
    const found = this.#peers.find(producerId);
    if (found === null) throw new MediaError('notFound', 'no such producer in this room');
    const tap = await this.#taps.open(found.peer.part, producerId, target);
    if (this.#peers.find(producerId) !== null) return tap;
    tap.close();
    throw new MediaError('notFound', 'the producer ended meanwhile');
  }

  subscribe(listener: (event: MediaRoomEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  close(): void {
    this.#end((peer) => peer.close());
  }

  /** Ends it because it may not go on: another process holds it, or its lease ran out. Its peers join again, wherever they may. */
  giveUp(why: string): void {
    if (this.#closed) return;
    this.#needs.log.warn({ key: this.key, why }, 'media nodes: a room was given up');
    this.#end((peer) => peer.closeSilently(), { type: 'restarted' });
  }

  /** The line to a node is lost: what was there is admitted anew, elsewhere. */
  nodeLost(link: NodeLink): void {
    for (const part of this.parts) if (part.link === link) this.#losePart(part);
  }

  /** Moves the room off the nodes that drain, as soon as there is another that is ready; each peer is told once. */
  async leaveDraining(): Promise<void> {
    const leaving = this.parts.filter(({ link }) => !link.usable);
    if (this.#closed || leaving.length === 0) return;
    const next = await this.#parts.place().catch(() => null);
    if (next === null || this.#closed) return;
    for (const part of leaving) {
      if (part.closed) continue;
      const peers = this.#peers.of(part).filter((peer) => !this.#toldToMove.has(peer));
      for (const peer of peers) this.#toldToMove.add(peer);
      const peerIds = peers.map((peer) => peer.peerId);
      // Nobody tells a player to call again: it finds its session gone.
      this.#players.close(part);
      if (peerIds.length > 0) this.#listeners.tell({ type: 'moving', peerIds });
      else this.#closeIfEmpty(part);
    }
  }

  #end(closePeer: (peer: RemotePeer) => void, last?: MediaRoomEvent): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#players.close();
    for (const peer of this.#peers.every()) closePeer(peer);
    for (const part of this.parts) this.#drop(part);
    if (last) this.#listeners.tell(last);
    this.#listeners.clear();
    this.#needs.onClose();
  }

  #hear(part: RoomPart, event: MediaRoomEvent): void {
    if (event.type === 'speaking' || event.type === 'sharedCodec') {
      const isOwn = (peerId: string) => this.#peers.get(peerId)?.part === part;
      const told = this.#ofAll.hear(part, event, isOwn);
      if (told) this.#listeners.tell(told);
      return;
    }
    if (event.type === 'restarted') this.#losePeers(this.#peers.of(part), part);
    if (event.type === 'restarted' || event.type === 'moving') return;
    const peer = this.#peers.get(event.peerId);
    // Of a peer that moved, only its new part tells.
    if (peer?.part !== part) return;
    if (event.type === 'producerRemoved') {
      if (peer.forget(event.producerId)) this.#tellRemoved(peer, event.producerId);
      return;
    }
    if (event.type === 'producerAdded')
      this.#peers.leaving.replaced(peer.peerId, event.producer.source);
    if (event.type === 'producerAdded' || event.type === 'producerChanged') {
      peer.note(event.producer);
      this.#piping.changed(event.producer);
      this.#bringToPlayers(peer, event.producer.producerId);
    }
    this.#listeners.tell(event);
  }

  #losePart(part: RoomPart): void {
    this.#drop(part);
    for (const peer of this.#peers.leaving.of(part)) peer.close();
    this.#losePeers(this.#peers.of(part), part);
  }

  /** What these peers had is gone at once; the others go on. */
  #losePeers(lost: readonly RemotePeer[], part: RoomPart): void {
    this.#piping.partGone(part);
    this.#taps.partLost(part);
    this.#players.close(part);
    if (this.#closed || lost.length === 0) return;
    for (const peer of lost) {
      for (const { producerId } of peer.producers)
        if (peer.forget(producerId)) this.#tellRemoved(peer, producerId);
      peer.closeSilently();
    }
    this.#needs.log.warn({ key: this.key, peers: lost.length }, 'media nodes: peers lost a node');
    const whom = this.#peers.all.length === 0 ? {} : { peerIds: lost.map((peer) => peer.peerId) };
    this.#listeners.tell({ type: 'restarted', ...whom });
  }

  #tellRemoved({ peerId }: RemotePeer, producerId: string): void {
    this.#piping.removed(producerId);
    this.#taps.producerGone(producerId);
    this.#listeners.tell({ type: 'producerRemoved', peerId, producerId });
  }

  readonly #forPeers: RemotePeerRoom = {
    bring: async ({ part }, producerIds) => {
      const found = producerIds.flatMap((producerId) => this.#peers.find(producerId) ?? []);
      await Promise.all(
        found
          .filter(({ peer }) => peer.part !== part)
          .map(({ peer, producer }) => this.#piping.bring(producer.producerId, peer.part, part)),
      );
    },
    has: (producerId) => this.#peers.find(producerId) !== null,
    shown: ({ part }) => this.#followShown(part),
    removed: (peer, producerId) => this.#tellRemoved(peer, producerId),
    left: (peer) => {
      this.#peers.remove(peer);
      this.#followShown(peer.part);
      this.#closeIfEmpty(peer.part);
    },
  };

  #followShown(part: RoomPart): void {
    const shown = this.#players.parts.has(part)
      ? this.#peers.producers.map(({ producerId }) => producerId)
      : this.#peers.every(part).flatMap((peer) => [...peer.shownIds]);
    this.#piping.follow(part, new Set(shown));
  }

  /** Ends a part that nobody needs: another is there, or its node drains. */
  #closeIfEmpty(part: RoomPart): void {
    const isNeeded =
      this.#peers.every(part).length > 0 || this.#players.parts.has(part) || part.coming > 0;
    if (isNeeded || (this.parts.length === 1 && part.link.usable)) return;
    this.#drop(part);
  }

  #bringToPlayers({ part }: RemotePeer, producerId: string): void {
    for (const to of this.#players.parts)
      if (to !== part) void this.#piping.bring(producerId, part, to);
  }

  #drop(part: RoomPart): void {
    this.#piping.partGone(part);
    this.#ofAll.forget(part);
    this.#taps.partLost(part);
    this.#parts.drop(part);
  }
}
