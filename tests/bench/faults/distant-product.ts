import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TwoLines } from './two-lines.ts';

/** The product with the demo district in a network namespace, over HTTPS, to be killed and started again. */
export type DistantProduct = {
  readonly url: string;
  readonly password: string;
  /** Kills the server and starts it again at once; resolves when it serves. */
  killServer(): Promise<void>;
  /** Kills all media workers. */
  killWorkers(): void;
  close(): Promise<void>;
};

const PORT = 8443;

/** Starts it where the two lines meet the server. */
export async function startDistantProduct(lines: TwoLines): Promise<DistantProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-faults-'));
  const url = `https://${lines.serverAddress}:${PORT}`;
  const password = 'do-toc-do-2026';
  const [program = '', ...before] = lines.atServer;
  let server: ChildProcess;
  const start = async () => {
    server = spawn(program, [...before, process.execPath, 'server/main.ts'], {
      env: {
        ...process.env,
        PORT: String(PORT),
        HOST: '0.0.0.0',
        HTTPS: '1',
        PUBLIC_URL: url,
        MEDIA_LISTEN_IP: lines.serverAddress,
        DATA_DIR: dataDir,
        DATABASE_URL: '',
        DEMO_PASSWORD: password,
        LOG_LEVEL: 'fatal',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const started = server;
    await new Promise<void>((ready, failed) => {
      started.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)));
      started.stdout?.on('data', (text) => String(text).includes('Nghị Sự sẵn sàng') && ready());
    });
  };
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    password,
    async killServer() {
      await end('SIGKILL');
      await start();
    },
    killWorkers() {
      for (const pid of mediaWorkersOf(server.pid)) process.kill(pid, 'SIGKILL');
    },
    async close() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function mediaWorkersOf(pid: number | undefined): number[] {
  const found = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(pid)], {
    encoding: 'utf8',
  });
  return found.split('\n').flatMap((line) => {
    const [child, command] = line.trim().split(/\s+/);
    return command?.startsWith('mediasoup') ? [Number(child)] : [];
  });
}
