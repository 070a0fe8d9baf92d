import { type ProgramEnd, runProgram } from '#server/conversion/run-program.ts';

/** Behind everything else: sound and picture of running meetings go first. */
const LAST = { prefix: ['nice', '-n', '19'], networkless: false };
const TIMEOUT_MS = 12 * 60_000;

/** What ffmpeg ends with when it is asked to, by a signal that it hears. */
const ENDED_BY_WISH = 255;

/** ffmpeg or its sister failed; where it `wasKilled`, by whomever or at its limit, that says nothing of what it read. */
export class FfmpegFailed extends Error {
  readonly wasKilled: boolean;

  constructor(program: string, { code, signal, stderr }: ProgramEnd) {
    super(`${program} ended with ${code ?? signal}: ${stderr.slice(-1500)}`);
    this.wasKilled = signal === 'SIGKILL' || signal === 'SIGTERM' || code === ENDED_BY_WISH;
  }
}

/** Runs ffmpeg or its sister in a folder, and answers what it printed; throws `FfmpegFailed` with its last words when it fails. */
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
  throw new FfmpegFailed(program, end);
}
