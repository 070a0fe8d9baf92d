import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { FakeEngine } from '#media/fake/fake-engine.ts';
import { type Running, start } from '#server/main.ts';
import { readSettings } from '#server/settings.ts';
import { PASSWORD } from './a-district.ts';
import { type TestDatabase, useDatabase } from './use-database.ts';

/** The whole server on a port of its own, with real PostgreSQL and storage; only the SFU is a stand-in, unless asked otherwise. */
export type TestServer = {
  readonly url: string;
  readonly dataDir: string;
  readonly database: TestDatabase;
  /** The stand-in for the SFU. */
  readonly engine: FakeEngine;
  /** Signs in over HTTP and returns a browser that holds the session. */
  signIn(username: string, password?: string): Promise<Browser>;
  /** A browser that is not signed in, or holds the given cookie. */
  browser(cookie?: string): Browser;
};

/** Sends requests as a page of the product does: with its origin and its cookie. */
export type Browser = {
  readonly cookie: string;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
};

/**
 * Starts the server before the tests of the calling file, with the given environment beside its own; `hasRealSfu`: sound and
 * picture flow.
 */
export function useServer(
  env: Record<string, string> = {},
  { hasRealSfu = false } = {},
): TestServer {
  const database = useDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-server-'));
  const engine = new FakeEngine();
  let running: Running | null = null;
  beforeAll(async () => {
    const own = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', DEMO: '0' };
    running = await start(
      readSettings({ LOG_LEVEL: 'silent', ...own, ...env }),
      hasRealSfu ? {} : { engine },
    );
  });
  afterAll(async () => {
    await running?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const url = () => {
    if (!running) throw new Error('The server is there in tests and hooks only.');
    return running.url;
  };
  const browser = (cookie = ''): Browser => ({
    cookie,
    send: (method, path, body, headers) =>
      fetch(url() + path, {
        method,
        headers: {
          origin: url(),
          ...(cookie ? { cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  });
  return {
    get url() {
      return url();
    },
    dataDir,
    database,
    engine,
    browser,
    async signIn(username, password = PASSWORD) {
      const answer = await browser().send('POST', '/api/session', { username, password });
      if (!answer.ok) throw new Error(`sign-in of ${username}: ${await answer.text()}`);
      return browser(answer.headers.getSetCookie()[0]?.split(';')[0]);
    },
  };
}
