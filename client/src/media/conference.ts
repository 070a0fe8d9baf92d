import type { MediaNotice } from '#contract/media/wire.ts';
import type { ConferenceFault, ConferenceState, JoinMode, PictureKey } from './conference-state.ts';
import { DeviceLoader, type MakeDevice, makeMediasoupDevice } from './device-loader.ts';
import { findPicture } from './find-picture.ts';
import { FormerSession } from './former-session.ts';
import { joinRequest } from './join-request.ts';
import { forgetLine, knownLine } from './known-line.ts';
import { LineWatch } from './line-watch.ts';
import { LocalMedia } from './local-media.ts';
import { MediaSession } from './media-session.ts';
import type { MediaSignal } from './media-signal.ts';
import { onNetworkChange } from './network-change.ts';
import { Peers } from './peers.ts';
import { PictureSupply } from './picture-supply.ts';
import { Playback } from './playback.ts';
import { persist, within } from './recovery.ts';
import type { SharedSource } from './shared-source.ts';
import { Store, type Unsubscribe } from './store.ts';
import { Tiles } from './tiles.ts';
import { UplinkWatch } from './uplink-watch.ts';

/** How often a person's first joining is tried before it is called failed; a recovery is tried for ever. */
const FIRST_TRIES = 4;
const ANSWER_MS = 6000;
const START_MS = 12_000;

/**
 * This device's part in the conference of one meeting: joins, sends, receives, and comes back by itself after every
 * interruption with microphone and camera as they were. React reads `state`, `peers`, `pictures`, `local.view` and
 * `playback.view`; tracks stay inside.
 */
