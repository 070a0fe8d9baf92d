import { z } from 'zod';
import type { Action } from './actions.ts';
import type { RefusalReason } from './refusal-reasons.ts';

/** Every way in which the product says no, with the HTTP status that carries it. The client maps a code to a sentence. */
export const ERROR_STATUS = {
  BAD_INPUT: 400,
  NOT_SIGNED_IN: 401,
  WRONG_CREDENTIALS: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  CONFLICT: 409,
  ALREADY_VOTED: 409,
  STALE_VERSION: 412,
  TOO_LARGE: 413,
  UNSUPPORTED_FILE: 415,
  TOO_MANY: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

/** The code of a refusal. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/**
 * A refusal as it crosses the wire. `reason` refines the code (a `RefusalReason` or `Action`; a page older than the server may not
 * know it), `current` is the server's text after STALE_VERSION.
 */
export const ErrorBody = z.object({
  code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
  reason: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  retryAfterSeconds: z.int().optional(),
  current: z.unknown().optional(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A refusal as the server makes it: the reason is one that the client has a sentence for. */
export type RefusalBody = Omit<ErrorBody, 'reason'> & { reason?: RefusalReason | Action };

/** The one error class: a refusal with a code, thrown by rules and services, answered by the transports. */
export class Refusal extends Error {
  readonly body: ErrorBody;

  constructor(body: RefusalBody, cause?: unknown) {
    super(body.reason ? `${body.code}: ${body.reason}` : body.code, { cause });
    this.name = 'Refusal';
    this.body = body;
  }

  get code(): ErrorCode {
    return this.body.code;
  }

  /** A refusal that was given before, to be given again. */
  static of(body: ErrorBody): Refusal {
    return new Refusal(body as RefusalBody);
  }
}

/** Makes a refusal; `reason` is what the client turns into a more exact sentence. */
export function refuse(
  code: ErrorCode,
  reason?: RefusalReason | Action,
  more: Omit<ErrorBody, 'code' | 'reason'> = {},
): Refusal {
  return new Refusal({ code, ...(reason === undefined ? {} : { reason }), ...more });
}
