import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#contract/errors.ts';
import { UNATTENDED_HEADER } from '#contract/unattended.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts, as the session says; null when not signed in. */
    actor: Actor | null;
  }
}

/** Who a cookie signs in; a request that nobody is behind leaves the session to run out. */
export type ReadSession = (
  cookieHeader: string | undefined,
  request: { isAttended: boolean },
) => Promise<Actor | null>;

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Reads the session of each request below /api, and refuses changes that a page of another origin sent. */
export function identifyActors(
  app: FastifyInstance,
  parts: {
    readSession: ReadSession;
    publicUrl: string | null;
  },
): void {
  app.decorateRequest('actor', null);
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    if (!READING.includes(request.method) && !isSameOrigin(request.headers, parts.publicUrl)) {
      throw refuse('FORBIDDEN', 'origin');
    }
    request.actor = await parts.readSession(request.headers.cookie, {
      isAttended: request.headers[UNATTENDED_HEADER] !== '1',
    });
  });
}

/** Who is signed in, be it to change the password that one must; throws NOT_SIGNED_IN when nobody is. */
export function requireSignedIn(request: FastifyRequest): Actor {
  if (!request.actor) throw refuse('NOT_SIGNED_IN');
  return request.actor;
}

/** Who acts; throws NOT_SIGNED_IN, or FORBIDDEN `must-change-password` while the account has yet to choose its own password. */
export function requireActor(request: FastifyRequest): Actor {
  const actor = requireSignedIn(request);
  if (actor.mustChangePassword) throw refuse('FORBIDDEN', 'must-change-password');
  return actor;
}
