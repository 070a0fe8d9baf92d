import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect } from 'vitest';
import { MeetingDocument } from '#contract/http/documents.ts';
import type { Actor } from '#server/domain/actor.ts';
import { answerErrors } from '#server/http/error-answer.ts';
import { resumableUploads } from '#server/http/resumable-uploads.ts';
import { aDocumentDesk, aDocumentFolder } from './a-document-desk.ts';
import { aPreparedMeeting, type PreparedMeeting } from './a-prepared-meeting.ts';
import type { TestDatabase } from './use-database.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const BYTES = 'application/offset+octet-stream';

/** The header that announces a file's name, and why it is late where that is told. */
export function metadataOf(fileName: string, lateReason?: string): string {
  const pairs = Object.entries({ filename: fileName, ...(lateReason && { lateReason }) });
  return pairs.map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',');
}

/** Waits until the line of a request is gone. */
export const closed = (request: ClientRequest) =>
  new Promise<void>((resolve) => request.once('close', () => resolve()));

/** The routes of resumable uploads over a real desk, for the tests of the calling file; the session stands in a header. */
export function useUploadServer(database: TestDatabase) {
  const folder = aDocumentFolder();
  const actors = new Map<string, Actor>();
  let meeting: PreparedMeeting;
  let desk: Awaited<ReturnType<typeof aDocumentDesk>>;
  let app: FastifyInstance;
  let origin = '';

  async function open(): Promise<void> {
    desk = await aDocumentDesk(database, { folder });
    await desk.uploads.start();
    app = Fastify({ forceCloseConnections: true, bodyLimit: 1024 });
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    answerErrors(app);
    app.decorateRequest('actor', null);
    app.addHook('onRequest', async (request) => {
      request.actor = actors.get(String(request.headers['x-session'])) ?? null;
    });
    await app.register(resumableUploads({ uploads: desk.uploads, silenceMs: 2000 }));
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
  }

  async function close(): Promise<void> {
    await app.close();
    await desk.close();
  }

  beforeAll(async () => {
    meeting = await aPreparedMeeting(database.prisma, 'released');
    for (const actor of [meeting.secretary, meeting.delegate, meeting.stranger])
      actors.set(actor.sessionHash, actor);
    await open();
  });
  afterAll(close);

  const place = () => `/api/agenda-items/${meeting.itemId}/uploads`;

  function ask(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    { actor = meeting.secretary, body }: { actor?: Actor | null; body?: Buffer } = {},
  ) {
    return fetch(origin + path, {
      method,
      headers: { ...TUS, 'x-session': actor?.sessionHash ?? '', ...headers },
      ...(body && { body: Uint8Array.from(body) }),
    });
  }

  return {
    get meeting() {
      return meeting;
    },
    get desk() {
      return desk;
    },
    get origin() {
      return origin;
    },
    place,
    ask,
    /** Lets one more actor be told by the header of a session, and gives it back. */
    signedIn(actor: Actor): Actor {
      const inside = { ...actor, sessionHash: randomUUID() };
      actors.set(inside.sessionHash, inside);
      return inside;
    },
    async restart(): Promise<void> {
      await close();
      await open();
    },
    /** Announces a file and gives the address of its upload. */
    async begun(sizeBytes: number, fileName = 'báo cáo.pdf', to = place()): Promise<string> {
      const headers = { 'upload-length': `${sizeBytes}`, 'upload-metadata': metadataOf(fileName) };
      const answer = await ask('POST', to, headers);
      expect([answer.status, await answer.text()]).toEqual([201, '']);
      return answer.headers.get('location') ?? '';
    },
    send: (path: string, offset: number, body: Buffer, actor?: Actor | null) =>
      ask(
        'PATCH',
        path,
        { 'upload-offset': String(offset), 'content-type': BYTES },
        { body, ...(actor !== undefined && { actor }) },
      ),
    /** A request that sends as long as it is written to. */
    sender(path: string, length: number): ClientRequest {
      const headers = {
        ...TUS,
        'x-session': meeting.secretary.sessionHash,
        'upload-offset': '0',
        'content-type': BYTES,
        'content-length': String(length),
      };
      const request = httpRequest(origin + path, { method: 'PATCH', headers });
      request.on('error', () => undefined);
      return request;
    },
    offsetOf: async (path: string) =>
      Number((await ask('HEAD', path)).headers.get('upload-offset')),
    async finished(path: string) {
      const answer = await ask('POST', `${path}/finish`);
      expect(answer.status).toBe(200);
      return MeetingDocument.parse(await answer.json());
    },
    /** The files that the server keeps of all uploads, or of one. */
    left: (path = '') =>
      readdirSync(join(folder, 'uploads')).filter(
        (name) => path === '' || path.includes(name.slice(0, 36)),
      ),
    /** How many bytes of an upload the server has stored, without asking it. */
    receivedOf: (path: string) =>
      statSync(join(folder, 'uploads', `${path.split('/').at(-1)}.part`)).size,
  };
}
