import { createSocket, type Socket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Where pairs are looked for: below what most systems give to programs that don't care which port they get. */
const FIRST_PORT = 20_000;
const LAST_PORT = 31_998;
const TRIES = 200;
const LOOK_MS = 10;
/** How long a program gets to open its ports where the system does not tell. */
const BLIND_WAIT_MS = 700;

/** Finds an even UDP port of this machine that is free together with the one after it. */
export async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const pairs = (LAST_PORT - FIRST_PORT) / 2;
    const port = FIRST_PORT + 2 * Math.floor(Math.random() * pairs);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
  throw new Error('no free pair of UDP ports');
}

/** Waits until somebody listens on the port; false when nobody did in time. */
export async function waitUntilBound(port: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const bound = await isBound(port);
    if (bound === null) {
      await delay(BLIND_WAIT_MS);
      return true;
    }
    if (bound) return true;
    await delay(LOOK_MS);
  }
  return false;
}

/** Whether a UDP port of this machine is in use; null where the system does not tell. */
async function isBound(port: number): Promise<boolean | null> {
  try {
    const tables = await Promise.all(
      ['/proc/net/udp', '/proc/net/udp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
    );
    if (tables.every((table) => table === '')) return null;
    const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    return tables.some((table) =>
      table.split('\n').some((line) => line.trim().split(/\s+/)[1]?.endsWith(suffix)),
    );
  } catch {
    return null;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket: Socket = createSocket('udp4');
    socket.once('error', () => answer(false));
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, () =>
      socket.close(() => answer(true)),
    );
  });
}
