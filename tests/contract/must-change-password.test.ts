import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { beforeAll, expect, it } from 'vitest';
import { LIVE_PATH } from '#contract/live/wire.ts';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { type Browser, useServer } from '#tests/support/use-server.ts';

const server = useServer();
const NEXT = 'mat-khau-cua-rieng-toi';

beforeAll(async () => {
  const { prisma } = server.database;
  const district = await aDistrict(prisma);
  await district.account('moi', ['secretary']);
  await prisma.account.update({
    where: { username: 'moi' },
    data: { mustChangePassword: true },
  });
});

/** What a socket with the browser's cookie is told: `connected`, or the word of its refusal. */
function socketOf({ cookie }: Browser): Promise<string> {
  const socket = io(server.url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie, origin: server.url },
  });
  const told = Promise.withResolvers<string>();
  socket.on('connect', () => told.resolve('connected'));
  socket.on('connect_error', (error) => told.resolve(error.message));
  return told.promise.finally(() => socket.disconnect());
}

it('lets who must change the password do that, and nothing else until it is done', async () => {
  const browser = await server.signIn('moi');
  const refused = { code: 'FORBIDDEN', reason: 'must-change-password' };
  const id = randomUUID();
  for (const [method, path] of [
    ['GET', '/api/home'],
    ['GET', '/api/meetings'],
    ['GET', '/api/meeting-types'],
    ['POST', '/api/meetings'],
    ['GET', '/api/media/capabilities'],
    ['GET', `/api/meetings/${id}`],
    ['POST', `/api/agenda-items/${id}/documents`],
    ['POST', `/api/documents/${id}/versions`],
    ['GET', `/api/versions/${id}/pdf`],
    ['GET', `/api/versions/${id}/original`],
  ] as const) {
    const answer = await browser.send(method, path);
    expect([path, await answer.json()]).toEqual([path, refused]);
  }
  expect(await socketOf(browser)).toBe('NOT_SIGNED_IN');
  expect((await browser.send('GET', '/api/me')).status).toBe(200);

  const change = { current: PASSWORD, next: NEXT };
  expect((await browser.send('POST', '/api/me/password', change)).status).toBe(200);
  expect((await browser.send('GET', '/api/meetings')).status).toBe(200);
  expect(await socketOf(browser)).toBe('connected');
});

it('lets such an account sign out', async () => {
  await server.database.prisma.account.update({
    where: { username: 'moi' },
    data: { mustChangePassword: true },
  });
  const browser = await server.signIn('moi', NEXT);
  expect((await browser.send('DELETE', '/api/session')).status).toBe(200);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
});
