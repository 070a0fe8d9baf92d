import { runProgram } from '#server/conversion/run-program.ts';

/** Behind everything else: sound and picture of running meetings go first. */
const LAST = { prefix: ['nice', '-n', '19'], networkless: false };
const TIMEOUT_MS = 12 * 60_000;

/** Runs ffmpeg or its sister in a folder, and answers what it printed; throws with its last words when it fails. */
export async function runFfmpeg(
  program: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<string> {
  const end = await runProgram(program, args, {
    isolation: LAST,
    folder,
    timeoutMs: TIMEOUT_MS,
    signal,
  });
  if (end.code === 0) return end.stdout;
  throw new Error(`${program} ended with ${end.code ?? 'a signal'}: ${end.stderr.slice(-1500)}`);
}
