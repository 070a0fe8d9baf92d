import { beforeAll, expect, it } from 'vitest';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { useServer } from '#tests/support/use-server.ts';

const server = useServer({ TRUST_PROXY: '1' });

beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  await district.account('thuky', ['secretary']);
});

it('takes the address that the proxy added, never what the browser claims in front of it', async () => {
  const answer = await server
    .browser()
    .send(
      'POST',
      '/api/session',
      { username: 'thuky', password: PASSWORD },
      { 'x-forwarded-for': '127.0.0.1, 10.1.1.1, 203.0.113.9' },
    );
  expect(answer.status).toBe(200);
  const [session] = await server.database.prisma.session.findMany();
  expect(session?.address).toBe('203.0.113.9');
});

it('shows its figures to no one who pretends to be near', async () => {
  const figures = (forwardedFor: string) =>
    server.browser().send('GET', '/metrics', undefined, { 'x-forwarded-for': forwardedFor });
  expect((await figures('127.0.0.1, 203.0.113.9')).status).toBe(404);
  expect((await figures('192.168.1.7')).status).toBe(200);
});
