import { line } from '#client/api/line.ts';

/** Why a document could not be opened, as the reader is told. */
export type OpenProblem = 'offline' | 'signedOut' | 'notAllowed' | 'gone' | 'converting' | 'failed';

/** A document that could not be opened. */
export class OpenFailure extends Error {
  readonly problem: OpenProblem;

  constructor(problem: OpenProblem, cause: unknown) {
    super(`document: ${problem}`, { cause });
    this.name = 'OpenFailure';
    this.problem = problem;
  }

  /** Reads pdf.js's exceptions: those of the transport carry the HTTP status. */
  static from(cause: unknown): OpenFailure {
    const status =
      typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'status') : undefined;
    return new OpenFailure(problemOf(typeof status === 'number' ? status : null, cause), cause);
  }
}

function problemOf(status: number | null, cause: unknown): OpenProblem {
  if (status === 401) return 'signedOut';
  if (status === 403) return 'notAllowed';
  if (status === 404 || status === 410) return 'gone';
  if (status === 409 || status === 425) return 'converting';
  const unreachable = status === 0 || (status === null && cause instanceof TypeError);
  if (unreachable || !navigator.onLine || line.view().isDown) return 'offline';
  return 'failed';
}
