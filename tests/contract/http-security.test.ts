import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#contract/http/routes.ts';
import { aDistrict } from '#tests/support/a-district.ts';
import { useServer } from '#tests/support/use-server.ts';
import product from '../../package.json' with { type: 'json' };

const server = useServer();

beforeAll(async () => {
  const district = await aDistrict(server.database.prisma);
  await district.account('thuky', ['secretary']);
});

describe('a request that changes something', () => {
  it.each([
    ['from another site', { origin: 'https://ke-xau.example' }],
    ['from a sandboxed page', { origin: 'null' }],
  ])('is refused %s, whatever cookie it carries', async (_name, headers) => {
    const browser = await server.signIn('thuky');
    const answer = await browser.send('DELETE', '/api/session', undefined, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ code: 'FORBIDDEN', reason: 'origin' });
    expect((await browser.send('GET', '/api/me')).status).toBe(200);
  });

  it('is refused without an origin', async () => {
    const answer = await fetch(`${server.url}/api/session`, { method: 'DELETE' });
    expect(answer.status).toBe(403);
  });
});

describe('an error', () => {
  it.each<
    [name: string, method: string, path: string, body: unknown, status: number, code: string]
  >([
    ['of input', 'POST', '/api/session', { username: 1 }, 400, 'BAD_INPUT'],
    ['of an unknown address', 'GET', '/api/khong-co', undefined, 404, 'NOT_FOUND'],
    ['of an unknown method', 'PUT', '/api/session', {}, 404, 'NOT_FOUND'],
    ['of size', 'POST', '/api/session', { password: 'x'.repeat(2_000_000) }, 413, 'TOO_LARGE'],
  ])('%s is a code in a fixed shape', async (_name, method, path, body, status, code) => {
    const answer = await server.browser().send(method, path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('in the form of the request says no more than its code', async () => {
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: '{ "username": ',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ code: 'BAD_INPUT' });
  });

  it('names the fields that were wrong, and repeats no value', async () => {
    const answer = await server
      .browser()
      .send('POST', '/api/session', { username: '', password: 'x'.repeat(201) });
    const text = await answer.text();
    expect(JSON.parse(text).fields.map((field: { path: string }) => field.path)).toEqual([
      'username',
      'password',
    ]);
    expect(text).not.toContain('xxx');
  });

  it('inside of the server is INTERNAL without a word about what happened', async () => {
    const browser = await server.signIn('thuky');
    const { pool } = server.database;
    await pool.query('alter table meeting_type rename to meeting_type_away');
    const answer = await browser.send('GET', '/api/meeting-types');
    await pool.query('alter table meeting_type_away rename to meeting_type');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ code: 'INTERNAL' });
  });
});

describe('the headers', () => {
  it('let no script run but our own files, and cameras be ours alone', async () => {
    const answer = await server.browser().send('GET', '/api/me');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    expect(scripts).toBe("'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });
});

describe('for those who run it', () => {
  it('it says that it lives, is ready, and how it does', async () => {
    expect((await server.browser().send('GET', '/healthz')).status).toBe(200);
    const ready = await server.browser().send('GET', '/readyz');
    expect(await ready.json()).toEqual({
      status: 'ready',
      checks: { database: true, media: true },
    });
    const metrics = await (await server.browser().send('GET', '/metrics')).text();
    expect(metrics).toContain('http_request_duration_seconds_bucket');
    expect(metrics).toContain('process_resident_memory_bytes');
    expect(metrics).toMatch(/^conversion_isolated [01]$/m);
  });

  it('it is not ready while no media worker runs', async () => {
    const { engine } = server;
    const counts = engine.counts.bind(engine);
    engine.counts = () => ({ ...counts(), workers: 0 });
    try {
      const ready = await server.browser().send('GET', '/readyz');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ checks: { database: true, media: false } });
    } finally {
      engine.counts = counts;
    }
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and holds every route of the contract with its errors', async () => {
    const answer = await server.browser().send('GET', '/api/openapi.json');
    const api = (await answer.json()) as {
      openapi: string;
      info: { version: string };
      paths: Record<
        string,
        Record<string, { operationId: string; responses: object; parameters?: unknown[] }>
      >;
    };
    expect(api.openapi).toMatch(/^3\.1\./);
    expect(api.info.version).toBe(product.version);
    for (const [name, route] of Object.entries(routes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      const operation = api.paths[path]?.[route.method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      expect(Object.keys(operation?.responses ?? {})).toEqual(['200', 'default']);
      const inPath = path.match(/\{/g)?.length ?? 0;
      const described = (operation?.parameters ?? []).filter(
        (parameter) => (parameter as { in: string }).in === 'path',
      );
      expect(described).toHaveLength(inPath);
    }
    const ids = Object.values(api.paths).flatMap((path) =>
      Object.values(path).flatMap(({ operationId }) => operationId ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(api)).not.toMatch(/"\$ref":"(?!#\/)/);
  });
});

it('slows down a session that asks too much, and no other', async () => {
  const [busy, calm] = [await server.signIn('thuky'), await server.signIn('thuky')];
  let refused: Response | null = null;
  for (let round = 0; round < 40 && !refused; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => busy.send('GET', '/api/khong-co')),
    );
    refused = answers.find((answer) => answer.status === 429) ?? null;
  }
  expect(await refused?.json()).toMatchObject({ code: 'TOO_MANY' });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await calm.send('GET', '/api/me')).status).toBe(200);
});
