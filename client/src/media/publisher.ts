import type {
  ConferencePeer,
  ConferenceProducer,
  SharedCodec,
  Source,
} from '#contract/media/wire.ts';
import {
  cameraEncodings,
  microphoneCodecOptions,
  mostBps,
  sharedEncodings,
} from './capture-settings.ts';
import type { LocalMedia } from './local-media.ts';
import type { LocalProducer, Publication, SendTransport } from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import { mayPass } from './recovery.ts';
import { isShared } from './shared-source.ts';
import type { Unsubscribe } from './store.ts';

/** `unsure` while the server may hold it for paused or flowing otherwise than `paused` says. */
type Sent = {
  producer: LocalProducer;
  track: MediaStreamTrack | null;
  paused: boolean;
  unsure: boolean;
};

const SOURCES: readonly Source[] = ['microphone', 'camera', 'screen', 'documentCamera'];
/** How long after a request without an answer its source is brought in step again, in milliseconds. */
const AGAIN_MS = 1000;

/** Sends what `LocalMedia` holds over one transport: whatever changes there, the producers follow. */
export class Publisher {
  readonly #signal: MediaSignal;
  readonly #transport: SendTransport;
  readonly #local: LocalMedia;
  readonly #sent = new Map<Source, Sent>();
  /** What the server said last of each producer; it may say so before it answers. */
  readonly #told = new Map<string, ConferenceProducer>();
  readonly #queues = new Map<Source, Promise<void>>();
  readonly #again = new Map<Source, ReturnType<typeof setTimeout>>();
  #cameraRests = false;
  #isThin = false;
  readonly #stop: Unsubscribe;
  #closed = false;

  #sharedCodec: SharedCodec;

  constructor(
    signal: MediaSignal,
    transport: SendTransport,
    local: LocalMedia,
    sharedCodec: SharedCodec,
  ) {
    this.#sharedCodec = sharedCodec;
    this.#signal = signal;
    this.#transport = transport;
    this.#local = local;
    this.#stop = local.onChange((source) => this.follow(source));
  }

  /** Sends everything that is on; a source that the server refuses is left out. */
  async start(): Promise<void> {
    for (const source of SOURCES) this.follow(source);
    await Promise.allSettled(SOURCES.map((source) => this.settled(source)));
  }

  /** Brings one producer in step with its source, one step after the other. */
  follow(source: Source): void {
    this.#queue(source, () => this.#bring(source));
  }

