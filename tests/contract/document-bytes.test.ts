import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MAX_UPLOAD_BYTES, MeetingDocument } from '#contract/http/documents.ts';
import type { Actor } from '#server/domain/actor.ts';
import { documentBytes } from '#server/http/document-bytes.ts';
import { answerErrors } from '#server/http/error-answer.ts';
import { aDocumentDesk } from '#tests/support/a-document-desk.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { docxFile } from '#tests/support/files/office-files.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const database = useDatabase();
let desk: Awaited<ReturnType<typeof aDocumentDesk>>;
let meeting: PreparedMeeting;
let app: FastifyInstance;
let origin: string;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  desk = await aDocumentDesk(database);
  await desk.conversions.start(new Date());
  meeting = await aPreparedMeeting(database.prisma, 'released');
  for (const actor of [meeting.secretary, meeting.delegate, meeting.stranger])
    actors.set(actor.sessionHash, actor);
  app = Fastify({ forceCloseConnections: true, bodyLimit: 1024 });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  app.decorateRequest('actor', null);
  // The session stands in a header here: cookies and sessions have tests of their own.
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-session'])) ?? null;
  });
  await app.register(documentBytes({ ...desk, silenceMs: 1000 }));
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

const session = (actor: Actor | null) => ({ 'x-session': actor?.sessionHash ?? '' });

function send(body: Uint8Array, fileName: string, actor: Actor | null = meeting.secretary) {
  return fetch(
    `${origin}/api/agenda-items/${meeting.itemId}/documents?fileName=${encodeURIComponent(fileName)}`,
    {
      method: 'POST',
      headers: { ...session(actor), 'content-type': 'application/octet-stream' },
      body: Uint8Array.from(body),
    },
  );
}

async function aReadyDocument(bytes: Uint8Array, fileName: string) {
  const answer = await send(bytes, fileName);
  expect(answer.status).toBe(200);
  const { documentId, versionId } = MeetingDocument.parse(await answer.json());
  await vi.waitFor(
    async () =>
      expect((await desk.reading.get(meeting.secretary, documentId)).progress.state).toBe('ready'),
    { timeout: 60_000, interval: 50 },
  );
  return { documentId, versionId };
}

const get = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  actor = meeting.delegate,
) => fetch(`${origin}${path}`, { method, headers: { ...session(actor), ...headers } });

