import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Refusal } from '#contract/errors.ts';
import type { Isolation } from './isolation.ts';

/** How a program ended: with a code, or by a signal. */
export type ProgramEnd = {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
};

/** How a program is run: where, for how long at most, and what may stop it earlier. */
export type ProgramOptions = {
  isolation: Isolation;
  /** Its folder for everything: working directory, home and temporary files. */
  folder: string;
  timeoutMs: number;
  signal: AbortSignal;
};

// What a program says is kept to this length; the rest is read and dropped so that it never blocks.
const MAX_OUTPUT_CHARS = 64 * 1024;

// What shells, unshare and their like end with when the program after them is not there.
const NOT_THERE = 127;

/** True when the program is on PATH; asked anew each time, since it may be installed while the server runs. */
export async function isInstalled(program: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = await Promise.allSettled(
    folders.map((folder) => access(join(folder, program), constants.X_OK)),
  );
  return found.some(({ status }) => status === 'fulfilled');
}

function missing(program: string, cause: unknown): Refusal {
  return new Refusal(
    { code: 'UNAVAILABLE', reason: 'program-missing' },
    new Error(program, { cause }),
  );
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

/**
 * Runs a program in a process group of its own, without the server's environment (it holds secrets), and ends the whole group at the
 * limit, at the signal, and after the program itself has ended. Rejects with UNAVAILABLE when the program is not installed, and when aborted.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { isolation, folder, timeoutMs, signal }: ProgramOptions,
): Promise<ProgramEnd> {
  const [command = program, ...rest] = [...isolation.prefix, program, ...args];
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(command, rest, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // One thread for tesseract: sound and picture go first.
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TMPDIR: folder,
        LANG: 'C.UTF-8',
        OMP_THREAD_LIMIT: '1',
      },
    });
    const { pid } = child;
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    const end = () => {
      if (pid !== undefined) killGroup(pid);
    };
    const timer = setTimeout(() => {
      timedOut = true;
      end();
    }, timeoutMs);
    signal.addEventListener('abort', end, { once: true });
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(0, MAX_OUTPUT_CHARS);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(0, MAX_OUTPUT_CHARS);
    });
    // A leftover that holds the pipes would keep 'close' from coming, so the group goes when its leader does.
    child.on('exit', end);
    child.on('error', (error) => {
      finish();
      reject(missing(program, error));
    });
    child.on('close', (code, endedBy) => {
      finish();
      if (signal.aborted) reject(signal.reason);
      else if (code === NOT_THERE) reject(missing(program, stderr));
      else resolve({ code, signal: endedBy, stdout, stderr, timedOut });
    });
  });
}
