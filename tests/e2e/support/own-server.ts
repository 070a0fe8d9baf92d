import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/free-port.ts';
import { killPostgres } from '#tests/support/kill-postgres.ts';
import { PASSWORD } from './surroundings.ts';

/** A server with the demo district, as a process of its own that may be killed and started again on the same data. */
export type OwnServer = {
  readonly url: string;
  /** Starts it, again after a kill, and resolves when it serves. */
  start(): Promise<void>;
  /** Ends it as a power failure would: nothing of it gets a chance to tidy up. */
  kill(): Promise<void>;
  /** Ends its PostgreSQL in the same way; resolves when the server, which starts that again, is ready again. */
  killDatabase(): Promise<void>;
  /** The programs that it runs now whose command line has these words. */
  programs(words: string): { pid: number; command: string }[];
  /** The process ids of its SFU workers that run now. */
  mediaWorkers(): number[];
  /** How many of its SFU workers it has replaced since it started, as its metrics tell. */
  mediaWorkerRestarts(): Promise<number>;
  /** Ends it in order; its data stay. */
  end(): Promise<void>;
  /** Ends it in order and removes its data. */
  close(): Promise<void>;
};

/**
 * Chooses the port; `start` starts the server, with further `settings`. No two at once may share a folder or the ports for sound and
 * picture.
 */
export async function prepareOwnServer({
  dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-e2e-own-')),
  mediaPorts = '42900-42999',
  settings = {},
}: {
  dataDir?: string;
  mediaPorts?: string;
  settings?: Record<string, string>;
} = {}): Promise<OwnServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let server: ChildProcess | null = null;

  const programs = (words: string) => {
    const pid = server?.pid;
    if (pid === undefined) return [];
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children
      .trim()
      .split(/\s+/)
      .map(Number)
      .filter((child) => child > 0)
      .map((child) => ({ pid: child, command: commandOf(child) }))
      .filter(({ command }) => command.includes(words));
  };

  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  return {
    url,
    async start() {
      const started = spawn(process.execPath, ['server/main.ts'], {
        cwd: join(import.meta.dirname, '../../..'),
        env: {
          ...process.env,
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: dataDir,
          DATABASE_URL: '',
          DEMO: '1',
          DEMO_PASSWORD: PASSWORD,
          MEDIA_PORT_RANGE: mediaPorts,
          LOG_LEVEL: 'warn',
          ...settings,
        },
        // The channel breaks when this process dies, however it dies: the server then ends too.
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      server = started;
      started.once('exit', (code, signal) => {
        if (server === started) console.error(`The server of the test ended: ${signal ?? code}.`);
      });
      await new Promise<void>((ready, failed) => {
        started.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)));
        started.stdout?.on('data', (text) => String(text).includes('Nghị Sự sẵn sàng') && ready());
      });
    },
    kill: () => end('SIGKILL'),
    killDatabase: () => killPostgres(dataDir, url),
    programs,
    mediaWorkers: () => programs('mediasoup-worker').map(({ pid }) => pid),
    async mediaWorkerRestarts() {
      const metrics = await fetch(`${url}/metrics`);
      const [, count] = /^media_worker_restarts (\d+)$/m.exec(await metrics.text()) ?? [];
      if (count === undefined) throw new Error('The metrics tell of no media workers.');
      return Number(count);
    },
    end: () => end('SIGTERM'),
    async close() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
