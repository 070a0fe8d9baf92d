import { readJournal } from '#media/recording/journal.ts';

/** The files of a recording's folder that are being written, by programs that live and whose server does. */
export async function openFiles(folder: string) {
  const journal = await readJournal(folder);
  const closed = new Set(journal.flatMap((line) => (line.type === 'closed' ? [line.file] : [])));
  return journal.flatMap((line) =>
    line.type === 'opened' && !closed.has(line.file) && [line.pid, line.server].every(isAlive)
      ? [line]
      : [],
  );
}

/** True while sound and picture go into files, each of which has got something. */
export async function isRecording(folder: string): Promise<boolean> {
  const journal = await readJournal(folder);
  const begun = new Set(journal.flatMap((line) => (line.type === 'clock' ? [line.file] : [])));
  const files = (await openFiles(folder)).filter(({ file }) => begun.has(file));
  return (['microphone', 'camera'] as const).every((source) =>
    files.some((file) => file.source === source),
  );
}

/** True once sound and picture are recorded and the recording has said that it went on until then, in milliseconds of the wall clock. */
export async function isRecordedUntil(folder: string, at: number): Promise<boolean> {
  return (await isSaidUntil(folder, at)) && (await isRecording(folder));
}

/** True once the recording has said that it went on until then, whatever of it is recorded. */
export async function isSaidUntil(folder: string, at: number): Promise<boolean> {
  const journal = await readJournal(folder);
  return journal.some((line) => line.type === 'beat' && line.at >= at);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
