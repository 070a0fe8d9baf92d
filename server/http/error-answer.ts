import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ZodError } from 'zod';
import { ERROR_STATUS, type ErrorBody, type ErrorCode } from '#contract/errors.ts';
import { errorBodyOf } from '#server/services/error-body.ts';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'BAD_INPUT',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_FILE',
  429: 'TOO_MANY',
  503: 'UNAVAILABLE',
};

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
  if (hasZodFastifySchemaValidationErrors(error)) {
    return {
      code: 'BAD_INPUT',
      fields: error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: issue.message ?? '',
      })),
    };
  }
  // The route's schemas have read the input already: what cannot be parsed behind them is the server's own data.
  if (error instanceof ZodError) return { code: 'INTERNAL' };
  const body = errorBodyOf(error);
  if (body.code !== 'INTERNAL') return body;
  const code = CODE_OF_STATUS[error.statusCode ?? 500] ?? 'INTERNAL';
  if (code === 'TOO_MANY' && retryAfterSeconds > 0) return { code, retryAfterSeconds };
  return { code };
}
