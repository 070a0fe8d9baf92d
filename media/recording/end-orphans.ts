import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readJournal } from './journal.ts';
import { sayGoodbye } from './say-goodbye.ts';

/** How long an orphan may take to write the end of its file. */
const FINISH_MS = 3_000;
const LOOK_MS = 50;

/**
 * Ends the ffmpegs that a dead server has left writing in a folder. A pid may by now be another program's: only one that has that very
 * file among its arguments is ended, and only when who started it is not its parent any more. Returns how many there were.
 */
export async function endOrphans(folder: string): Promise<number> {
  const journal = await readJournal(folder);
  const closed = new Set(journal.flatMap((line) => (line.type === 'closed' ? [line.file] : [])));
  const open = journal.flatMap((line) =>
    line.type === 'opened' && !closed.has(line.file) ? [line] : [],
  );
  const ended = await Promise.all(open.map((line) => endOne(line, join(folder, line.file))));
  return ended.filter(Boolean).length;
}

type Open = { server: number; pid: number; port: number };

async function endOne({ server, pid, port }: Open, path: string): Promise<boolean> {
  if (!(await isWriting(pid, path)) || (await parentOf(pid)) === server) return false;
  await sayGoodbye(port);
  const deadline = performance.now() + FINISH_MS;
  while (await isWriting(pid, path)) {
    if (performance.now() > deadline) process.kill(pid, 'SIGKILL');
    await delay(LOOK_MS);
  }
  return true;
}

/** True when the process is there and was started to write that file; what is dead and not yet buried has no arguments. */
async function isWriting(pid: number, path: string): Promise<boolean> {
  if (pid <= 1) return false;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.split('\0').includes(path);
}

async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses may hold spaces.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ');
  return fields[1] === undefined ? null : Number(fields[1]);
}
