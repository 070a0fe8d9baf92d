import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type JournalLine, readJournal } from '#media/recording/journal.ts';
import {
  isBeingWritten,
  type RecordedGap,
  type RecordedSpan,
  recordedGaps,
  recordedSpans,
} from '#media/recording/recorded-takes.ts';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.ts';

/** No end of a recording takes longer. */
const MOST_WRITING_MS = 30_000;
const LOOK_MS = 500;

/** Folder of the mended files, below that of a recording. */
export const MENDED = 'mended';

/** Where a recorded file is to be read once `readRecorded` was there. */
export function readablePath(folder: string, file: string): string {
  return join(folder, MENDED, file);
}

/** What was recorded in a folder, and what was missed. All files are mended first: a kill leaves one without an end. */
export async function readRecorded(
  folder: string,
  signal: AbortSignal,
): Promise<{ spans: RecordedSpan[]; gaps: RecordedGap[] }> {
  const journal = await writtenJournal(folder, signal);
  const dataMs = new Map<string, number>();
  for (const line of journal) {
    if (line.type !== 'opened') continue;
    const length = await lengthOf(folder, line.file, signal);
    if (length !== null) dataMs.set(line.file, length);
  }
  const spans = recordedSpans(journal, dataMs);
  return { spans, gaps: recordedGaps(journal, spans) };
}

/** The journal once nobody writes to it: a server that held the meeting may still let its files be whole when another hears of its end. */
async function writtenJournal(folder: string, signal: AbortSignal): Promise<JournalLine[]> {
  const deadline = performance.now() + MOST_WRITING_MS;
  for (;;) {
    const journal = await readJournal(folder);
    if (!isBeingWritten(journal, Date.now()) || performance.now() > deadline) return journal;
    await delay(LOOK_MS, undefined, { signal });
  }
}

/** Until where there is something in a file, in milliseconds; null when there is nothing. */
async function lengthOf(folder: string, file: string, signal: AbortSignal): Promise<number | null> {
  const mended = readablePath(folder, file);
  if (!(await exists(join(folder, file)))) return null;
  if (!(await exists(mended)) && !(await mend(folder, file, signal))) return null;
  return durationOf(mended, folder, signal);
}

/**
 * Writes the file anew with an end and an index, without touching what is in it: what was written as it came cannot be jumped into.
 * False when there is nothing in it.
 */
async function mend(folder: string, file: string, signal: AbortSignal): Promise<boolean> {
  const mended = readablePath(folder, file);
  const made = `${mended}.part`;
  await mkdir(join(folder, MENDED), { recursive: true, mode: 0o700 });
  const input = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-i', join(folder, file)];
  const copied = ['-map', '0', '-c', 'copy', '-copyinkf', '-copyts', '-f', 'matroska', '-y', made];
  try {
    await runFfmpeg('ffmpeg', [...input, ...copied], { folder, signal });
  } catch (error) {
    signal.throwIfAborted();
    // The recording ended before the first second was written: nothing is in it.
    if (!isUnreadable(error)) throw error;
    await rm(made, { force: true });
    return false;
  }
  await rename(made, mended);
  return true;
}

async function durationOf(
  path: string,
  folder: string,
  signal: AbortSignal,
): Promise<number | null> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path];
  const printed = await runFfmpeg('ffprobe', args, { folder, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    if (isUnreadable(error)) return '';
    throw error;
  });
  const seconds = Number.parseFloat(printed);
  return Number.isFinite(seconds) ? Math.round(seconds * 1000) : null;
}

/** True when a file could not be read for what is in it. Where its reader was killed it is read again: what is in it must not be lost. */
function isUnreadable(error: unknown): boolean {
  return error instanceof FfmpegFailed && !error.wasKilled;
}

async function exists(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.size > 0;
}
