import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
export const NODE_SECRET = 'bi-mat-cua-cac-nut-truyen';

/** A media node in a process of its own. */
export type MediaNode = {
  nodeId: string;
  process: ChildProcess;
  /** Holds up the node with its workers, or lets them go on. */
  signalAll(signal: NodeJS.Signals): void;
  /** Ends it and its workers as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to end as a service manager does; settles when it has. */
  terminate(): Promise<void>;
};

let nextPorts = 43_700;

/** Starts a node that registers with this Redis; its media ports are its own. */
export async function aMediaNode(
  redisUrl: string,
  env: Record<string, string> = {},
): Promise<MediaNode> {
  const from = nextPorts;
  nextPorts = nextPorts >= 43_780 ? 43_700 : nextPorts + 10;
  const child = spawn(process.execPath, [join(ROOT, 'media/node/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN,
      REDIS_URL: redisUrl,
      MEDIA_NODE_SECRET: NODE_SECRET,
      MEDIA_PORT_RANGE: `${from}-${from + 9}`,
      LOG_LEVEL: process.env.TEST_NODE_LOG ?? 'silent',
      ...env,
    },
  });
  const nodeId = await idOf(child);
  const workers = childrenOf(child.pid);
  const signalAll = (signal: NodeJS.Signals) => {
    for (const pid of [child.pid, ...workers]) if (pid !== undefined) signalOne(pid, signal);
  };
  const ended = async () => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return {
    nodeId,
    process: child,
    signalAll,
    async kill() {
      signalAll('SIGKILL');
      await ended();
    },
    async terminate() {
      child.kill('SIGTERM');
      await ended();
    },
  };
}

function idOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const id = /sẵn sàng: (\S+)/.exec(said)?.[1];
      if (id) found(id);
    });
    child.once('exit', () => failed(new Error(`the media node did not start: ${said}`)));
  });
}

function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
