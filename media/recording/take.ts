import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaRoom } from '#media/media-engine.ts';
import type { MediaTap } from '#media/media-tap.ts';
import type { Journal, TakeEnd, TrackName } from './journal.ts';
import { freePortPair, waitUntilBound } from './rtp-ports.ts';
import { sayGoodbye } from './say-goodbye.ts';
import { describeTap } from './sdp.ts';
import { watchClock } from './take-clock.ts';
import { openVp9Relay } from './vp9-relay.ts';

/** How long ffmpeg may take to open its ports, and to write the end of a file. */
const OPEN_MS = 10_000;
const FINISH_MS = 5_000;
/** How often a picture gets a key frame, so that it can be cut: between people who look there may be minutes without one. */
const KEY_FRAME_MS = 60_000;
/** What is on its way to ffmpeg when a take ends gets so long to arrive, in milliseconds. */
const ARRIVE_MS = 100;
/** A sender may be silent for as long as a meeting lasts: by itself ffmpeg ends after 10 s of silence. In seconds; what was orphaned ends. */
const SILENCE_S = 86_400;
const MOST_LOG_CHARS = 4_000;

/** What a take is made with. */
export type TakeParts = {
  room: MediaRoom;
  producerId: string;
  track: TrackName;
  /** Folder of the recording, and the name of the file in it. */
  folder: string;
  file: string;
  /** Name or path of ffmpeg. */
  program: string;
  journal: Journal;
};

/** One file of one track while it is written, by an ffmpeg of its own that copies what the tap sends. */
export class Take {
  readonly file: string;
  /** Settles with why it ended, once its file is whole; `said` is the last that ffmpeg wrote. */
  readonly ended: Promise<{ why: TakeEnd; said: string }>;
  readonly #tap: MediaTap;
  readonly #child: ChildProcess;
  readonly #port: number;
  #why: TakeEnd | null = null;
  #said = '';
  #hasData = false;
  readonly #onData = Promise.withResolvers<void>();

  private constructor(parts: TakeParts, tap: MediaTap, child: ChildProcess, port: number) {
    const { journal, file } = parts;
    this.#port = port;
    this.file = file;
    this.#tap = tap;
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-MOST_LOG_CHARS);
    });
    this.ended = new Promise((ended) => {
      child.once('close', () => {
        const why = this.#why ?? 'died';
        this.#why = why;
        this.#tap.close();
        this.#onData.resolve();
        journal.write({ type: 'closed', at: Date.now(), file, why });
        ended({ why, said: this.#said });
      });
    });
    const keyFrames = setInterval(() => void tap.requestKeyFrame().catch(() => {}), KEY_FRAME_MS);
    keyFrames.unref();
    child.once('close', () => clearInterval(keyFrames));
    tap.subscribe((event) => {
      if (event === 'gone' || event === 'lost') this.stop(event);
    });
    // Where it ended before anybody listened, nothing is told any more.
    tap.onClosed(() => this.stop('lost'));
    watchClock(tap, file, journal, () => {
      this.#hasData = true;
      this.#onData.resolve();
    });
  }

  /** Starts ffmpeg and then lets the track flow to it; rejects when ffmpeg is not there or the track is gone. A fault after that ends the take. */
  static async open(parts: TakeParts): Promise<Take> {
    const { room, producerId, track, folder, file, program, journal } = parts;
    const port = await freePortPair();
    const tap = await tapTo(room, producerId, port);
    let take: Take;
    try {
      const sdp = join(folder, `${file}.sdp`);
      await writeFile(sdp, describeTap(tap.codec, port), { mode: 0o600 });
      const child = await startProgram(program, copyArguments(sdp, join(folder, file)));
      const { pid = 0 } = child;
      const { name: codec } = tap.codec;
      const ids = { server: process.pid, pid, port };
      const by = { ...track, producer: producerId };
      journal.write({ type: 'opened', at: Date.now(), file, ...ids, codec, ...by });
      take = new Take(parts, tap, child, port);
    } catch (error) {
      tap.close();
      throw error;
    }
    await take.#flow();
    return take;
  }

  async #flow(): Promise<void> {
    const isBound = await waitUntilBound(this.#port, OPEN_MS);
    try {
      if (!isBound) this.stop('died');
      // What was said to it before it listened, it has not heard.
      else if (this.#why !== null) await sayGoodbye(this.#port);
      else await this.#tap.resume();
    } catch (error) {
      this.#said = String(error);
      this.stop('died');
    }
  }

  /** True once something was sent to the file. */
  get hasData(): boolean {
    return this.#hasData;
  }

  /** True while its sender sends nothing. */
  get paused(): boolean {
    return this.#tap.paused;
  }

  /** Settles once something was sent to the file, or it ended. */
  get data(): Promise<void> {
    return this.#onData.promise;
  }

  /** Lets ffmpeg write the end of the file; the first reason counts. */
  stop(why: TakeEnd): void {
    if (this.#why !== null) return;
    this.#why = why;
    this.#tap.close();
    // An interrupt alone would not wake it where nothing flows.
    const bye = setTimeout(() => void sayGoodbye(this.#port), ARRIVE_MS);
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), FINISH_MS);
    this.#child.once('close', () => {
      clearTimeout(bye);
      clearTimeout(kill);
    });
  }
}

/** Taps a producer for an ffmpeg that listens on the port, with a relay between where it would not understand. */
async function tapTo(room: MediaRoom, producerId: string, port: number): Promise<MediaTap> {
  const tap = await room.tap(producerId, { ip: '127.0.0.1', port });
  if (tap.codec.name !== 'VP9') return tap;
  tap.close();
  const relay = await openVp9Relay(port);
  try {
    const relayed = await room.tap(producerId, { ip: '127.0.0.1', port: relay.port });
    relayed.onClosed(relay.close);
    return relayed;
  } catch (error) {
    relay.close();
    throw error;
  }
}

/** Copies one track into Matroska, written through every second, with the times of RTP counted from its first packet. */
function copyArguments(sdp: string, file: string): string[] {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'warning'],
    ...['-protocol_whitelist', 'file,udp,rtp', '-localaddr', '127.0.0.1'],
    ...['-listen_timeout', String(SILENCE_S)],
    ...['-analyzeduration', '3000000', '-probesize', '5000000', '-fpsprobesize', '0'],
    ...['-reorder_queue_size', '500', '-buffer_size', '1048576', '-max_delay', '500000'],
    ...['-i', sdp, '-map', '0', '-c', 'copy', '-copyinkf', '-copyts'],
    ...['-f', 'matroska', '-cluster_time_limit', '1000', '-flush_packets', '1', '-y', file],
  ];
}

function startProgram(program: string, args: readonly string[]): Promise<ChildProcess> {
  return new Promise((started, failed) => {
    // A group of its own: a signal for the server's terminal must not end it before the server says so.
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    child.once('error', failed);
    child.once('spawn', () => started(child));
  });
}
