import { type ErrorCode, type Refusal, refuse } from '#contract/errors.ts';
import type { UploadProblem } from '#server/domain/file-kind.ts';

const CODES: Record<UploadProblem, ErrorCode> = {
  empty: 'BAD_INPUT',
  damaged: 'BAD_INPUT',
  'wrong-type': 'UNSUPPORTED_FILE',
  encrypted: 'UNSUPPORTED_FILE',
  'too-many-pages': 'TOO_LARGE',
  'unpacks-too-large': 'TOO_LARGE',
};

/** The refusal of an upload, with the file's problem as its reason. */
export function refuseFile(problem: UploadProblem): Refusal {
  return refuse(CODES[problem], problem);
}
