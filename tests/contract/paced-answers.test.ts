import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { THIN_LINE_COOKIE } from '#contract/http/thin-line.ts';
import { paceAnswers } from '#server/http/pace-answers.ts';

const PAGE = Buffer.from(Array.from({ length: 6_000 }, (_, at) => at % 251));
const app = Fastify();
let waitedMs = 0;

beforeAll(async () => {
  await app.register(cookie);
  const clock = {
    now: () => waitedMs,
    wait: async (ms: number) => {
      waitedMs += ms;
    },
  };
  paceAnswers(app, clock);
  app.get('/page', (_, reply) =>
    reply.header('content-length', PAGE.length).send(Readable.from([PAGE])),
  );
  app.get('/list', () => ({ words: PAGE.toString('hex') }));
  app.get('/rows', (_, reply) => reply.send(Readable.from(['một;', 'hai;'.repeat(1000)])));
  app.get('/vote', () => ({ at: 'now' }));
});
beforeEach(() => {
  waitedMs = 0;
});
afterAll(() => app.close());

const ask = (url: string, thin = true) =>
  app.inject({ url, ...(thin ? { cookies: { [THIN_LINE_COOKIE]: '1' } } : {}) });

test('pages come whole, at 10 kbit/s, to who says that its line is thin', async () => {
  const page = await ask('/page');
  expect(page.rawPayload).toEqual(PAGE);
  expect(page.headers['content-length']).toBe(String(PAGE.length));
  expect(waitedMs).toBeGreaterThan(4_000);
  expect(waitedMs).toBeLessThan(4_801);
});

test('long lists and tables are no exception', async () => {
  expect((await ask('/list')).json()).toEqual({ words: PAGE.toString('hex') });
  expect(waitedMs).toBeGreaterThan(6_000);
  expect((await ask('/rows')).body).toBe(`một;${'hai;'.repeat(1000)}`);
});

test('small answers come at once, and so does everything on other lines', async () => {
  expect((await ask('/vote')).json()).toEqual({ at: 'now' });
  expect((await ask('/page', false)).rawPayload).toEqual(PAGE);
  expect(waitedMs).toBe(0);
});
