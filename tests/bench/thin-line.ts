import { connect, createServer, type Socket } from 'node:net';

/** How much may wait in the line before who sends must stop: as much as a home router holds. */
const QUEUE_BYTES = 64 * 1024;

/** A line as thin as it is told to be. */
export type ThinLine = { port: number; close(): void };

/** Does works in their order, each not before its time. */
function createDelays(): (atMs: number, work: () => void) => void {
  const waiting: { atMs: number; work: () => void }[] = [];
  let isWatching = false;
  function look(): void {
    for (let [next] = waiting; next && next.atMs <= performance.now(); [next] = waiting) {
      waiting.shift();
      next.work();
    }
    isWatching = waiting.length > 0;
    if (isWatching) setTimeout(look, Math.max(0, (waiting[0]?.atMs ?? 0) - performance.now()));
  }
  return (atMs, work) => {
    waiting.push({ atMs, work });
    if (isWatching) return;
    isWatching = true;
    setTimeout(look, Math.max(0, atMs - performance.now()));
  };
}

/**
 * A relay on loopback before a server: what comes from the server passes at `bytesPerSecond`, whatever the number of connections, and
 * each direction takes half of `roundTripMs`.
 */
export async function startThinLine(
  target: number,
  { bytesPerSecond, roundTripMs }: { bytesPerSecond: number; roundTripMs: number },
): Promise<ThinLine> {
  const delayMs = roundTripMs / 2;
  const sockets = new Set<Socket>();
  const pass = createDelays();
  const arrive = createDelays();
  const ask = createDelays();
  let freeAtMs = 0;
  let queuedBytes = 0;

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
    }
    client.on('data', (chunk: Buffer) =>
      ask(performance.now() + delayMs, () => upstream.write(chunk)),
    );
    client.on('close', () => upstream.destroy());
    upstream.on('end', () =>
      arrive(Math.max(performance.now(), freeAtMs) + delayMs, () => client.end()),
    );
    upstream.on('data', (chunk: Buffer) => {
      freeAtMs = Math.max(performance.now(), freeAtMs) + (chunk.length / bytesPerSecond) * 1000;
      queuedBytes += chunk.length;
      if (queuedBytes > QUEUE_BYTES) upstream.pause();
      pass(freeAtMs, () => {
        queuedBytes -= chunk.length;
        if (!upstream.destroyed) upstream.resume();
      });
      arrive(freeAtMs + delayMs, () => client.destroyed || client.write(chunk));
    });
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
