import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createClient } from 'redis';
import { createListeners } from '#server/services/listeners.ts';
import type { Bus, BusMessageName, BusNews } from '#server/services/ports/bus.ts';

const CHANNEL = 'nghi-su:servers';
const BEAT_MS = 500;
/** After so many beats without a word a process is taken for gone. */
const SILENT_BEATS = 5;
/** How long after Redis came back the others are taken to be back, too, in milliseconds. */
const SETTLE_MS = 1_500;

type Frame = { from: string; name: BusMessageName | 'beat'; message: unknown };

/** A bus that is open; `close` says goodbye. */
export type OpenBus = Bus & { close(): Promise<void> };

/**
 * A bus over Redis's publish and subscribe: nothing is kept there, so that a Redis that was flushed or restarted has nothing to miss.
 * Whoever may write to this Redis is trusted as a server process is.
 */
export async function openRedisBus(url: string, log: Logger): Promise<OpenBus> {
  const processId = randomUUID();
  const onError = (err: unknown) => log.error({ err }, 'a listener of the bus failed');
  const news = createListeners<[BusNews]>(onError);
  const listeners = new Map<string, ReturnType<typeof createListeners<[unknown, string]>>>();
  const silentBeats = new Map<string, number>();
  let upBeats = 0;
  let wasAway = false;

  const socket = { reconnectStrategy: (tries: number) => Math.min(500, 50 * tries) };
  const sender = createClient({ url, socket, disableOfflineQueue: true });
  const receiver = createClient({ url, socket });
  for (const client of [sender, receiver]) {
    client.on('error', (err: Error) => {
      if (!wasAway) log.warn({ reason: err.message }, 'bus: Redis is away');
      wasAway = true;
      upBeats = 0;
    });
  }
  const backAgain = () => {
    if (!wasAway || !sender.isReady || !receiver.isReady) return;
    wasAway = false;
    log.info({}, 'bus: Redis is back');
    for (const id of silentBeats.keys()) silentBeats.set(id, 0);
    // The others come back about now, too: what is told to make good shall find them listening.
    setTimeout(() => news.tell({ now: 'reconnected' }), SETTLE_MS).unref();
  };
  for (const client of [sender, receiver]) client.on('ready', backAgain);

  function hear(text: string): void {
    const { from, name, message } = JSON.parse(text) as Frame;
    if (from === processId) return;
    const isNew = !silentBeats.has(from);
    silentBeats.set(from, 0);
    if (isNew) news.tell({ now: 'found', processId: from });
    if (name !== 'beat') listeners.get(name)?.tell(message, from);
  }

  function send(name: Frame['name'], message: unknown, to?: string): void {
    const frame: Frame = { from: processId, name, message };
    const channel = to === undefined ? CHANNEL : `${CHANNEL}:${to}`;
    // What cannot be told now is lost; `reconnected` says so to who has to make it good.
    sender.publish(channel, JSON.stringify(frame)).catch(() => {});
  }

  // Not awaited beyond a second: the product starts without Redis too.
  sender.connect().catch(() => {});
  const ready = receiver
    .connect()
    .then(() => receiver.subscribe([CHANNEL, `${CHANNEL}:${processId}`], hear));
  ready.catch(() => {});
  await Promise.race([ready, new Promise((waited) => setTimeout(waited, 1_000))]);

  const beating = setInterval(() => {
    send('beat', null);
    if (!receiver.isReady) return;
    upBeats += 1;
    for (const [id, silent] of silentBeats) {
      silentBeats.set(id, silent + 1);
      if (silent < SILENT_BEATS) continue;
      silentBeats.delete(id);
      news.tell({ now: 'lost', processId: id });
    }
  }, BEAT_MS);
  send('beat', null);

  return {
    processId,
    tell: send,
    on(name, listener) {
      const known = listeners.get(name) ?? createListeners<[unknown, string]>(onError);
      listeners.set(name, known);
      return known.add(listener as (message: unknown, from: string) => void);
    },
    onNews: news.add,
    isGone: (id) => id !== processId && !silentBeats.has(id) && upBeats > SILENT_BEATS,
    async close() {
      clearInterval(beating);
      for (const client of [receiver, sender]) client.destroy();
    },
  };
}
