import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeptVersions } from '#server/db/kept-versions.ts';
import type { Actor } from '#server/domain/actor.ts';
import { answerErrors } from '#server/http/error-answer.ts';
import { keepingBytes } from '#server/http/keeping-bytes.ts';
import { createKeepingService } from '#server/services/keeping-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const documents = useDocumentDesk(database);
let app: FastifyInstance;
let address: string;
let documentId: string;
let actors: Map<string, Actor>;

beforeEach(async () => {
  const { delegate, stranger } = documents.meeting;
  actors = new Map([delegate, stranger].map((actor) => [actor.sessionHash, actor]));
  const document = await documents.converted(await documents.upload(await pdfFile(2)));
  documentId = document.documentId;
  app = Fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  app.decorateRequest('actor', null);
  // The session stands in a header here: cookies and sessions have tests of their own.
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-session'])) ?? null;
  });
  const versions = createKeptVersions(database);
  const keeping = createKeepingService({ reading: documents.desk.reading, versions, clock });
  await app.register(keepingBytes({ keeping }));
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  address = `${origin}/api/versions/${document.versionId}/keeping`;
});
afterEach(() => app.close());

const get = (actor: Actor | null, headers: Record<string, string> = {}) =>
  fetch(address, { headers: { 'x-session': actor?.sessionHash ?? '', ...headers } });

it('a document is fetched piece by piece and stays in no cache of the browser', async () => {
  const { delegate } = documents.meeting;
  const whole = Buffer.from(await (await get(delegate)).arrayBuffer());
  expect(whole.subarray(0, 5).toString()).toBe('%PDF-');
  const middle = await get(delegate, { range: 'bytes=100-199' });
  expect(middle.status).toBe(206);
  expect(middle.headers.get('cache-control')).toBe('no-store');
  expect(Buffer.from(await middle.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true);
  expect(await database.prisma.documentOpening.count()).toBe(0);
  expect(await database.prisma.documentFetch.findMany()).toMatchObject([
    { accountId: delegate.userId },
  ]);
});

it('a recall, and making it internal, end the next piece', async () => {
  const { delegate, stranger } = documents.meeting;
  expect((await get(null)).status).toBe(401);
  expect((await get(stranger)).status).toBe(403);
  const where = { id: documentId };
  await database.prisma.meetingDocument.update({ where, data: { isInternal: true } });
  expect((await get(delegate, { range: 'bytes=0-9' })).status).toBe(403);
  const data = { isInternal: false, recalledAt: new Date() };
  await database.prisma.meetingDocument.update({ where, data });
  expect((await get(delegate, { range: 'bytes=0-9' })).status).toBe(404);
});
