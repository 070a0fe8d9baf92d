/** What keeps a recording from being written: ffmpeg is not installed, the disk is full, or something else, again and again. */
export type Hindrance = 'noProgram' | 'diskFull' | 'failing';

/** True for the error of a program that is not installed. */
export function isProgramMissing(error: unknown): boolean {
  const call = error instanceof Error && 'syscall' in error ? String(error.syscall) : '';
  return codeOf(error) === 'ENOENT' && call.startsWith('spawn');
}

/** True for an error, or the last words of ffmpeg, that tell of a full disk. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error === 'string') return /no space left on device|disk quota exceeded/i.test(error);
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
