import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '#contract/errors.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isSameOrigin } from './same-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who acts, as the session says; null when not signed in. */
    actor: Actor | null;
  }
}

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Reads the session of each request below /api, and refuses changes that a page of another origin sent. */
export function identifyActors(
  app: FastifyInstance,
  parts: {
    readSession: (cookieHeader: string | undefined) => Promise<Actor | null>;
    publicUrl: string | null;
  },
): void {
  app.decorateRequest('actor', null);
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    if (!READING.includes(request.method) && !isSameOrigin(request.headers, parts.publicUrl)) {
      throw refuse('FORBIDDEN', 'origin');
    }
    request.actor = await parts.readSession(request.headers.cookie);
  });
}

/** Who acts; throws NOT_SIGNED_IN when nobody is signed in. */
export function requireActor(request: FastifyRequest): Actor {
  if (!request.actor) throw refuse('NOT_SIGNED_IN');
  return request.actor;
}
