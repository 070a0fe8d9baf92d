import { beforeEach, describe, expect, it } from 'vitest';
import { createShell, type ShellParts } from '../../../client/worker/shell.ts';

const ORIGIN = 'https://hop.example';
const FILES = ['/', '/assets/index-1.js', '/emblem.svg'];

/** The browser's store of files, as far as the shell uses it. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, Response>>();
  async open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, files);
    return {
      match: async (address: string) => files.get(address)?.clone(),
      put: async (address: string, answer: Response) => void files.set(address, answer),
    } as unknown as Cache;
  }
  keys = async () => [...this.kept.keys()];
  delete = async (name: string) => this.kept.delete(name);
}

let caches: FakeCaches;
let asked: string[];
let server: (path: string) => Promise<Response>;

const aShell = (version = 'v1', more: Partial<ShellParts> = {}) =>
  createShell({
    version,
    files: FILES,
    caches,
    fetch: (request) => {
      const path = typeof request === 'string' ? request : new URL(request.url).pathname;
      asked.push(path);
      return server(path);
    },
    patienceMs: 20,
    ...more,
  });
const request = (path: string, mode = 'cors', method = 'GET') =>
  ({ url: ORIGIN + path, mode, method }) as Request;
const textOf = async (answer: Promise<Response>) => (await answer).text();
const isDown = () => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  caches = new FakeCaches();
  asked = [];
  server = async (path) => new Response(`v1 ${path}`);
});

describe('the files of the product on the device', () => {
  it.each([
    ['/api/meetings', 'cors', 'GET'],
    ['/api/versions/1/original', 'navigate', 'GET'],
    ['/rt/socket', 'cors', 'GET'],
    ['/healthz', 'navigate', 'GET'],
    ['/sw.js', 'cors', 'GET'],
    ['/unknown.txt', 'cors', 'GET'],
    ['/', 'navigate', 'POST'],
  ])('leave %s (%s, %s) to the server', (path, mode, method) => {
    expect(aShell().answers(request(path, mode, method), ORIGIN)).toBe(false);
  });

  it('leave other origins alone', () => {
    expect(aShell().answers(request('/', 'navigate'), 'https://other.example')).toBe(false);
  });

  it.each([
    ['/', 'navigate'],
    ['/cuoc-hop/1', 'navigate'],
    ['/assets/index-1.js', 'cors'],
    ['/pdfjs/cmaps/a.bcmap', 'cors'],
  ])('answer %s (%s)', (path, mode) => {
    expect(aShell().answers(request(path, mode), ORIGIN)).toBe(true);
  });

  it('make a page when the line is down, whatever its address', async () => {
    const shell = aShell();
    await shell.fill();
    server = isDown;
    expect(await textOf(shell.answer(request('/cuoc-hop/1', 'navigate')))).toBe('v1 /');
    expect(await textOf(shell.answer(request('/assets/index-1.js')))).toBe('v1 /assets/index-1.js');
  });

  it('make a page when the server is slow or its proxy alone answers', async () => {
    const shell = aShell();
    await shell.fill();
    server = () => new Promise(() => undefined);
    expect(await textOf(shell.answer(request('/', 'navigate')))).toBe('v1 /');
    server = async () => new Response('Bad gateway', { status: 502 });
    expect(await textOf(shell.answer(request('/', 'navigate')))).toBe('v1 /');
  });

  it('give way to the page of a new version as soon as the server has one', async () => {
    const shell = aShell();
    await shell.fill();
    server = async (path) => new Response(`v2 ${path}`);
    expect(await textOf(shell.answer(request('/', 'navigate')))).toBe('v2 /');
    // A page of the older version that is still open gets its own files.
    expect(await textOf(shell.answer(request('/assets/index-1.js')))).toBe('v1 /assets/index-1.js');
  });

  it('of older versions go when the new one takes over', async () => {
    await aShell('v1').fill();
    const newer = aShell('v2');
    await newer.fill();
    expect(await caches.keys()).toHaveLength(2);
    await newer.dropOlder();
    expect(await caches.keys()).toEqual(['nghi-su-shell-v2']);
  });

  it('are whole or not taken, and what came already is not fetched again', async () => {
    const shell = aShell();
    server = async (path) => new Response(path, { status: path === '/emblem.svg' ? 404 : 200 });
    await expect(shell.fill()).rejects.toThrow('/emblem.svg');
    asked = [];
    server = async (path) => new Response(path);
    await shell.fill();
    expect(asked).toEqual(['/emblem.svg']);
  });

  it('that only some documents need are kept when one did', async () => {
    const shell = aShell();
    await shell.fill();
    await shell.answer(request('/pdfjs/cmaps/a.bcmap'));
    server = isDown;
    expect(await textOf(shell.answer(request('/pdfjs/cmaps/a.bcmap')))).toBe(
      'v1 /pdfjs/cmaps/a.bcmap',
    );
  });
});
