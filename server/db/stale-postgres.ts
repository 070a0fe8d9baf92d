import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const STOP_TIMEOUT_MS = 20_000;

/**
 * Ends a PostgreSQL that an earlier run left behind on the same data (its Node process was killed). Does nothing when there
 * is none, or when the recorded process is another program by now.
 */
export async function endStalePostgres(databaseDir: string): Promise<void> {
  const pid = recordedPid(databaseDir);
  if (pid === null || !isPostgresOf(pid, databaseDir)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isPostgresOf(pid, databaseDir)) {
    if (Date.now() > deadline)
      throw new Error(
        `PostgreSQL cũ (tiến trình ${pid}) không chịu dừng; hãy dừng bằng: kill -QUIT ${pid}`,
      );
    await delay(50);
  }
}

function recordedPid(databaseDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** Process ids are reused: the command line tells whether it is still our database. */
function isPostgresOf(pid: number, databaseDir: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.includes(databaseDir) && command.some((word) => word.endsWith('postgres'));
  } catch {
    return false;
  }
}

/** A running process, told apart from a later one with the same id by the time of its start. */
export type ProcessMark = { pid: number; startedAt: string };

/** The mark of a process that is running now; null when there is none. */
export function markOf(pid: number): ProcessMark | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return startedAt === undefined ? null : { pid, startedAt };
  } catch {
    return null;
  }
}
