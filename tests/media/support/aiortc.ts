import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PYTHON = '/usr/bin/python3';

/** True when Debian's python3-aiortc is installed; `npm test` installs it. */
export const hasAiortc = spawnSync(PYTHON, ['-c', 'import aiortc, numpy']).status === 0;

/** What a player has decoded since it began. `brightness` is that of most of the last picture, 0…255. */
export type Decoded = { frames: number; samples: number; loud: number; brightness: number | null };

/** Another program's end of a line: what it said so far. */
export type AiortcPeer = {
  /** The HTTP status of its offer's answer; null while there is none. */
  readonly status: number | null;
  /** Path of its session. */
  readonly location: string | null;
  /** The words with which it was refused. */
  readonly body: string;
  /** States of its connection, in their order. */
  readonly states: readonly string[];
  readonly decoded: Decoded;
  /** Has it hang up; the status of its DELETE. */
  hangUp(): Promise<number | null>;
};

const running = new Set<ChildProcess>();

/** Starts a publisher, or a player, at an address with a token; a publisher's picture has one brightness. */
export function aiortc(
  mode: 'publish' | 'play',
  { url, token, brightness = 200 }: { url: string; token: string; brightness?: number },
): AiortcPeer {
  const program = join(import.meta.dirname, 'aiortc-peer.py');
  const child = spawn(PYTHON, [program, mode, url, token, String(brightness)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  const states: string[] = [];
  const said: { status?: number; location?: string; body?: string; deleted?: number } = {};
  const decoded: Decoded = { frames: 0, samples: 0, loud: 0, brightness: null };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { state, ...rest } = JSON.parse(line);
    if (state) states.push(state);
    else if ('frames' in rest) Object.assign(decoded, rest);
    else Object.assign(said, rest);
  });
  return {
    get status() {
      if (child.exitCode) throw new Error(`aiortc ended with ${child.exitCode}:\n${errors}`);
      return said.status ?? null;
    },
    get location() {
      return said.location ?? null;
    },
    get body() {
      return said.body ?? '';
    },
    states,
    decoded,
    async hangUp() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      return said.deleted ?? null;
    },
  };
}

/** Ends all that still run. */
export function endAiortc(): void {
  for (const child of running) child.kill('SIGKILL');
}
