import type { FastifyInstance } from 'fastify';
import type { Settings } from './settings.ts';

/** Lets the web server listen; returns the address that browsers use. */
export async function listen(app: FastifyInstance, settings: Settings): Promise<string> {
  await app.listen({ port: settings.port, host: settings.host });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  return settings.publicUrl ?? `${settings.https ? 'https' : 'http'}://localhost:${port}`;
}