describe('an upload', () => {
  it('far beyond the limit of ordinary bodies is taken as it streams', async () => {
    const bytes = await pdfFile(50, 'x'.repeat(500));
    expect(bytes.length).toBeGreaterThan(1024);
    const answer = await send(bytes, 'Tờ trình số 1.pdf');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      fileName: 'Tờ trình số 1.pdf',
      sizeBytes: bytes.length,
    });
  });

  it.each([
    ['empty', '', 400, 'BAD_INPUT'],
    ['wrong-type', 'chữ', 415, 'UNSUPPORTED_FILE'],
  ])('that is %s is refused with its reason', async (reason, text, status, code) => {
    const answer = await send(Buffer.from(text), 'a.docx');
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ code, reason });
  });

  it('says its length beforehand: too much is refused without waiting for it', async () => {
    const request = httpRequest(
      `${origin}/api/agenda-items/${meeting.itemId}/documents?fileName=a.pdf`,
      {
        method: 'POST',
        headers: {
          ...session(meeting.secretary),
          'content-type': 'application/octet-stream',
          'content-length': MAX_UPLOAD_BYTES + 1,
        },
      },
    );
    request.on('error', () => undefined);
    request.write('x');
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  it('that sends more than the limit in pieces gets its answer, not a broken line', async () => {
    const piece = new Uint8Array(1024 * 1024);
    let left = MAX_UPLOAD_BYTES / piece.length + 5;
    const answer = await fetch(
      `${origin}/api/agenda-items/${meeting.itemId}/documents?fileName=a.pdf`,
      {
        method: 'POST',
        headers: { ...session(meeting.secretary), 'content-type': 'application/octet-stream' },
        duplex: 'half',
        body: new ReadableStream({
          pull(stream) {
            left -= 1;
            if (left < 0) stream.close();
            else stream.enqueue(piece);
          },
        }),
      } as RequestInit,
    );
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ code: 'TOO_LARGE', reason: 'file' });
  });

  it('that stops in the middle, or falls silent, leaves nothing', async () => {
    for (const leave of [true, false]) {
      const request = httpRequest(
        `${origin}/api/agenda-items/${meeting.itemId}/documents?fileName=a.pdf`,
        {
          method: 'POST',
          headers: { ...session(meeting.secretary), 'content-type': 'application/octet-stream' },
        },
      );
      const ended = once(request, 'error');
      request.write('%PDF-1.7');
      const arriving = () => readdirSync(join(desk.folder, 'files', 'arriving'));
      await vi.waitFor(() => expect(arriving()).toHaveLength(1), 5000);
      if (leave) request.destroy(new Error('left'));
      await ended;
      await vi.waitFor(() => expect(arriving()).toEqual([]), 5000);
    }
  });

  it('needs a session and the right', async () => {
    const pdf = await pdfFile();
    expect((await send(pdf, 'a.pdf', null)).status).toBe(401);
    const unnamed = `${origin}/api/agenda-items/x/documents`;
    expect((await fetch(unnamed, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${origin}/api/versions/x/pdf`)).status).toBe(401);
    expect((await send(pdf, 'a.pdf', meeting.delegate)).status).toBe(403);
    expect((await send(pdf, 'a.pdf', meeting.stranger)).status).toBe(403);
  });
});

describe('reading a document', () => {
  let versionId: string;
  let documentId: MeetingDocument['documentId'];
  let original: Buffer;
  let whole: Buffer;
  let etag: string;

  beforeAll(async () => {
    original = await docxFile('Quyết định', 'về việc cử đoàn');
    ({ versionId, documentId } = await aReadyDocument(original, 'Quyết định "mới"; 1.docx'));
  });

  const pdf = (headers: Record<string, string> = {}, method = 'GET') =>
    get(`/api/versions/${versionId}/pdf`, headers, method);

  it('gives the whole PDF to be shown, named, private, and not to be guessed at', async () => {
    const answer = await pdf();
    whole = Buffer.from(await answer.arrayBuffer());
    etag = answer.headers.get('etag') ?? '';
    expect(answer.status).toBe(200);
    expect(whole.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(whole.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="Quyet dinh _moi__ 1.pdf"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%22m%E1%BB%9Bi%22%3B%201.pdf`,
    });
  });

  it('gives the original as it was, to be kept', async () => {
    const answer = await get(`/api/versions/${versionId}/original`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(original);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.docx$/);
    expect(answer.headers.get('content-type')).toContain('wordprocessingml');
  });

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=100-', 100, undefined],
    ['bytes=-20', -20, undefined],
  ])('gives the part %s', async (range, start, end) => {
    const answer = await pdf({ range });
    expect(answer.status).toBe(206);
    const part = whole.subarray(start, end);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(part);
    const first = start < 0 ? whole.length + start : start;
    expect(answer.headers.get('content-range')).toBe(
      `bytes ${first}-${first + part.length - 1}/${whole.length}`,
    );
  });

  it('a part beyond the end is 416 with the true length; a damaged range is no range', async () => {
    const beyond = await pdf({ range: `bytes=${whole.length}-` });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    for (const range of ['bytes=9-1', 'bytes=x-y', 'pages=1-2', 'bytes=0-1,4-5']) {
      const answer = await pdf({ range });
      expect([range, answer.status]).toEqual([range, 200]);
      expect((await answer.arrayBuffer()).byteLength).toBe(whole.length);
    }
  });

  it('a part of another state of the file becomes the whole; what is known is not sent again', async () => {
    const range = 'bytes=0-9';
    expect((await pdf({ range, 'if-range': etag })).status).toBe(206);
    expect((await pdf({ range, 'if-range': '"other"' })).status).toBe(200);
    const known = await pdf({ 'if-none-match': etag });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe('');
  });

  it('HEAD tells the length and sends nothing', async () => {
    const answer = await pdf({ range: 'bytes=0-9' }, 'HEAD');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-length')).toBe(String(whole.length));
    expect(await answer.text()).toBe('');
  });

  it('is written down whatever part is asked for: who, first and last', async () => {
    const openings = () => database.prisma.documentOpening.findMany({ where: { versionId } });
    await database.prisma.documentOpening.deleteMany({ where: { versionId } });
    await pdf({}, 'HEAD');
    expect(await openings()).toEqual([]);
    // What was noted less than a minute ago is not written again.
    desk.passTime(61_000);
    await (await pdf({ range: 'bytes=1-' })).arrayBuffer();
    await (await pdf()).arrayBuffer();
    const [opening, ...more] = await openings();
    expect(more).toEqual([]);
    expect(opening?.accountId).toBe(meeting.delegate.userId);
    expect(opening?.lastAt.getTime()).toBeGreaterThanOrEqual(opening?.firstAt.getTime() ?? 0);
  });

  it('asks for the right at each part: recalled or removed, the next one is refused', async () => {
    const range = { range: 'bytes=0-9' };
    const path = `/api/versions/${versionId}/pdf`;
    expect((await get(path, range)).status).toBe(206);
    expect((await get(path, range, 'GET', meeting.stranger)).status).toBe(403);
    expect((await fetch(origin + path, { headers: range })).status).toBe(401);
    await meeting.setPhase('draft');
    expect((await get(path, range)).status).toBe(404);
    expect((await get(path, { 'if-none-match': etag })).status).toBe(404);
    await meeting.setPhase('released');
    expect((await get(path, range)).status).toBe(206);
    await desk.documents.remove(
      meeting.secretary,
      documentId,
      await desk.reading.get(meeting.secretary, documentId),
    );
    expect((await get(path, range)).status).toBe(404);
    expect((await get(`/api/versions/${versionId}/original`, range)).status).toBe(404);
  });

  it('that is nowhere, or no id at all, is refused without a trace of a path', async () => {
    for (const id of ['0191b2a4-0000-7000-8000-000000000000', '..%2f..%2fetc%2fpasswd', 'x']) {
      const answer = await get(`/api/versions/${id}/pdf`);
      expect([400, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('/');
    }
  });
});
