import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from 'redis';
import { freePort } from './free-port.ts';

/** A Redis of one's own on loopback that keeps nothing on disk. */
export type TestRedis = {
  url: string;
  /** Ends it as a power cut does, and starts it again, empty. */
  restart(awayMs?: number): Promise<void>;
  flush(): Promise<void>;
  /** Holds it up, so that nobody gets an answer, until the returned function is called. */
  freeze(): () => void;
  close(): Promise<void>;
};

/** Starts it on a free port. */
export async function aRedis(): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await startRedis(port);
  return {
    url,
    async restart(awayMs = 0) {
      await kill(child);
      await new Promise((waited) => setTimeout(waited, awayMs));
      child = await startRedis(port);
    },
    async flush() {
      const client = await createClient({ url }).connect();
      await client.flushAll();
      client.destroy();
    },
    freeze() {
      child.kill('SIGSTOP');
      return () => child.kill('SIGCONT');
    },
    close: () => kill(child),
  };
}

async function startRedis(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    const client = createClient({
      url: `redis://127.0.0.1:${port}`,
      socket: { reconnectStrategy: false },
    });
    client.on('error', () => {});
    const isUp = await client.connect().then(
      () => true,
      () => false,
    );
    if (isUp) client.destroy();
    if (isUp) return child;
    await new Promise((waited) => setTimeout(waited, 50));
  }
  child.kill('SIGKILL');
  throw new Error('redis-server did not start');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
