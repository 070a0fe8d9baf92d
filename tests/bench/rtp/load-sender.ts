import { hostname } from 'node:os';
import type { MediaSource } from '#media/media-engine.ts';
import type { LineListener, MediaLine } from './media-line.ts';
import { onTick } from './metronome.ts';
import type { Recording } from './recording.ts';
import { CameraReplay, VoiceReplay } from './replay.ts';
import { readRtcp, senderReports } from './rtcp.ts';
import {
  cameraParameters,
  PAYLOAD_TYPES,
  sentExtensionIds,
  voiceParameters,
} from './rtp-parameters.ts';
import { SentStream, type StreamKind } from './sent-stream.ts';

const REPORT_MS = 1_000;
const SILENCE = 127;
/** Layers can be switched only once each has its first report. */
const FIRST_REPORT_MS = 60;

/** What a peer sends over a line: a camera in layers, a voice, or both, from the recording. */
export class LoadSender {
  readonly #recording: Recording;
  readonly #line: MediaLine;
  readonly #feedback: boolean;
  readonly #counter = { next: 0 };
  readonly #streams: SentStream[] = [];
  #camera: CameraReplay | null = null;
  #voice: VoiceReplay | null = null;
  #stop: (() => void) | null = null;
  #reportAtMs = 0;

  constructor(recording: Recording, line: MediaLine, feedback: boolean) {
    this.#recording = recording;
    this.#line = line;
    this.#feedback = feedback;
  }

  /** The RTP parameters to produce a source with; it is sent from `start` on. */
  prepare(source: Extract<MediaSource, 'camera' | 'microphone'>) {
    const { layers, voice } = this.#recording;
    if (source === 'microphone') {
      const stream = this.#stream(PAYLOAD_TYPES.opus, 48_000, true);
      this.#voice = new VoiceReplay(voice, stream);
      return voiceParameters(stream.kind.ssrc, hostname(), this.#feedback);
    }
    const streams = layers.map(() => this.#stream(PAYLOAD_TYPES.vp8, 90_000, false));
    this.#camera = new CameraReplay(this.#recording, streams);
    const ssrcs = streams.map(({ kind }) => kind.ssrc);
    return cameraParameters(ssrcs, layers, hostname(), this.#feedback);
  }

  /** Packets that were sent so far, without those that were sent again. */
  get packets(): number {
    return this.#streams.reduce((sum, stream) => sum + stream.packets, 0);
  }

  /** Frames and voice packets that were left out for want of time. */
  get skipped(): number {
    return (this.#camera?.skipped ?? 0) + (this.#voice?.skipped ?? 0);
  }

  /** Jumps to a key frame so far. */
  get keyFrameJumps(): number {
    return this.#camera?.jumps ?? 0;
  }

  /** Sends until `stop`; again is harmless. */
  start(): void {
    if (this.#stop !== null) return;
    this.#reportAtMs = performance.now() + FIRST_REPORT_MS;
    this.#camera?.restart();
    this.#voice?.restart();
    this.#stop = onTick((nowMs) => {
      this.#camera?.tick(nowMs);
      this.#voice?.tick(nowMs);
      if (nowMs >= this.#reportAtMs) this.#report(nowMs);
    });
  }

  /** Sends nothing more until `start`. */
  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Loudness of the voice as its packets tell it: 0 is loudest, 127 silence, in which hardly anything is sent. */
  speakAt(level: number): void {
    if (this.#voice !== null) this.#voice.silent = level === SILENCE;
    for (const stream of this.#streams) stream.level = level;
  }

  /** Answers what the SFU asks for. */
  takeRtcp(compound: Buffer): void {
    for (const message of readRtcp(compound)) {
      if (message.kind === 'keyFrame') this.#camera?.wantKeyFrame();
      if (message.kind === 'nack')
        this.#streams
          .find(({ kind }) => kind.ssrc === message.ssrc)
          ?.sendAgain(message.sequenceNumbers);
    }
  }

  #stream(payloadType: number, clockRate: number, voice: boolean): SentStream {
    const ids = sentExtensionIds(this.#feedback, voice);
    const kind: StreamKind = { ssrc: newSsrc(), payloadType, clockRate, ids };
    const stream = new SentStream(kind, this.#line, this.#counter);
    this.#streams.push(stream);
    return stream;
  }

  #report(nowMs: number): void {
    this.#reportAtMs = nowMs + REPORT_MS;
    const wallMs = performance.timeOrigin + nowMs;
    const reports = this.#streams.map((stream) => stream.report(nowMs, wallMs));
    this.#line.sendRtcp(senderReports(reports, hostname()));
  }
}

/** A sender hears nothing but what the SFU asks for. */
export function senderListener(sender: () => LoadSender | null): LineListener {
  return { rtp: () => undefined, rtcp: (compound) => sender()?.takeRtcp(compound) };
}

/** Any stream id but 0 and 1234, which the SFU probes a line with. */
function newSsrc(): number {
  return 10_000 + Math.floor(Math.random() * (2 ** 32 - 10_000));
}
