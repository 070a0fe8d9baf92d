import { appendFileSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaSource } from '#media/media-engine.ts';

/** What is recorded: whose (a key that the caller gives), which of what they send, and, of what is nobody's own, what it is called. */
export type TrackName = { owner: string; source: MediaSource; name?: string };

/**
 * A track as the journal names it: by the producer that carries it too, as an owner may send the same from two devices at once; absent in
 * journals of before.
 */
export type Track = TrackName & { producer?: string };

/**
 * Why the recording of a track into one file ended: nobody asks for it any more, its sender stopped, a further file takes over,
 * the recording is over or stands still; or by a fault: ffmpeg ended, or the SFU did.
 */
export type TakeEnd = 'unwanted' | 'gone' | 'rotated' | 'ended' | 'halted' | 'died' | 'lost';

/** The ends that are faults: what was sent after them is missing. */
export const FAULTS: ReadonlySet<TakeEnd> = new Set(['died', 'lost']);

/**
 * One line of the journal of a recording; `at` in milliseconds of the wall clock. A take is a file of one track. `clock` says that what
 * stands at `ptsMs` in the file was sent at `at`; a later line of the same `span` is the better one. A span ends with `paused`, which
 * stands before the first one where nothing was sent when the file was opened. Between `halted`, or the last line before a server's
 * death, and `begun` nothing is recorded. `run` names who wrote it: two servers write to one journal where one takes the recording on
 * from another that does not know yet; absent in journals of before.
 */
export type JournalLine = { run?: string } & JournalFact;

type JournalFact =
  | { type: 'begun'; at: number }
  | { type: 'beat'; at: number }
  | { type: 'halted'; at: number }
  | ({
      type: 'opened';
      at: number;
      file: string;
      /** The process that started ffmpeg, ffmpeg's own, and the first of its two ports. */
      server: number;
      pid: number;
      port: number;
      codec: string;
    } & Track)
  | { type: 'clock'; at: number; file: string; span: number; ptsMs: number }
  | { type: 'paused'; at: number; file: string }
  | { type: 'closed'; at: number; file: string; why: TakeEnd }
  /** A track that could not be recorded since its last take is not asked for any more. */
  | ({ type: 'givenUp'; at: number } & Track)
  | { type: 'ended'; at: number };

const NAME = 'journal.ndjson';

/** Writes the journal of the recording in a folder: whole lines, each at once, so that no end of the process loses one. */
export class Journal {
  readonly #path: string;
  readonly #run: string;
  readonly #onError: (error: unknown) => void;
  // A line that a death, or a full disk, has cut off must not swallow the next one.
  #isTorn = true;

  /** Makes the folder; `run` is put into each line, `onError` gets what keeps one from being written. */
  constructor(folder: string, run: string, onError: (error: unknown) => void) {
    this.#run = run;
    this.#path = join(folder, NAME);
    this.#onError = onError;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      onError(error);
    }
  }

  /** Adds a line. */
  write(line: JournalLine): void {
    const text = `${JSON.stringify({ ...line, run: this.#run })}\n`;
    try {
      appendFileSync(this.#path, this.#isTorn ? `\n${text}` : text, { mode: 0o600 });
      this.#isTorn = false;
    } catch (error) {
      this.#isTorn = true;
      this.#onError(error);
    }
  }
}

/** Reads the journal of the recording in a folder; empty when there is none. What a death has cut off is left out. */
export async function readJournal(folder: string): Promise<JournalLine[]> {
  const text = await readFile(join(folder, NAME), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line): JournalLine[] => {
    if (line === '') return [];
    try {
      return [JSON.parse(line) as JournalLine];
    } catch {
      return [];
    }
  });
}
