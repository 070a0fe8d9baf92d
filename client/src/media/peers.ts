import type { PeerId } from '#contract/ids.ts';
import type { ConferencePeer, ConferenceProducer, MediaNotice } from '#contract/media/wire.ts';
import type { MicrophoneView, PeerView } from './conference-state.ts';
import type { SharedSource } from './shared-source.ts';
import { Store } from './store.ts';

/** How long a peer's tile is kept after an interruption for the peer to come back. */
const RETURN_MS = 8000;

/** Who is in the conference, as a list for tiles: kept in order of arrival, keys stable through interruptions. */
export class Peers {
  readonly view = new Store<readonly PeerView[]>([]);
  readonly #peers = new Map<PeerId, ConferencePeer>();
  readonly #keys = new Map<PeerId, string>();
  /** Who was here before an interruption and has not sent a picture since, as they were. */
  #returning = new Map<string, PeerView>();
  #speaking: ReadonlySet<PeerId> = new Set();
  #selfId: PeerId | null = null;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Starts from the answer to joining. Who was here before and is not yet again stays for a while as returning; when what they sent
   * `stillFlows`, they stay as they were.
   */
  enter(selfId: PeerId, peers: readonly ConferencePeer[], { stillFlows = false } = {}): void {
    const before = this.view.getSnapshot().filter((peer) => !peer.isSelf);
    this.#selfId = selfId;
    this.#peers.clear();
    this.#keys.clear();
    this.#speaking = new Set();
    for (const peer of peers) this.#add(peer);
    this.#returning = new Map(
      before.map((peer) => [peer.key, { ...peer, returning: !stillFlows, speaking: false }]),
    );
    // Who is not there any more has left: nothing was interrupted.
    const keys = new Set(this.#keys.values());
    if (stillFlows)
      for (const key of this.#returning.keys()) if (!keys.has(key)) this.#returning.delete(key);
    clearTimeout(this.#returnTimer);
    if (this.#returning.size > 0) this.#returnTimer = setTimeout(() => this.#giveUp(), RETURN_MS);
    this.#publish();
  }

  /** Follows one notice of the server. */
  apply(notice: MediaNotice): void {
    switch (notice.type) {
      case 'peerJoined':
        this.#add(notice.peer);
        break;
      case 'peerLeft':
        this.#returning.delete(this.#keys.get(notice.peerId) ?? '');
        this.#peers.delete(notice.peerId);
        this.#keys.delete(notice.peerId);
        break;
      case 'producerAdded':
      case 'producerChanged':
        this.#setProducer(notice.peerId, notice.producer);
        break;
      case 'producerRemoved':
        this.#removeProducer(notice.peerId, notice.producerId);
        break;
      case 'speaking':
        this.#speaking = new Set(notice.speakers);
        break;
      default:
        return;
    }
    this.#publish();
  }

  /** The other peers with what they send. */
  others(): ConferencePeer[] {
    return [...this.#peers.values()].filter((peer) => peer.peerId !== this.#selfId);
  }

  /** The peer behind a tile's key, or null when nobody is there now. */
  byKey(key: string): ConferencePeer | null {
    for (const [peerId, own] of this.#keys) if (own === key) return this.#peers.get(peerId) ?? null;
    return null;
  }

  /** Empties the list. */
  leave(): void {
    clearTimeout(this.#returnTimer);
    this.#selfId = null;
    this.#peers.clear();
    this.#keys.clear();
    this.#returning.clear();
    this.#publish();
  }

  #add(peer: ConferencePeer): void {
    this.#peers.set(peer.peerId, peer);
    if (!this.#keys.has(peer.peerId)) this.#keys.set(peer.peerId, this.#freeKey(peer.userId));
  }

  /** An account has one key per device: its id, then its id with a number. */
  #freeKey(userId: string): string {
    const used = new Set(this.#keys.values());
    for (let n = 1; ; n += 1) {
      const key = n === 1 ? userId : `${userId}#${n}`;
      if (!used.has(key)) return key;
    }
  }

  #setProducer(peerId: PeerId, producer: ConferenceProducer): void {
    const peer = this.#peers.get(peerId);
    if (!peer) return;
    const others = peer.producers.filter((own) => own.producerId !== producer.producerId);
    this.#peers.set(peerId, { ...peer, producers: [...others, producer] });
  }

  #removeProducer(peerId: PeerId, producerId: string): void {
    const peer = this.#peers.get(peerId);
    if (!peer) return;
    const producers = peer.producers.filter((own) => own.producerId !== producerId);
    this.#peers.set(peerId, { ...peer, producers });
  }

  #giveUp(): void {
    this.#returning.clear();
    this.#publish();
  }

  #publish(): void {
    const before = new Map(this.view.getSnapshot().map((peer) => [peer.key, peer]));
    const here = [...this.#peers.values()].map((peer) => this.#viewOf(peer));
    const keys = new Set(here.map((peer) => peer.key));
    const gone = [...this.#returning.values()].filter((peer) => !keys.has(peer.key));
    // A tile whose peer did not change keeps its object, so that React skips it.
    const next = [...here.map((peer) => this.#withReturning(peer)), ...gone].map((peer) => {
      const old = before.get(peer.key);
      return old && sameView(old, peer) ? old : peer;
    });
    const old = this.view.getSnapshot();
    if (next.length === old.length && next.every((peer, at) => peer === old[at])) return;
    this.view.set(next);
  }

  /** Keeps the last picture of a peer that is back but does not send yet. */
  #withReturning(peer: PeerView): PeerView {
    const was = this.#returning.get(peer.key);
    if (!was) return peer;
    if (showsPicture(peer) || !showsPicture(was)) {
      this.#returning.delete(peer.key);
      return peer;
    }
    const { camera, screenSince, documentSince, returning } = was;
    const microphone = returning ? peer.microphone : was.microphone;
    return { ...peer, camera, screenSince, documentSince, microphone, returning };
  }

  #viewOf(peer: ConferencePeer): PeerView {
    const of = (source: ConferenceProducer['source']) =>
      peer.producers.find((producer) => producer.source === source);
    const since = (source: SharedSource) => {
      const producer = of(source);
      return producer?.paused === false ? producer.startedAt : null;
    };
    return {
      key: this.#keys.get(peer.peerId) ?? peer.userId,
      peerId: peer.peerId,
      userId: peer.userId,
      siteId: peer.siteId,
      isSelf: peer.peerId === this.#selfId,
      companion: peer.companion,
      equipment: peer.equipment ?? null,
      microphone: microphoneOf(of('microphone')),
      camera: of('camera')?.paused === false,
      screenSince: since('screen'),
      documentSince: since('documentCamera'),
      speaking: this.#speaking.has(peer.peerId),
      returning: false,
    };
  }
}

function showsPicture(peer: PeerView): boolean {
  return peer.camera || peer.screenSince !== null || peer.documentSince !== null;
}

function microphoneOf(producer: ConferenceProducer | undefined): MicrophoneView {
  if (!producer) return 'none';
  if (producer.mutedByServer) return 'mutedByChair';
  return producer.paused ? 'off' : 'on';
}

function sameView(a: PeerView, b: PeerView): boolean {
  return (Object.keys(a) as (keyof PeerView)[]).every((name) => a[name] === b[name]);
}
