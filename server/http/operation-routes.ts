import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { refuse } from '#contract/errors.ts';

/** What must work before requests are let in: a name and a question; a question that throws counts as no. */
export type ReadinessChecks = Record<string, () => Promise<boolean>>;

const CHECK_TIMEOUT_MS = 2000;

/** Routes for those who run the product: alive, ready, figures. They stand outside of /api and carry no content. */
export function registerOperationRoutes(
  app: FastifyInstance,
  parts: { checks: ReadinessChecks; registry: Registry },
): void {
  const schema = { hide: true };
  app.get('/healthz', { schema }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema }, async (_request, reply) => {
    const answers = await Promise.all(
      Object.entries(parts.checks).map(async ([name, ask]) => [name, await answerOf(ask)] as const),
    );
    const isReady = answers.every(([, isGood]) => isGood);
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(answers) });
  });
  app.get('/metrics', { schema }, async (request, reply) => {
    if (!isPrivateAddress(request.ip)) throw refuse('NOT_FOUND');
    return reply.type(parts.registry.contentType).send(await parts.registry.metrics());
  });
}

async function answerOf(ask: () => Promise<boolean>): Promise<boolean> {
  const timeout = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => timeout.resolve(false), CHECK_TIMEOUT_MS);
  try {
    return await Promise.race([ask(), timeout.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Figures are for the own machine and private networks; a proxy tells the real address. */
function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^::ffff:/, '');
  if (isIP(bare) === 6) return bare === '::1' || /^f[cd]/i.test(bare);
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(bare);
}
