import type { FileProblem } from '#contract/http/documents.ts';

/** What can be wrong with a file before or after it is sent. */
export type UploadProblem = FileProblem | 'too-large';

/** The file names that the product takes, for a file chooser. */
export const ACCEPTED_FILES = '.pdf,.docx,.xlsx,.pptx';

/** The largest upload, in bytes; as `MAX_UPLOAD_BYTES` of the contract, which a test holds it to. */
export const LARGEST_BYTES = 100 * 1024 * 1024;

/** What is plainly wrong with a file, so that nobody waits for an upload that will be refused; null when nothing is. */
export function fileProblem(file: { name: string; size: number }): UploadProblem | null {
  if (!/\.(pdf|docx|xlsx|pptx)$/i.test(file.name)) return 'wrong-type';
  if (file.size === 0) return 'empty';
  if (file.size > LARGEST_BYTES) return 'too-large';
  return null;
}

const PROBLEMS: readonly string[] = [
  'empty',
  'wrong-type',
  'damaged',
  'encrypted',
  'too-many-pages',
  'unpacks-too-large',
  'conversion-failed',
  'conversion-timed-out',
  'not-examined',
  'state-secret',
] satisfies FileProblem[];

/** The problem that a refusal's reason names; null when it names something else. */
export function problemOfReason(reason: string | undefined): FileProblem | null {
  return reason !== undefined && PROBLEMS.includes(reason) ? (reason as FileProblem) : null;
}
