import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';
import { migrate } from '#server/db/migrate.ts';
import { freePort } from './free-port.ts';
import { killPostgres } from './kill-postgres.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

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
  let before = '';
  let server: ServerProcess;

  async function startServer(): Promise<void> {
    server = await startServerProcess({
      PORT: String(port),
      DATA_DIR: join(dataDir, 'server'),
      DATABASE_URL: database.url,
      MEDIA_PORT_RANGE: '42400-42420',
      LOG_LEVEL: 'trace',
    });
  }

  await startServer();
  return {
    url,
    databaseUrl: database.url,
    log: () => before + server.log(),
    databaseLog: () => readFileSync(join(dataDir, 'postgres.log'), 'utf8'),
    async killServer() {
      await server.kill();
      before += server.log();
      await startServer();
    },
    killDatabase: () => killPostgres(dataDir, url),
    async close() {
      await server.stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
