import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { LibraryAccess } from '#server/services/library-access.ts';
import type { MeetingAccess } from '#server/services/ports/meeting-access.ts';
import type { SiteDeviceAccess } from '#server/services/site-device-access.ts';
import { answerErrors } from './error-answer.ts';
import type { Handlers } from './handlers.ts';
import { limitRequests, REQUEST_LIMITS } from './limit-requests.ts';
import type { Metrics } from './metrics.ts';
import { describeApi } from './open-api.ts';
import { type ReadinessChecks, registerOperationRoutes } from './operation-routes.ts';
import { paceAnswers } from './pace-answers.ts';
import { registerRoutes } from './register-routes.ts';
import { identifyActors, type ReadSession } from './request-actor.ts';
import { secureHeaders } from './security-headers.ts';
import type { SessionCookie } from './session-cookie.ts';
import { serveClient } from './static-client.ts';

/** What the HTTP transport is made of. */
export type AppParts = {
  logger: FastifyBaseLogger;
  tls: { key: string; cert: string } | null;
  publicUrl: string | null;
  /** True behind one proxy, which tells the browser's address as the last one in X-Forwarded-For. */
  trustProxy: boolean;
  cookie: SessionCookie;
  readSession: ReadSession;
  handlers: Handlers;
  access: MeetingAccess;
  library: LibraryAccess;
  siteDevices: SiteDeviceAccess;
  metrics: Metrics;
  checks: ReadinessChecks;
  /** Folder of the built client; null serves the API alone. */
  clientFolder: string | null;
  /** Routes outside of the table, which carry bytes. */
  plugins?: ((app: FastifyInstance) => Promise<void>)[];
};

/** Makes the web server; it listens when told to. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    ...(parts.tls ? { https: parts.tls } : {}),
    // One hop: what stands further left in the header is the browser's own claim.
    trustProxy: parts.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  parts.metrics.observeRequests(app);
  logRequests(app);
  await secureHeaders(app, parts.cookie.options.secure === true);
  await app.register(cookie);
  paceAnswers(app);
  await limitRequests(app, REQUEST_LIMITS);
  identifyActors(app, parts);
  await describeApi(app, parts.cookie.name);
  registerOperationRoutes(app, { checks: parts.checks, registry: parts.metrics.registry });
  registerRoutes(app, parts);
  for (const plugin of parts.plugins ?? []) await app.register(plugin);
  await serveClient(app, parts.clientFolder);
  return app;
}

/** One line for each request below /api, with who and how long; neither bodies nor cookies. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        userId: request.actor?.userId,
        address: request.ip,
      },
      'request',
    );
  });
}
