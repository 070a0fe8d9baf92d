import { refuse } from '#contract/errors.ts';

/** The error as it stands, or UNAVAILABLE `storage-full` when the disk or the quota is what failed. */
export function orStorageFull(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? refuse('UNAVAILABLE', 'storage-full') : error;
}
