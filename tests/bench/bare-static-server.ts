import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';

/**
 * The bare limit of reading: a static file server, in a process of its own, with a page that has nothing but pdf.js. Argument: the
 * folder with the files.
 */
const [, , folder = ''] = process.argv;
const app = Fastify({ forceCloseConnections: true });
await app.register(fastifyStatic, { root: folder, prefix: '/files/' });
await app.register(fastifyStatic, {
  root: join(import.meta.dirname, '../../node_modules/pdfjs-dist/legacy/build'),
  prefix: '/pdfjs/',
  decorateReply: false,
});
app.get('/', (_request, reply) =>
  reply.type('text/html').send('<!doctype html><body><canvas></canvas></body>'),
);
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
process.send?.(typeof address === 'object' && address ? address.port : 0);
process.once('disconnect', () => process.exit(0));
