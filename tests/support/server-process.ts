import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The product in a process of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything that it has written. */
  log(): string;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Ends it as a service manager does. */
  stop(): Promise<void>;
};

/** Starts it with these settings; resolves when it serves. */
export async function startServerProcess(
  env: Record<string, string> & { PORT: string },
): Promise<ServerProcess> {
  let log = '';
  const started = spawn(process.execPath, ['server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, HOST: '127.0.0.1', DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((done, failed) => {
    started.once('exit', (code) => failed(new Error(`The server ended with ${code}.\n${log}`)));
    for (const output of [started.stdout, started.stderr])
      output.on('data', (text) => {
        log += String(text);
        if (String(text).includes('Nghị Sự sẵn sàng')) done();
      });
  });
  const end = async (signal: NodeJS.Signals) => {
    if (started.exitCode !== null || started.signalCode !== null) return;
    const ended = once(started, 'exit');
    started.kill(signal);
    await ended;
  };
  return {
    url: `http://localhost:${env.PORT}`,
    process: started,
    log: () => log,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