export class Conference {
  readonly state = new Store<ConferenceState>({ status: 'idle' });
  /** The picture that this person keeps large for themselves. */
  readonly pinned = new Store<PictureKey | null>(null);
  /** Which of the others' pictures come, and what the line bears. */
  readonly pictures: PictureSupply;
  readonly peers = new Peers();
  readonly local: LocalMedia;
  readonly playback = new Playback();
  readonly tiles = new Tiles((key, source) =>
    findPicture(key, source, this, { session: this.#session, former: this.#former }),
  );
  /** What the line from this device bears: whether its camera rests, for the line is needed for the voice. */
  readonly uplink = new UplinkWatch(() =>
    (['camera', 'screen', 'documentCamera'] as const).some((source) => this.local.isOpen(source)),
  );
  readonly #signal: MediaSignal;
  readonly #loader: DeviceLoader;
  readonly #ends: Unsubscribe[];
  readonly #lineWatch: LineWatch;
  #session: MediaSession | null = null;
  readonly #former = new FormerSession();
  /** What is heard while this device joins; null when it does not. */
  #held: MediaNotice[] | null = null;
  #attempt = 0;

  constructor(signal: MediaSignal, options: { makeDevice?: MakeDevice; local?: LocalMedia } = {}) {
    this.#signal = signal;
    this.local = options.local ?? new LocalMedia();
    this.#loader = new DeviceLoader(options.makeDevice ?? makeMediasoupDevice);
    const receiver = () => this.#session?.receiver ?? null;
    this.pictures = new PictureSupply({ signal, peers: this.peers, tiles: this.tiles, receiver });
    this.#lineWatch = new LineWatch(signal, () => void this.#recover());
    this.#ends = [
      signal.onNotice((notice) => this.#hear(notice)),
      signal.onReconnected(() => void this.#reattach()),
      onNetworkChange(() => {
        forgetLine();
        this.uplink.moved();
        this.#lineWatch.moved(this.#session?.transports ?? []);
      }),
      this.tiles.changed.subscribe(() => this.pictures.report()),
      this.local.onChange(() => this.tiles.refresh()),
      this.peers.view.subscribe(() => this.tiles.refresh()),
    ];
  }

  /** Fetches and prepares what joining needs; whoever opens a meeting's page calls it at once. */
  prepare(): void {
    this.#loader.prepare();
  }

  /** Joins; resolves when this device receives and sends, or when it failed, which `state` says. */
  async join(mode: JoinMode): Promise<void> {
    const { status } = this.state.getSnapshot();
    if (status !== 'idle' && status !== 'failed') return;
    performance.mark('conference:join');
    this.state.set({ status: 'joining', mode });
    if (mode === 'full') void this.local.open();
    else this.local.release();
    void this.playback.routeTo(this.local.devices.view.getSnapshot().chosen.speaker);
    await this.#enter(mode);
  }

  /** Leaves; devices are given back. */
  async leave(): Promise<void> {
    const { status } = this.state.getSnapshot();
    this.#attempt += 1;
    this.#former.close();
    this.#end();
    this.uplink.reset();
    this.peers.leave();
    this.local.release();
    this.state.set({ status: 'idle' });
    if (status === 'joined' || status === 'reconnecting')
      await this.#signal.request('media.leave', {}).catch(() => undefined);
  }

  /** Opens or closes the microphone; rejects with the server's refusal when the chair has locked it. */
  async setMicrophone(on: boolean): Promise<void> {
    const { mutedByChair } = this.local.view.getSnapshot().microphone;
    await this.local.setMicrophone(on);
    try {
      await this.#session?.publisher?.settled('microphone');
    } catch (error) {
      this.local.microphoneSetByServer({ on: false, mutedByChair });
      throw error;
    }
  }

  /** Switches the camera on or off. */
  async setCamera(on: boolean): Promise<void> {
    await this.local.setCamera(on);
    await this.#session?.publisher?.settled('camera');
  }

  /** Begins to share a screen that the person picks, or the paper under the second camera; ends it again when the server refuses. */
  async share(source: SharedSource): Promise<void> {
    if (!(await this.local.share(source))) return;
    try {
      await this.#session?.publisher?.settled(source);
    } catch (error) {
      this.local.stopSharing(source);
      throw error;
    }
  }

  /** Ends that. */
  stopSharing(source: SharedSource): void {
    this.local.stopSharing(source);
  }

  /** Changes the camera that shows paper (null: whichever is free), also while it does, and remembers it. */
  async chooseDocumentCamera(deviceId: string | null): Promise<void> {
    this.local.devices.choose('documentCamera', deviceId);
    if (this.local.track('documentCamera')) await this.share('documentCamera');
  }

  /** Changes the speaker, null for the browser's own, and remembers it. */
  async chooseSpeaker(deviceId: string | null): Promise<void> {
    this.local.devices.choose('speaker', deviceId);
    await this.playback.routeTo(deviceId);
  }

  /** Keeps a picture large for this person alone; the same again lets go. */
  pin({ key, source }: PictureKey): void {
    this.pinned.update((pinned) =>
      pinned?.key === key && pinned.source === source ? null : { key, source },
    );
  }

  /** Leaves and ends every subscription. */
  close(): void {
    for (const end of this.#ends.splice(0)) end();
    void this.leave();
    this.tiles.close();
  }

  /** Joins with back-off until it works, is refused, or a newer attempt takes over. */
  async #enter(mode: JoinMode): Promise<void> {
    // Nobody stands at a hall screen to try again.
    const isFirst = this.state.getSnapshot().status === 'joining' && mode !== 'hallScreen';
    const tries = isFirst ? FIRST_TRIES : Number.POSITIVE_INFINITY;
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isCurrent = () => attempt === this.#attempt;
    const join = async (tried: number) => {
      if (this.state.getSnapshot().status === 'reconnecting')
        this.state.set({ status: 'reconnecting', mode, attempt: tried + 1 });
      await this.#joinOnce(mode, isCurrent);
    };
    const fault = await persist(join, { tries, isCurrent });
    if (fault) this.#fail(mode, fault);
  }

  #fail(mode: JoinMode, fault: ConferenceFault): void {
    this.#former.close();
    this.#end();
    // Who only lost the line tries again, and finds the devices still open.
    if (fault !== 'unreachable') this.local.release();
    this.peers.leave();
    this.state.set({ status: 'failed', mode, fault });
  }

  async #joinOnce(mode: JoinMode, current: () => boolean): Promise<void> {
    this.#loader.prepare();
    const request = joinRequest(mode, this.#loader.receiveCapabilities(), knownLine());
    // What is told while the answer and the device are on their way is newer than the answer.
    const held: MediaNotice[] = [];
    this.#held = held;
    const answer = await within(ANSWER_MS, this.#signal.request('media.join', request));
    const device = await this.#loader.load(answer.routerRtpCapabilities);
    if (!current()) return;
    this.#end();
    const session = new MediaSession(answer, {
      signal: this.#signal,
      device,
      local: this.local,
      playback: this.playback,
      silent: mode !== 'full',
      others: () => this.peers.others(),
      uplink: this.uplink,
      picturesChanged: () => this.#former.yieldTo(session, () => this.tiles.refresh()),
      lineChanged: (transport, state) => this.#lineWatch.changed(transport, state),
    });
    this.#session = session;
    this.peers.enter(answer.peerId, answer.peers, { stillFlows: this.#former.isKept });
    for (const notice of held) {
      this.peers.apply(notice);
      if (notice.type === 'sharedCodec') session.shareIn(notice.codec);
    }
    this.state.set({ status: 'joined', mode, peerId: answer.peerId });
    this.pictures.awaitLayout();
    const shown = () => this.pictures.report();
    await within(START_MS, session.start(answer.offers, shown));
    this.#former.closeSoon();
  }

  /** After a lost socket: takes up the same peer when the server still holds it, else joins (anew). */
  async #reattach(): Promise<void> {
    const session = this.#session;
    const state = this.state.getSnapshot();
    if (!('mode' in state)) return;
    // Who could not join for want of a line has one now.
    if (state.status === 'failed')
      return state.fault === 'unreachable' ? this.join(state.mode) : undefined;
    if (!session || state.status !== 'joined') return this.#recover();
    try {
      const request = { resumeKey: session.resumeKey };
      const answer = await within(ANSWER_MS, this.#signal.request('media.reattach', request));
      if (session !== this.#session) return;
      this.#lineWatch.reconnected(session.transports);
      this.peers.enter(answer.peerId, answer.peers);
      this.pictures.reset();
      session.shareIn(answer.sharedCodec);
      session.publisher?.catchUp(answer.peers.find((own) => own.peerId === answer.peerId));
      await session.receiver?.receive();
      this.tiles.refresh();
    } catch {
      if (session === this.#session) await this.#recover();
    }
  }

  /** Joins anew; what it had is gone, unless it `stillFlows` until then. */
  async #recover(stillFlows = false): Promise<void> {
    const state = this.state.getSnapshot();
    if (!('mode' in state) || state.status === 'failed') return;
    if (stillFlows && this.#session) this.#former.keep(this.#session);
    else this.#former.close();
    if (!stillFlows && state.status !== 'joining')
      this.state.set({ status: 'reconnecting', mode: state.mode, attempt: 1 });
    await this.#enter(state.mode);
  }

  #hear(notice: MediaNotice): void {
    if (notice.type === 'restarted') {
      void this.#recover(notice.stillFlows);
      return;
    }
    this.#held?.push(notice);
    if (!this.#session) return;
    if (notice.type === 'sharedCodec') this.#session.shareIn(notice.codec);
    if (notice.type === 'line') {
      this.pictures.told(notice);
      return;
    }
    const { receiver, publisher, peerId } = this.#session;
    if (notice.type === 'wanted') {
      publisher?.want(notice.source, notice.layer);
      return;
    }
    const isProducer = notice.type === 'producerAdded' || notice.type === 'producerChanged';
    if (isProducer && notice.peerId === peerId) publisher?.changedByServer(notice.producer);
    if (notice.type === 'producerRemoved') receiver?.drop(notice.producerId);
    if (notice.type === 'peerLeft') receiver?.dropPeer(notice.peerId);
    this.peers.apply(notice);
    if (notice.type === 'peerJoined' || notice.type === 'producerAdded') void receiver?.keepUp();
  }

  /** Ends the session; tiles keep their last pictures until new ones come. */
  #end(): void {
    this.#lineWatch.clear();
    this.#held = null;
    if (!this.#former.has(this.#session)) this.#session?.close();
    this.#session = null;
    this.pictures.end();
  }
}
