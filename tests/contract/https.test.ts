import { request } from 'node:https';
import { beforeAll, expect, it } from 'vitest';
import { aDistrict, PASSWORD } from '#tests/support/a-district.ts';
import { useServer } from '#tests/support/use-server.ts';

const server = useServer({ HTTPS: '1' });

beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  await district.account('thuky', ['secretary']);
});

/** Signs in over HTTPS; fetch would not take the self-signed certificate. */
function signIn(): Promise<{ status: number; cookie: string; headers: Record<string, unknown> }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof signIn>>>();
  const call = request(
    `${server.url}/api/session`,
    {
      method: 'POST',
      rejectUnauthorized: false,
      headers: { origin: server.url, 'content-type': 'application/json' },
    },
    (answer) => {
      answer.resume();
      resolve({
        status: answer.statusCode ?? 0,
        cookie: answer.headers['set-cookie']?.[0] ?? '',
        headers: answer.headers,
      });
    },
  );
  call.on('error', reject);
  call.end(JSON.stringify({ username: 'thuky', password: PASSWORD }));
  return promise;
}

it('binds the cookie to the host and to HTTPS, and tells browsers to stay with it', async () => {
  expect(server.url).toMatch(/^https:/);
  const { status, cookie, headers } = await signIn();
  expect(status).toBe(200);
  expect(cookie).toMatch(/^__Host-nghi-su=/);
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) {
    expect(cookie).toContain(flag);
  }
  expect(cookie).not.toContain('Domain');
  expect(headers['strict-transport-security']).toContain('max-age=');
});
