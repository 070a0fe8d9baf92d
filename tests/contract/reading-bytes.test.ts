import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#server/domain/actor.ts';
import { answerErrors } from '#server/http/error-answer.ts';
import { readingBytes } from '#server/http/reading-bytes.ts';
import { aReadingDesk } from '#tests/support/a-reading-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const documents = useDocumentDesk(database);
let app: FastifyInstance;
let origin: string;
let actors: Map<string, Actor>;
let versionId: string;

beforeEach(async () => {
  const reading = await aReadingDesk(database, documents.desk);
  const { delegate, chair, stranger } = documents.meeting;
  actors = new Map([delegate, chair, stranger].map((actor) => [actor.sessionHash, actor]));
  ({ versionId } = await documents.converted(await documents.upload(await pdfFile(2))));
  app = Fastify({ forceCloseConnections: true });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  app.decorateRequest('actor', null);
  // The session stands in a header here: cookies and sessions have tests of their own.
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-session'])) ?? null;
  });
  await app.register(readingBytes(reading));
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => app.close());

const get = (path: string, actor: Actor | null, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers: { 'x-session': actor?.sessionHash ?? '', ...headers } });

const addresses = () => [
  `/api/versions/${versionId}/pages/1`,
  `/api/versions/${versionId}/pages/1/image?width=500`,
  `/api/meetings/${documents.meeting.meetingId}/packet`,
];

describe('what is made for readers', () => {
  it('is answered whole, in ranges and not again to who has it', async () => {
    const { delegate } = documents.meeting;
    for (const address of addresses()) {
      const answer = await get(address, delegate);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const etag = answer.headers.get('etag') ?? '';
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
      const tail = await get(address, delegate, { range: 'bytes=-100', 'if-range': etag });
      expect(tail.status).toBe(206);
      expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-100))).toBe(true);
      expect((await get(address, delegate, { range: 'bytes=999999999-' })).status).toBe(416);
      expect((await get(address, delegate, { 'if-none-match': etag })).status).toBe(304);
    }
  });

  it('is refused to a stranger and to who is not signed in, whatever they know of it', async () => {
    const { stranger, delegate } = documents.meeting;
    for (const address of addresses()) {
      const etag = (await get(address, delegate)).headers.get('etag') ?? '';
      for (const headers of [{}, { 'if-none-match': etag }, { range: 'bytes=0-9' }]) {
        expect((await get(address, stranger, headers)).status).toBe(403);
        expect((await get(address, null, headers)).status).toBe(401);
      }
    }
  });

  it('of a packet is each reader’s own: another’s ETag is not known', async () => {
    const [, , packet = ''] = addresses();
    const { delegate, chair } = documents.meeting;
    const etag = (await get(packet, delegate)).headers.get('etag') ?? '';
    expect((await get(packet, chair, { 'if-none-match': etag })).status).toBe(200);
  });

  it.each(['/0', '/x', '/1/image', '/1/image?width=0', '/1/image?width=99999'])(
    'refuses the malformed %s, and a page that is not there',
    async (path) => {
      const { delegate } = documents.meeting;
      expect((await get(`/api/versions/${versionId}/pages${path}`, delegate)).status).toBe(400);
      expect((await get(`/api/versions/${versionId}/pages/3`, delegate)).status).toBe(404);
    },
  );
});
