import type { Recording } from './recording.ts';
import type { SentStream } from './sent-stream.ts';
import { cutFrame, vp8Descriptor } from './vp8-payload.ts';

/** Sends what is due; called every few milliseconds with the time of a monotonic clock. */
export type Replay = {
  tick(nowMs: number): void;
  /** Begins anew after a pause, at a moment of its own. */
  restart(): void;
  /** Frames or packets that were left out since the process had no time for them. */
  readonly skipped: number;
};

const VOICE_PACKET_MS = 20;
/** In silence Opus sends one packet in so many (DTX: every 400 ms). */
const SILENT_SHARE = 20;
/** Key frames that many receivers ask for at one moment are answered by one. */
const KEY_FRAME_PAUSE_MS = 300;
/** After a halt of the machine what was missed is not made up for beyond this. */
const MOST_LATE_MS = 500;

/** The pieces of each frame, cut once for all cameras of a process. */
const pieces = new WeakMap<Buffer, Buffer[]>();

function piecesOf(frame: Buffer): Buffer[] {
  const known = pieces.get(frame) ?? cutFrame(frame);
  pieces.set(frame, known);
  return known;
}

/** The moments of something that is due at equal intervals. */
class Beat {
  readonly #intervalMs: number;
  #dueMs: number | null = null;
  /** Moments that were let go since the call came much too late. */
  skipped = 0;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** The next call begins anew. */
  restart(): void {
    this.#dueMs = null;
  }

  /** The moments since the last call; the first one lies somewhere within an interval, so that many peers do not send at once. */
  due(nowMs: number): number[] {
    this.#dueMs ??= nowMs + Math.random() * this.#intervalMs;
    if (nowMs - this.#dueMs > MOST_LATE_MS) {
      const missed = Math.ceil((nowMs - this.#dueMs) / this.#intervalMs);
      this.skipped += missed;
      this.#dueMs += missed * this.#intervalMs;
    }
    const moments: number[] = [];
    for (; this.#dueMs <= nowMs; this.#dueMs += this.#intervalMs) moments.push(this.#dueMs);
    return moments;
  }
}

/** A camera: the recorded frames of all layers, again and again, and a jump to a key frame when one is asked for. */
export class CameraReplay implements Replay {
  readonly #recording: Recording;
  readonly #streams: readonly SentStream[];
  readonly #beat: Beat;
  #frame = 0;
  #sent = 0;
  #keyFrameWanted = false;
  #keyFrameAtMs = Number.NEGATIVE_INFINITY;
  /** Number of jumps so far. */
  jumps = 0;

  /** Takes one stream for each layer, in the same order. */
  constructor(recording: Recording, streams: readonly SentStream[]) {
    this.#recording = recording;
    this.#streams = streams;
    this.#beat = new Beat(1000 / recording.framesPerSecond);
  }

  /** The next frame will be a key frame, of every layer as libwebrtc has it. */
  wantKeyFrame(): void {
    this.#keyFrameWanted = true;
  }

  restart(): void {
    this.#beat.restart();
  }

  get skipped(): number {
    return this.#beat.skipped;
  }

  tick(nowMs: number): void {
    for (const atMs of this.#beat.due(nowMs)) this.#sendFrame(atMs);
  }

  #sendFrame(atMs: number): void {
    const { keyFrames, layers } = this.#recording;
    if (this.#keyFrameWanted && atMs - this.#keyFrameAtMs >= KEY_FRAME_PAUSE_MS) {
      if (!keyFrames.includes(this.#frame)) {
        this.#frame = keyFrames.find((at) => at > this.#frame) ?? 0;
        this.jumps += 1;
      }
    }
    if (keyFrames.includes(this.#frame)) {
      this.#keyFrameWanted = false;
      this.#keyFrameAtMs = atMs;
    }
    const numbers = { pictureId: this.#sent & 0x7fff, tl0PictureIndex: this.#sent & 0xff };
    layers.forEach(({ frames }, layer) => {
      const frame = frames[this.#frame];
      const stream = this.#streams[layer];
      if (!frame || !stream) return;
      const cut = piecesOf(frame);
      for (const [n, piece] of cut.entries())
        stream.send([vp8Descriptor(numbers, n === 0), piece], atMs, n === cut.length - 1);
    });
    this.#sent += 1;
    this.#frame = (this.#frame + 1) % (layers[0]?.frames.length ?? 1);
  }
}

/** A microphone: the recorded voice, again and again, or silence. */
export class VoiceReplay implements Replay {
  readonly #voice: readonly Buffer[];
  readonly #stream: SentStream;
  readonly #beat = new Beat(VOICE_PACKET_MS);
  #packet = 0;
  /** Who is silent sends hardly anything, as Opus does with DTX. */
  silent = false;

  constructor(voice: readonly Buffer[], stream: SentStream) {
    this.#voice = voice;
    this.#stream = stream;
  }

  restart(): void {
    this.#beat.restart();
  }

  get skipped(): number {
    return this.#beat.skipped;
  }

  tick(nowMs: number): void {
    for (const atMs of this.#beat.due(nowMs)) {
      const packet = this.#voice[this.#packet];
      if (packet && (!this.silent || this.#packet % SILENT_SHARE === 0))
        this.#stream.send([packet], atMs, false);
      this.#packet = (this.#packet + 1) % this.#voice.length;
    }
  }
}
