import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuse } from '#contract/errors.ts';
import { UserId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { documentBytes } from '#server/http/document-bytes.ts';
import { answerErrors } from '#server/http/error-answer.ts';
import type { DocumentReading } from '#server/services/document-reading.ts';
import type { DocumentService } from '#server/services/document-service.ts';
import type { LibraryService } from '#server/services/library-service.ts';

const app = Fastify({ forceCloseConnections: true });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let port: number;

/** Takes the first piece of a file, and refuses what it sees. */
const refusing: Pick<DocumentService, 'upload'> = {
  async upload(_actor, _itemId, { content }) {
    for await (const piece of content)
      if (piece.length > 0) throw refuse('UNSUPPORTED_FILE', 'wrong-type');
    throw refuse('BAD_INPUT', 'empty');
  },
};

beforeAll(async () => {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  app.decorateRequest('actor', null);
  app.addHook('onRequest', async (request) => {
    request.actor = { userId: UserId.parse('00000000-0000-4000-8000-000000000001') } as Actor;
  });
  await app.register(
    documentBytes({
      documents: refusing as DocumentService,
      reading: {} as DocumentReading,
      library: {} as LibraryService,
      silenceMs: 500,
    }),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});

afterAll(async () => {
  agent.destroy();
  await app.close();
});

const path = '/api/agenda-items/00000000-0000-4000-8000-000000000002/documents?fileName=a.pdf';
const headers = { 'content-type': 'application/octet-stream' };

async function answerTo(request: ReturnType<typeof httpRequest>): Promise<number | undefined> {
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}

it('a file that is refused at its first piece leaves the connection good for the next request', async () => {
  const upload = httpRequest({ port, path, headers, agent, method: 'POST' });
  upload.write(Buffer.alloc(64 * 1024, 'x'));
  expect(await answerTo(upload)).toBe(415);
  // The browser sends on what it had begun, and then asks for something else on the same line.
  upload.end(Buffer.alloc(4 * 1024 * 1024, 'x'));
  await once(upload, 'close');
  const next = httpRequest({ port, path: '/api/versions/x/pdf', agent });
  next.end();
  expect(await answerTo(next)).toBe(400);
  expect(next.reusedSocket).toBe(true);
});

it('a sender that never ends is not listened to for ever after its refusal', async () => {
  const upload = httpRequest({ port, path, headers, method: 'POST' });
  const broken = once(upload, 'close');
  upload.on('error', () => undefined);
  upload.write(Buffer.alloc(64 * 1024, 'x'));
  expect(await answerTo(upload)).toBe(415);
  await broken;
});
