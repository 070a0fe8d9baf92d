import type { VersionProgress } from '#contract/http/documents.ts';

/** Whether the file as it was sent is still there: what bears a mark of secrecy is deleted at once. */
export function isFileKept(progress: VersionProgress): boolean {
  return progress.state !== 'failed' || progress.problem !== 'state-secret';
}
