import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';
import { migrate } from '#server/db/migrate.ts';

/** A server process and a durable PostgreSQL of the test's own, which may both be killed as a power failure would. */
export type KillableServer = {
  readonly url: string;
  readonly databaseUrl: string;
  /** Everything that the server has written to its log, at the finest level. */
  log(): string;
  /** Everything that PostgreSQL has written to its log. */
  databaseLog(): string;
  /** Kills the server and starts it again; resolves when it serves. */
  killServer(): Promise<void>;
  /** Kills PostgreSQL, which its keeper starts again; resolves when the server is ready again. */
  killDatabase(): Promise<void>;
  close(): Promise<void>;
};

/** Starts both; `fill` writes into the migrated database before the server starts. */
export async function startKillableServer(
  fill: (databaseUrl: string) => Promise<void>,
): Promise<KillableServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-kill-'));
  chmodSync(dataDir, 0o755);
  const database: EmbeddedPostgres = await openEmbeddedPostgres({ dataDir });
  await migrate(database.url);
  await fill(database.url);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let log = '';
  let server: ChildProcess;

  async function startServer(): Promise<void> {
    const started = spawn(process.execPath, ['server/main.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: join(dataDir, 'server'),
        DATABASE_URL: database.url,
        DEMO: '0',
        MEDIA_PORT_RANGE: '42400-42420',
        LOG_LEVEL: 'trace',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    server = started;
    const serving = new Promise<void>((done, failed) => {
      started.once('exit', (code) => failed(new Error(`The server ended with ${code}.\n${log}`)));
      for (const output of [started.stdout, started.stderr])
        output.on('data', (text) => {
          log += String(text);
          if (String(text).includes('Nghị Sự sẵn sàng')) done();
        });
    });
    await serving;
  }

  await startServer();
  return {
    url,
    databaseUrl: database.url,
    log: () => log,
    databaseLog: () => readFileSync(join(dataDir, 'postgres.log'), 'utf8'),
    async killServer() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await startServer();
    },
    async killDatabase() {
      const file = join(dataDir, 'postgres', 'postmaster.pid');
      const killed = readFileSync(file, 'utf8').split('\n')[0];
      process.kill(Number(killed), 'SIGKILL');
      await until(async () => {
        const answer = await fetch(`${url}/readyz`);
        return answer.ok && readFileSync(file, 'utf8').split('\n')[0] !== killed;
      });
    },
    async close() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      await database.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Looks again and again until it is so; a look that fails is one that says no. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((done) => setTimeout(done, 20));
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
