import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveClient } from '#server/http/static-client.ts';

const app = Fastify();
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-client-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Nghị Sự</title>');
  writeFileSync(join(folder, 'assets/page-1.js'), 'export {};');
  writeFileSync(join(folder, 'sw.js'), '0;');
  writeFileSync(join(folder, 'emblem.svg'), '<svg/>');
  const hints = { '^/hop/[^/]+$': ['/assets/page-1.js', '/assets/page-1.css'] };
  writeFileSync(join(folder, 'hints.json'), JSON.stringify(hints));
  await serveClient(app, folder);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => app.inject({ url });

test('a page names the files that it will need, other pages none', async () => {
  const meeting = await get('/hop/1');
  expect(meeting.statusCode).toBe(200);
  expect(meeting.headers.link).toBe(
    '</assets/page-1.js>; rel=modulepreload, </assets/page-1.css>; rel=preload; as=style; crossorigin',
  );
  expect(meeting.headers['cache-control']).toBe('no-cache');
  for (const url of ['/lich-hop', '/hop/1/man-hinh']) {
    const other = await get(url);
    expect(other.statusCode).toBe(200);
    expect(other.headers.link).toBeUndefined();
  }
});

test('the worker is asked for anew each time, or it would keep an old product in place', async () => {
  expect((await get('/sw.js')).headers['cache-control']).toBe('no-cache');
  expect((await get('/emblem.svg')).headers['cache-control']).toMatch(/max-age=86400/);
});

test('files with a hash are kept for a year; what is missing is not answered with a page', async () => {
  expect((await get('/assets/page-1.js')).headers['cache-control']).toMatch(/immutable/);
  for (const url of ['/assets/page-2.js', '/api/nothing', '/rt/nothing'])
    expect((await get(url)).statusCode).not.toBe(200);
});
