import { setTimeout as delay } from 'node:timers/promises';
import type { MediaRoom } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { MediaLog } from '#media/media-log.ts';
import { type Hindrance, isDiskFull, isProgramMissing } from './hindrance.ts';
import { FAULTS, type Journal, type TakeEnd, type TrackName } from './journal.ts';
import { Take } from './take.ts';

/** A track that can't be recorded is tried again after so long. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** How long a further file may take to get its first packet before the one before it ends. */
const TAKE_OVER_MS = 5_000;

/** What a track is recorded with. */
export type TrackParts = {
  room: MediaRoom;
  producerId: string;
  track: TrackName;
  folder: string;
  program: string;
  journal: Journal;
  log: MediaLog;
  /** How long a file becomes before a further one takes over, in milliseconds. */
  takeMs: number;
  /** Names the next file. */
  nextFile(track: TrackName): string;
  /** Told what keeps the track from being recorded, and null when it is recorded again. */
  onHindrance(hindrance: Hindrance | null): void;
};

/** Keeps one track recorded, file after file, until it is gone or nobody asks for it. */
export class TrackRecorder {
  readonly producerId: string;
  readonly source: TrackName['source'];
  /** Settles when nothing is recorded any more and all files are whole. */
  readonly ended: Promise<void>;
  readonly #parts: TrackParts;
  readonly #stopping = new AbortController();
  #why: TakeEnd = 'unwanted';
  #current: Take | null = null;
  readonly #writing = new Set<Take>();

  constructor(parts: TrackParts) {
    this.#parts = parts;
    this.producerId = parts.producerId;
    this.source = parts.track.source;
    this.ended = this.#run();
  }

  /** Ends the recording of the track. */
  stop(why: TakeEnd): void {
    if (this.#stopping.signal.aborted) return;
    this.#why = why;
    this.#stopping.abort();
    this.#current?.stop(why);
  }

  async #run(): Promise<void> {
    await this.#record();
    // One that was taken over from may still be written.
    await Promise.all([...this.#writing].map(({ ended }) => ended));
  }

  async #record(): Promise<void> {
    const { journal, track, producerId: producer, log, onHindrance } = this.#parts;
    let failures = 0;
    let isMissing = false;
    while (!this.#stopping.signal.aborted) {
      const take = await this.#open();
      if (take === 'gone') break;
      if (take instanceof Take) {
        isMissing = false;
        const { why, said, recorded } = await this.#follow(take);
        if (!FAULTS.has(why) || why === 'lost') break;
        if (recorded) failures = 0;
        log.warn({ track, why, said }, 'recording: ffmpeg ended');
        if (isDiskFull(said)) onHindrance('diskFull');
      } else onHindrance(take);
      isMissing = true;
      failures += 1;
      if (failures > 2 && take instanceof Take) onHindrance('failing');
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
    }
    if (isMissing) journal.write({ type: 'givenUp', at: Date.now(), ...track, producer });
  }

  /** Opens a take; or says what hinders it, or that there is nothing to record. */
  async #open(): Promise<Take | 'gone' | Hindrance> {
    const { nextFile, track, log, ...parts } = this.#parts;
    try {
      const take = await Take.open({ ...parts, track, file: nextFile(track) });
      this.#current = take;
      this.#writing.add(take);
      void take.ended.then(() => this.#writing.delete(take));
      if (this.#stopping.signal.aborted) take.stop(this.#why);
      return take;
    } catch (error) {
      if (error instanceof MediaError && error.kind !== 'unavailable') return 'gone';
      log.warn({ err: error, track }, 'recording: a track could not be recorded');
      if (isProgramMissing(error)) return 'noProgram';
      return isDiskFull(error) ? 'diskFull' : 'failing';
    }
  }

  /** Waits for the end of a take, and of those that take over from it. */
  async #follow(first: Take): Promise<{ why: TakeEnd; said: string; recorded: boolean }> {
    let take = first;
    for (;;) {
      void take.data.then(() => take.hasData && this.#parts.onHindrance(null));
      const next = await this.#takeOver(take);
      if (next === null) return { ...(await take.ended), recorded: take.hasData };
      take = next;
    }
  }

  /** The take that takes over when this one is long enough; null when it ended before. */
  async #takeOver(take: Take): Promise<Take | null> {
    const ending = take.ended.then(() => true);
    for (;;) {
      const timer = new AbortController();
      const due = delay(this.#parts.takeMs, false, { signal: timer.signal }).catch(() => true);
      const isOver = await Promise.race([ending, due]);
      timer.abort();
      if (isOver) return null;
      // Where nothing flows, nothing gets longer.
      if (take.paused || !take.hasData) continue;
      const next = await this.#open();
      if (!(next instanceof Take)) {
        this.#current = take;
        continue;
      }
      const inTime = delay(TAKE_OVER_MS, undefined, { ref: false });
      await Promise.race([next.data, inTime, ending]);
      take.stop('rotated');
      return next;
    }
  }
}
