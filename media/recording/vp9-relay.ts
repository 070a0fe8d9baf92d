import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { freePortPair } from './rtp-ports.ts';
import { withPlainDescriptor } from './vp9-descriptor.ts';

/** Passes RTP of VP9 on to a port as ffmpeg understands it. */
export type Vp9Relay = {
  /** Where it listens. */
  port: number;
  /** Ends it; again is harmless. */
  close(): void;
};

/** Opens a relay to a port of this machine. */
export async function openVp9Relay(toPort: number): Promise<Vp9Relay> {
  const socket = createSocket('udp4');
  const port = await freePortPair();
  const listening = once(socket, 'listening');
  socket.bind(port, '127.0.0.1');
  await listening;
  // ffmpeg has ended, or is not there yet.
  socket.on('error', () => {});
  socket.on('message', (packet) => {
    socket.send(withPlainDescriptor(packet), toPort, '127.0.0.1', () => {});
  });
  let isClosed = false;
  return {
    port,
    close() {
      if (!isClosed) socket.close();
      isClosed = true;
    },
  };
}
