import { ZodError } from 'zod';
import { type ErrorBody, Refusal } from '#contract/errors.ts';

/** What the drivers say when the database is away: trying again later helps. */
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|P1001|P1002|P1017|P2024|57P0[123]|08\d{3})$/;

/**
 * What crosses the wire for anything that was thrown, whichever transport carries it: a refusal as it stands, input that a schema
 * refused as BAD_INPUT with its fields, a lost database as UNAVAILABLE, and INTERNAL for what nobody foresaw (its cause is for the log).
 */
export function errorBodyOf(cause: unknown): ErrorBody {
  if (cause instanceof Refusal) return cause.body;
  if (cause instanceof ZodError) {
    const fields = cause.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return { code: 'BAD_INPUT', fields };
  }
  if (isDatabaseAway(cause)) return { code: 'UNAVAILABLE', reason: 'database' };
  return { code: 'INTERNAL' };
}

function isDatabaseAway(cause: unknown): boolean {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const { code } = at as Error & { code?: unknown };
    if (typeof code === 'string' && DATABASE_AWAY.test(code)) return true;
    if (/timeout exceeded when trying to connect|Connection terminated/i.test(at.message)) {
      return true;
    }
    at = at.cause;
  }
  return false;
}
