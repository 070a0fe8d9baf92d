import { WebSocket } from 'ws';
import { LIVE_PATH } from '#contract/live/wire.ts';

/** A Socket.IO connection spoken by hand over a bare WebSocket: the load generator must cost less than what it measures. */
export type RawSocket = {
  /** Sends an event and resolves with its acknowledgement. */
  ask(event: string, request: unknown): Promise<unknown>;
  close(): void;
};

/** The machine's monotonic clock in milliseconds: the same for all processes. */
export const nowMs = () => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Opens a connection; `onEvent` gets the raw text of each event packet (`42[…]`) and the time it came in. */
export function openRawSocket(
  url: string,
  cookie: string,
  onEvent: (packet: string, atMs: number) => void,
): Promise<RawSocket> {
  const address = `${url.replace('http', 'ws')}${LIVE_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, {
    headers: { cookie, origin: url },
    perMessageDeflate: false,
    rejectUnauthorized: false,
  });
  const waiting = new Map<number, (value: unknown) => void>();
  let next = 0;
  const opened: RawSocket = {
    ask(event, request) {
      const id = next;
      next += 1;
      return new Promise((done) => {
        waiting.set(id, done);
        socket.send(`42${id}${JSON.stringify([event, request])}`);
      });
    },
    close: () => socket.terminate(),
  };
  return new Promise((done, failed) => {
    socket.on('error', failed);
    socket.on('close', () => failed(new Error('The server closed the connection.')));
    socket.on('message', (data) => {
      const atMs = nowMs();
      const packet = String(data);
      if (packet.startsWith('42')) onEvent(packet, atMs);
      else if (packet.startsWith('43')) {
        const body = packet.indexOf('[');
        const id = Number(packet.slice(2, body));
        waiting.get(id)?.((JSON.parse(packet.slice(body)) as unknown[])[0]);
        waiting.delete(id);
      } else if (packet === '2') socket.send('3');
      else if (packet.startsWith('0')) socket.send('40');
      else if (packet.startsWith('40')) done(opened);
      else if (packet.startsWith('44')) failed(new Error(`Refused: ${packet}`));
    });
  });
}
