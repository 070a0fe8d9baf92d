import { connect, createServer, type Socket } from 'node:net';
import type { LineDirection } from './line-direction.ts';
import type { Line } from './udp-relay.ts';

/** Bytes of a full segment, and of the IPv4 and TCP headers before it. */
const SEGMENT = 1400;
const HEADERS = 40;
/** How much of a stream may wait at its sender before the sender has to stop. */
const BUFFER_BYTES = 64 * 1024;
/** A lost segment is sent again after the trip there and back and this much more, in milliseconds. */
const RETRANSMIT_MS = 200;
const FIRST_WINDOW = 10;
const LEAST_WINDOW = 2;

/** A relay of TCP connections: who connects to `port` reaches the target through the line. */
export type TcpRelay = { port: number; close(): void };

/** Opens a relay on loopback before a TCP port of loopback. */
export async function openTcpRelay(target: number, line: Line): Promise<TcpRelay> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const [from, to, forth, back] of [
      [client, upstream, line.up, line.down],
      [upstream, client, line.down, line.up],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from));
      carry(from, to, forth, back);
    }
    client.on('close', () => upstream.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/**
 * Carries one direction of a connection in segments, as a sender of TCP would: a window that grows with what is acknowledged
 * and halves with what is lost, what is lost sent again, and everything handed over in order. Acknowledgements cost the way back.
 */
function carry(from: Socket, to: Socket, forth: LineDirection, back: LineDirection): void {
  const waiting: Buffer[] = [];
  const arrived = new Map<number, Buffer>();
  let waitingBytes = 0;
  let window = FIRST_WINDOW;
  let underWay = 0;
  let nextToSend = 0;
  let nextToHandOver = 0;
  let hasEnded = false;

  const acknowledged = () => {
    underWay -= 1;
    window += 1 / window;
    pump();
  };
  const handOver = (number: number, data: Buffer) => {
    arrived.set(number, data);
    for (let next = arrived.get(nextToHandOver); next; next = arrived.get(nextToHandOver)) {
      arrived.delete(nextToHandOver);
      nextToHandOver += 1;
      if (!to.destroyed) to.write(next);
    }
    finish();
    // Whatever happens to one acknowledgement, the next one says the same.
    back.send('web', HEADERS, acknowledged, () => setTimeout(acknowledged, back.settings.delayMs));
  };
  const sendSegment = (number: number, data: Buffer) => {
    if (to.destroyed) return;
    const again = () => {
      window = Math.max(LEAST_WINDOW, window / 2);
      const waitMs = forth.settings.delayMs + back.settings.delayMs + RETRANSMIT_MS;
      setTimeout(() => sendSegment(number, data), waitMs).unref();
    };
    forth.send('web', data.length + HEADERS, () => handOver(number, data), again);
  };
  const pump = () => {
    while (underWay < Math.floor(window) && waiting.length > 0) {
      const data = takeSegment(waiting);
      waitingBytes -= data.length;
      underWay += 1;
      const number = nextToSend;
      // Before it is sent: what arrives meanwhile may have more sent.
      nextToSend += 1;
      sendSegment(number, data);
    }
    if (waitingBytes < BUFFER_BYTES) from.resume();
  };
  const finish = () => {
    if (hasEnded && waiting.length === 0 && nextToHandOver === nextToSend) to.end();
  };
  from.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes > BUFFER_BYTES) from.pause();
    pump();
  });
  from.on('end', () => {
    hasEnded = true;
    finish();
  });
}

/** Takes at most a segment's bytes from what waits. */
function takeSegment(waiting: Buffer[]): Buffer {
  const taken: Buffer[] = [];
  let bytes = 0;
  while (waiting[0] && bytes < SEGMENT) {
    const part = waiting[0].subarray(0, SEGMENT - bytes);
    if (part.length === waiting[0].length) waiting.shift();
    else waiting[0] = waiting[0].subarray(part.length);
    taken.push(part);
    bytes += part.length;
  }
  return Buffer.concat(taken);
}
