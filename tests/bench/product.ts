import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';
import { freePort } from '#tests/support/free-port.ts';

/** The product, started as a person starts it, on data of its own. */
export type Product = {
  url: string;
  /** A pool of ten connections to the product's own database. */
  pool: Pool;
  password: string;
  /** Resident memory of the server process in megabytes. */
  rssMegabytes(): number;
  /** Processor time of the server process so far, in milliseconds. */
  cpuMs(): number;
  close(): Promise<void>;
};

/**
 * Starts PostgreSQL and the server with the demo district, over HTTPS if asked and with further `settings`, and waits until it
 * says that it is ready.
 */
export async function startProduct({
  https = false,
  settings = {},
}: {
  https?: boolean;
  settings?: Record<string, string>;
} = {}): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-bench-'));
  chmodSync(dataDir, 0o755);
  const database = await openEmbeddedPostgres({ dataDir });
  const port = await freePort();
  const password = 'do-toc-do-2026';
  const server = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(dataDir, 'server'),
      DATABASE_URL: database.url,
      DEMO_PASSWORD: password,
      LOG_LEVEL: 'warn',
      HTTPS: https ? '1' : '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(server);
  const pool = new Pool({ connectionString: database.url, max: 10 });
  pool.on('error', () => undefined);
  return {
    url: `http${https ? 's' : ''}://localhost:${port}`,
    pool,
    password,
    rssMegabytes: () => {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    cpuMs: () => cpuMsOf(server.pid),
    async close() {
      await pool.end();
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Processor time of a process so far, user and system, in milliseconds (the kernel counts in ticks of 10 ms). */
export function cpuMsOf(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which may hold spaces: utime and stime are the 14th and 15th field of proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    server.once('exit', (code) =>
      failed(new Error(`The server ended with ${code} before it was ready.`)),
    );
    server.stdout?.on('data', (chunk) => String(chunk).includes('Nghị Sự sẵn sàng') && done());
  });
}
