import type { ErrorBody, ErrorCode } from '#contract/errors.ts';
import type { RefusalReason } from '#contract/refusal-reasons.ts';

/** Every reason that a page has a sentence for: the server's, and that the person left before the answer. */
export type Reason = RefusalReason | 'left-meeting';

/** A refusal by the server, or a line that is down (`UNAVAILABLE`, reason `offline`), as the pages see it. */
export class ApiError extends Error {
  readonly body: ErrorBody;

  constructor(body: ErrorBody, cause?: unknown) {
    super(body.reason ? `${body.code}: ${body.reason}` : body.code, { cause });
    this.name = 'ApiError';
    this.body = body;
  }

  get code(): ErrorCode {
    return this.body.code;
  }

  get reason(): string | undefined {
    return this.body.reason;
  }
}

/** The error of a request that never reached the server. */
export function offlineError(cause?: unknown): ApiError {
  return new ApiError({ code: 'UNAVAILABLE', reason: 'offline' }, cause);
}

/** Reads the refusal out of an answer's text; anything that is not one (a proxy's page) becomes INTERNAL or UNAVAILABLE. */
export function errorFromAnswer(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (isErrorBody(body)) return new ApiError(body);
  } catch {
    // Not JSON: fall through to the code that the status stands for.
  }
  return new ApiError({
    code: status === 502 || status === 503 || status === 504 ? 'UNAVAILABLE' : 'INTERNAL',
  });
}

function isErrorBody(value: unknown): value is ErrorBody {
  return (
    typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
  );
}
