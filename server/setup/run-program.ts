import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the whole project. */
export const ROOT = join(import.meta.dirname, '../..');

/** How a program ended, with all that it wrote. */
export type ProgramEnd = { code: number; output: string };

/**
 * Runs a program in the project's folder. `isQuiet` keeps what it writes for the answer instead of showing it. Rejects only when
 * it cannot be started.
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: { isQuiet?: boolean; env?: Record<string, string> } = {},
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: options.isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...(options.isQuiet ? { NO_COLOR: '1' } : {}), ...options.env },
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}

/** Runs a script of an installed package on this Node. */
export function runScript(
  script: string,
  args: readonly string[],
  options: { isQuiet?: boolean; env?: Record<string, string> } = {},
): Promise<ProgramEnd> {
  return runProgram(process.execPath, [join('node_modules', script), ...args], options);
}
