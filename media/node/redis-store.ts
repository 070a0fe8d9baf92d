import { createClient } from 'redis';
import type { MediaLog } from '#media/media-log.ts';
import { within } from '#media/within.ts';

/** An answer that takes longer is given up. */
const ANSWER_MS = 1_000;

/** What is asked of Redis here. Everything rejects at once while there is no connection, and within a second in any case. */
export type RedisStore = {
  /** Runs a Lua script as one step. */
  run(script: string, keys: string[], args: (string | number)[]): Promise<unknown>;
  get(key: string): Promise<string | null>;
  set(key: string, value: string, expireMs: number): Promise<void>;
  remove(key: string): Promise<void>;
  hash(key: string): Promise<Record<string, string>>;
  close(): Promise<void>;
};

/** Connects, and connects again for ever; nothing is queued while the connection is away, as it would be stale. */
export async function openRedisStore(url: string, log: MediaLog): Promise<RedisStore> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(1_000, 50 * tries) },
  });
  let isAway = false;
  client.on('error', (err: Error) => {
    if (!isAway) log.warn({ reason: err.message }, 'redis: connection lost');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info({}, 'redis: connected again');
    isAway = false;
  });
  // Not awaited: the product starts without Redis too, and says what does not work.
  client.connect().catch(() => {});
  await new Promise<void>((waited) => {
    const timer = setTimeout(waited, ANSWER_MS);
    client.once('ready', () => {
      clearTimeout(timer);
      waited();
    });
  });
  const ask = <T>(answer: Promise<T>) => within(ANSWER_MS, answer, 'redis does not answer');
  return {
    run: (script, keys, args) =>
      ask(client.eval(script, { keys, arguments: args.map(String) }) as Promise<unknown>),
    get: (key) => ask(client.get(key)),
    async set(key, value, expireMs) {
      await ask(client.set(key, value, { expiration: { type: 'PX', value: expireMs } }));
    },
    async remove(key) {
      await ask(client.del(key));
    },
    hash: (key) => ask(client.hGetAll(key)),
    async close() {
      // What was asked last still gets there, where there is anybody to ask.
      await ask(client.close()).catch(() => client.destroy());
    },
  };
}
