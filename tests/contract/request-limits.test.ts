import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerErrors } from '#server/http/error-answer.ts';
import { limitRequests } from '#server/http/limit-requests.ts';
import { identifyActors } from '#server/http/request-actor.ts';

let app: FastifyInstance;
let lookUps = 0;

beforeAll(async () => {
  app = Fastify();
  answerErrors(app);
  await app.register(cookie);
  await limitRequests(app, { ofSession: 100, ofAddress: 3 });
  identifyActors(app, {
    publicUrl: null,
    readSession: async () => {
      lookUps += 1;
      return null;
    },
  });
  app.get('/api/me', async () => ({}));
  app.get('/page', async () => ({}));
});
afterAll(() => app.close());

it('refuses a flood of made-up cookies before they are looked up, and no other address', async () => {
  const get = (url: string, remoteAddress: string) =>
    app.inject({ url, remoteAddress, headers: { cookie: `nghi-su=${Math.random()}` } });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await get('/api/me', '10.0.0.1')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(lookUps).toBe(3);
  const refused = await get('/api/me', '10.0.0.1');
  expect(refused.json()).toEqual({ code: 'TOO_MANY', retryAfterSeconds: 60 });
  expect(refused.headers['retry-after']).toBe('60');
  expect((await get('/page', '10.0.0.1')).statusCode).toBe(200);
  expect((await get('/api/me', '10.0.0.2')).statusCode).toBe(200);
});
