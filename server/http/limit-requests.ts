import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#contract/errors.ts';

/**
 * How many requests per minute /api takes from one session (or one address that is not signed in), and from one address before
 * its sessions are looked up.
 */
export type RequestLimits = { ofSession: number; ofAddress: number };

/** The product's limits. A hall of 300 devices behind one address opens the same paper at once, each in some 30 ranges. */
export const REQUEST_LIMITS: RequestLimits = { ofSession: 1500, ofAddress: 12_000 };

/**
 * Refuses who asks too much with TOO_MANY. Register it before the sessions are read: a flood of made-up cookies is refused
 * before each of them costs a query; the limit of a session is asked at the route, when the session is known.
 */
export async function limitRequests(app: FastifyInstance, limits: RequestLimits): Promise<void> {
  await app.register(rateLimit, {
    max: limits.ofSession,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.actor?.sessionHash ?? request.ip,
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  const count = app.createRateLimit({
    max: limits.ofAddress,
    timeWindow: '1 minute',
    keyGenerator: ({ ip }) => ip,
  });
  app.addHook('onRequest', async (request) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    throw refuse('TOO_MANY', undefined, { retryAfterSeconds: counted.ttlInSeconds });
  });
}
