import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ERROR_STATUS, type ErrorBody, type ErrorCode, Refusal } from '#contract/errors.ts';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'BAD_INPUT',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_FILE',
  429: 'TOO_MANY',
  503: 'UNAVAILABLE',
};

/** What the drivers say when the database is away: trying again later helps. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|P1001|P1002|P1017|P2024|57P0[123]|08\d{3})$/;

/** Makes every error an `ErrorBody` with its status; an unknown one is INTERNAL, and its cause goes to the log alone. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const body = bodyOf(error, Number(reply.getHeader('retry-after')));
    const status = ERROR_STATUS[body.code];
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    if (body.retryAfterSeconds !== undefined) reply.header('retry-after', body.retryAfterSeconds);
    return reply.code(status).send(body);
  });
}

function bodyOf(error: FastifyError, retryAfterSeconds: number): ErrorBody {
  if (error instanceof Refusal) return error.body;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return {
      code: 'BAD_INPUT',
      fields: error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: issue.message ?? '',
      })),
    };
  }
  if (isDatabaseAway(error)) return { code: 'UNAVAILABLE', reason: 'database' };
  const code = CODE_OF_STATUS[error.statusCode ?? 500] ?? 'INTERNAL';
  if (code === 'TOO_MANY' && retryAfterSeconds > 0) return { code, retryAfterSeconds };
  return { code };
}

function isDatabaseAway(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === 'string' && DATABASE_AWAY.test(code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated/i.test(at.message)) {
      return true;
    }
    at = at.cause;
  }
  return false;
}