  /** Lets the camera rest while the line is needed for the voice, or go on. */
  restCamera(rests: boolean): void {
    if (this.#cameraRests === rests) return;
    this.#cameraRests = rests;
    this.follow('camera');
  }

  /** Keeps voice and what is shared to little while the line hardly bears a voice. */
  thin(isThin: boolean): void {
    if (this.#isThin === isThin) return;
    this.#isThin = isThin;
    for (const source of this.#sent.keys()) this.#fit(source);
  }

  /** Sends of a source what the others want, up to this layer. */
  want(source: Source, layer: number): void {
    void this.#sent
      .get(source)
      ?.producer.sendUpTo(layer)
      .catch(() => undefined);
  }

  /** Resolves when the producer of a source is in step with it; rejects when the server refused the last step. */
  settled(source: Source): Promise<void> {
    return this.#queues.get(source) ?? Promise.resolve();
  }

  /**
   * Takes over what the server did to a producer: the chair closed the microphone, or the floor opened it. What this
   * device asked for itself comes back as the same state and changes nothing.
   */
  changedByServer(told: ConferenceProducer): void {
    this.#told.set(told.producerId, told);
    const { source, paused, mutedByServer: mutedByChair } = told;
    const sent = this.#sent.get(source);
    if (sent?.producer.id !== told.producerId) return;
    if (sent.paused !== paused) {
      sent.paused = paused;
      if (paused) sent.producer.pause();
      else sent.producer.resume();
      if (source === 'microphone') this.#local.microphoneSetByServer({ on: !paused, mutedByChair });
    } else if (source === 'microphone') this.#local.microphoneSetByServer({ mutedByChair });
  }

  /** After a lost line: what changed here meanwhile is said to the server again; `self` is what it holds. */
  catchUp(self: ConferencePeer | undefined): void {
    for (const told of self?.producers ?? []) {
      this.#told.set(told.producerId, told);
      this.#queue(told.source, () => this.#align(told.producerId));
    }
    for (const source of SOURCES) this.follow(source);
  }

  /** Sends screens and paper in another codec: at once when a receiver cannot decode the present one, else from the next on. */
  shareIn(codec: SharedCodec): void {
    this.#sharedCodec = codec;
    for (const [source, { producer }] of this.#sent)
      if (isShared(source) && !reachesAll(producer.mimeType, codec))
        this.#queue(source, () => this.#sendAnew(source));
  }

  /** Stops following; the transport's owner closes the transport. */
  close(): void {
    this.#closed = true;
    this.#stop();
    for (const timer of this.#again.values()) clearTimeout(timer);
    this.#again.clear();
    this.#sent.clear();
  }

  #queue(source: Source, step: () => Promise<void>): void {
    const next = this.settled(source)
      .catch(() => undefined)
      .then(() => (this.#closed ? undefined : step()));
    // Who needs to know asks `settled`.
    next.catch(() => undefined);
    this.#queues.set(source, next);
  }

  async #align(id: string): Promise<void> {
    // It may have said something newer meanwhile.
    const told = this.#told.get(id);
    if (!told) return;
    const { source, producerId, paused, mutedByServer } = told;
    const sent = this.#sent.get(source);
    if (sent?.producer.id !== producerId) {
      await this.#signal.request('media.close', { producerId });
      return;
    }
    // A floor that was given meanwhile has opened what it closed before; what the person closed is still theirs.
    const wasMuted =
      source === 'microphone' && this.#local.view.getSnapshot().microphone.mutedByChair;
    if (mutedByServer || wasMuted) this.changedByServer(told);
    else if (paused !== sent.paused) sent.unsure = true;
  }

  async #bring(source: Source): Promise<void> {
    const track = this.#local.track(source);
    const rests = source === 'camera' && this.#cameraRests;
    const paused = rests || !this.#local.isOpen(source);
    const sent = this.#sent.get(source);
    if (!sent) {
      if (track) await this.#begin(source, track, paused);
      return;
    }
    if (!track && isShared(source)) {
      this.#sent.delete(source);
      sent.producer.close();
      await this.#signal.request('media.close', { producerId: sent.producer.id });
      return;
    }
    if (sent.track !== track) {
      sent.track = track;
      await sent.producer.replaceTrack(track);
    }
    if (sent.unsure || sent.paused !== paused) await this.#pause(sent, paused, source);
  }

  /** What the server has no room for at the moment, or did not answer, is tried again. */
  async #begin(source: Source, track: MediaStreamTrack, paused: boolean): Promise<void> {
    try {
      await this.#produce(source, track, paused);
    } catch (error) {
      if (mayPass(error)) this.#followLater(source);
      throw error;
    }
  }

  async #produce(source: Source, track: MediaStreamTrack, paused: boolean): Promise<void> {
    const producer = await this.#transport.produce(
      publicationOf(source, track, paused, this.#sharedCodec),
    );
    this.#sent.set(source, { producer, track, paused, unsure: false });
    if (this.#isThin) this.#fit(source);
    const told = this.#told.get(producer.id);
    if (told) this.changedByServer(told);
  }

  /** The server takes the new producer in place of the former, which its viewers see until then. */
  async #sendAnew(source: Source): Promise<void> {
    const former = this.#sent.get(source);
    if (!former?.track) return;
    await this.#produce(source, former.track, former.paused);
    former.producer.close();
  }

  async #pause(sent: Sent, paused: boolean, source: Source): Promise<void> {
    const { producer } = sent;
    sent.paused = paused;
    if (paused) producer.pause();
    try {
      await this.#signal.request(paused ? 'media.pause' : 'media.resume', {
        producerId: producer.id,
      });
      sent.unsure = false;
    } catch (error) {
      sent.paused = true;
      sent.unsure = mayPass(error);
      producer.pause();
      if (sent.unsure) this.#followLater(source);
      // It may have been opened by the device's own switch: nobody is to believe that they are heard.
      if (source === 'microphone' && !paused)
        this.#local.microphoneSetByServer({ on: false, mutedByChair: false });
      throw error;
    }
    if (!paused) producer.resume();
  }

  #fit(source: Source): void {
    if (source === 'camera') return;
    const bps = mostBps(source, this.#isThin);
    // A browser that cannot goes on as before.
    this.#sent
      .get(source)
      ?.producer.sendAtMost(bps)
      .catch(() => undefined);
  }

  #followLater(source: Source): void {
    if (this.#closed) return;
    clearTimeout(this.#again.get(source));
    this.#again.set(
      source,
      setTimeout(() => this.follow(source), AGAIN_MS),
    );
  }
}

/** Whether what is sent in one codec can be decoded by all of whom the other was named. */
function reachesAll(mimeType: string, codec: SharedCodec): boolean {
  const widestFirst = ['video/vp8', 'video/vp9', 'video/av1'];
  const at = (name: string) => widestFirst.indexOf(name.toLowerCase());
  return at(mimeType) <= at(`video/${codec}`);
}

/** How a track of a source is sent; `codec` is for what has to be read. */
export function publicationOf(
  source: Source,
  track: MediaStreamTrack,
  paused: boolean,
  codec: SharedCodec,
): Publication {
  const base = { source, track, paused };
  if (source === 'microphone') return { ...base, codecOptions: microphoneCodecOptions };
  if (isShared(source)) return { ...base, encodings: sharedEncodings, codec };
  return { ...base, encodings: cameraEncodings(track.getSettings().height ?? 720) };
}
