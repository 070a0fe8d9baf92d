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
import type { MediaLog } from '#media/media-log.ts';
import type { MediaTap, TapTarget } from '#media/media-tap.ts';
import type { VoiceLimits } from './loudest-voices.ts';
import { type PeerRoom, SfuPeer } from './peer.ts';
import { RoomPlayers } from './programme/room-players.ts';
import { RoomCodec } from './room-codec.ts';
import { RoomLines } from './room-lines.ts';
import { RoomPipes } from './room-pipes.ts';
import { openRoomRouter, type RoomRouter, routerInTime } from './room-router.ts';
import { RoomTaps } from './room-taps.ts';
import { RoomVoices } from './room-voices.ts';
import { translateError } from './translate-error.ts';
import { SfuTransport } from './transport.ts';
import type { WorkerSlot } from './worker-slot.ts';

/** A conference on one worker. When the worker dies, the room goes on with an empty router on the next one. */
export class SfuRoom implements MediaRoom {
  readonly key: string;
  /** What passes between this room and other rooms of its meeting, on other machines. */
  readonly pipes: RoomPipes;
  readonly #slot: WorkerSlot;
  readonly #log: MediaLog;
  readonly #onClose: () => void;
  readonly #listeners: Listeners<MediaRoomEvent>;
  readonly #peers = new Map<string, SfuPeer>();
  readonly #stopWatching: () => void;
  readonly #lines: RoomLines;
  readonly #voices: RoomVoices;
  readonly #players: RoomPlayers;
  readonly #taps = new RoomTaps(() => this.#codec.follow());
  readonly #codec = new RoomCodec(() => [...this.#peers.values()].map((peer) => peer.decodesAv1), {
    isPlayed: () => this.#players.showing,
    isRecorded: () => this.#taps.count > 0,
    changed: (codec) => this.#listeners.tell({ type: 'sharedCodec', codec }),
  });
  #favoured: ReadonlySet<string> = new Set();
  #leading: ReadonlySet<string> = new Set();
  #router: Promise<RoomRouter>;
  #closed = false;

  /** Takes a place on the slot's worker; `onClose` is called once. */
  constructor(
    key: string,
    slot: WorkerSlot,
    { voices, log }: { voices: VoiceLimits; log: MediaLog },
    onClose: () => void,
  ) {
    this.key = key;
    this.#slot = slot;
    this.#log = log;
    this.#onClose = onClose;
    this.#listeners = new Listeners((err) => log.error({ err, key }, 'media: listener failed'));
    this.#players = new RoomPlayers(
      log,
      () => {
        const own = [...this.#peers.values()].flatMap((peer) =>
          peer.sent.map((producer) => ({ peerId: peer.peerId, producer })),
        );
        return [...own, ...this.pipes.received].map(({ peerId, producer }) => ({
          peerId,
          isFavoured: this.#favoured.has(peerId),
          isLeading: this.#leading.has(peerId),
          producer,
        }));
      },
      () => {
        this.#codec.follow();
        void this.#lines.share();
      },
    );
    this.pipes = new RoomPipes({
      router: async () => (await this.#liveRouter()).router,
      own: (producerId) => this.#findOwn(producerId),
      microphoneOpened: async (id) => (await this.#liveRouter()).speaking.add(id),
      changed: () => {
        this.#voices.choose();
        this.#players.follow();
        void this.#lines.share();
      },
    });
    this.#voices = new RoomVoices(voices, {
      microphones: () => {
        const own = [...this.#peers.values()].flatMap((peer) => {
          const producer = peer.producer({ source: 'microphone' });
          return producer === null ? [] : [{ peerId: peer.peerId, producer }];
        });
        return [...own, ...this.pipes.microphones];
      },
      isFavoured: (peerId) => this.#favoured.has(peerId),
      changed: (id) => this.#lines.eachPeer((peer) => peer.followVoice(id)),
    });
    slot.rooms += 1;
    this.#router = this.#openRouter();
    this.#stopWatching = slot.onDied(() => this.#restart());
    this.#lines = new RoomLines({
      peers: () => [...this.#peers.values()],
      isTakenWhole: (id) =>
        this.#taps.hasOf(id) || this.#players.hasOf(id) || this.pipes.carries(id),
      tell: (event) => this.#listeners.tell(event),
      log,
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  get sharedCodec(): SharedCodec {
    return this.#codec.current;
  }

  /** Settles when peers can come in. */
  async opened(): Promise<void> {
    await this.#liveRouter();
  }

  async admit(peerId: string, profile: MediaProfile): Promise<MediaPeer> {
    const from = await this.#liveRouter();
    const lost = () => this.#listeners.tell({ type: 'peerLost', peerId });
    const { router, webRtcServer } = from;
    const open = (isWanted: boolean) =>
      isWanted ? SfuTransport.open(router, webRtcServer, lost) : null;
    try {
      const [send, receive] = await Promise.all([open(profile.sends), open(profile.receives)]);
      if (this.#closed || from.router.closed) {
        send?.close();
        receive?.close();
        throw new MediaError('unavailable', 'the room was closed or restarted meanwhile');
      }
      this.#peers.get(peerId)?.close();
      const own = { send, receive };
      const peer = new SfuPeer(peerId, profile, from.router, own, this.#forPeers(from));
      this.#peers.set(peerId, peer);
      return peer;
    } catch (error) {
      throw translateError(error, true);
    }
  }

  async pauseProducer(peerId: string, source: MediaSource): Promise<void> {
    await this.#peers.get(peerId)?.setMuted(source, true);
  }

  async resumeProducer(peerId: string, source: MediaSource): Promise<void> {
    await this.#peers.get(peerId)?.setMuted(source, false);
  }

  favour(peerIds: ReadonlySet<string>, leading: ReadonlySet<string> = new Set()): void {
    this.#favoured = peerIds;
    this.#leading = leading;
    this.#voices.choose();
    this.#players.follow();
    void this.#lines.share();
  }

  async openPlayer(codecs: readonly PlayerCodec[]): Promise<MediaPlayer> {
    const { router, webRtcServer } = await this.#liveRouter();
    const { worker } = await this.#slot.worker;
    try {
      return await this.#players.open({ router, webRtcServer, worker }, codecs);
    } catch (error) {
      throw translateError(error, this.#closed || router.closed);
    }
  }

  subscribe(listener: (event: MediaRoomEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async tap(producerId: string, target: TapTarget): Promise<MediaTap> {
    const { router } = await this.#liveRouter();
    const found = this.#find(producerId);
    if (found === null) throw new MediaError('notFound', 'no such producer in this room');
    try {
      return await this.#taps.open(router, found.producer, target, this.#log);
    } catch (error) {
      throw translateError(error, router.closed);
    }
  }

  /** What is open in it. */
  counts(): { peers: number; producers: number; consumers: number } {
    const peers = [...this.#peers.values()];
    const producers = peers.reduce((sum, peer) => sum + peer.producers.length, 0);
    const consumers = peers.reduce((sum, peer) => sum + peer.consumerCount, 0);
    return { peers: peers.length, producers, consumers };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#lines.close();
    this.#stopWatching();
    for (const peer of [...this.#peers.values()]) peer.close();
    this.#players.close();
    this.#listeners.clear();
    this.#router.then(({ router }) => router.close()).catch(() => {});
    this.#slot.rooms -= 1;
    this.#onClose();
  }

  #openRouter(): Promise<RoomRouter> {
    const opening = this.#slot.worker.then(async (worker) => {
      const opened = await openRoomRouter(worker, {
        peerOf: (producerId) => this.#find(producerId)?.peerId ?? null,
        tell: (speakers) => {
          this.#players.spoke(speakers.map(({ peerId }) => peerId));
          this.#listeners.tell({ type: 'speaking', speakers });
        },
        heard: (levels) => this.#voices.hear(levels),
      });
      if (this.#closed) opened.router.close();
      return opened;
    });
    opening.catch(() => {});
    return opening;
  }

  /** The router in use; waits through a restart. */
  async #liveRouter(): Promise<RoomRouter> {
    for (;;) {
      if (this.#closed) throw new MediaError('closed', 'the room was closed');
      const router = this.#router;
      try {
        return await routerInTime(router);
      } catch (error) {
        if (router !== this.#router) continue;
        if (!(error instanceof MediaError)) this.close();
        throw new MediaError('unavailable', 'the SFU does not run', error);
      }
    }
  }

  #restart(): void {
    for (const peer of [...this.#peers.values()]) peer.closeSilently();
    this.#players.close();
    this.pipes.clear();
    this.#router = this.#openRouter();
    this.#log.warn({ key: this.key }, 'media: room restarted');
    this.#listeners.tell({ type: 'restarted' });
  }

  #find(producerId: string) {
    return this.#findOwn(producerId) ?? this.pipes.find(producerId);
  }

  #findOwn(producerId: string) {
    for (const peer of this.#peers.values()) {
      const producer = peer.producer({ id: producerId });
      if (producer !== null) return { peerId: peer.peerId, producer };
    }
    return null;
  }

  #forPeers(from: RoomRouter): PeerRoom {
    return {
      tell: (event) => {
        // Before the listeners: whoever hears of a microphone asks for it.
        if (event.type !== 'speaking' && event.type !== 'line') {
          this.#voices.choose();
          this.#players.follow();
        }
        this.#listeners.tell(event);
      },
      find: (producerId) => this.#find(producerId),
      isFavoured: (peerId) => this.#favoured.has(peerId),
      microphoneOpened: (producerId) => from.speaking.add(producerId),
      capabilitiesTold: () => this.#codec.follow(),
      left: (peer) => {
        if (this.#peers.get(peer.peerId) === peer) this.#peers.delete(peer.peerId);
        this.#codec.follow();
      },
    };
  }
}
