import { createSocket } from 'node:dgram';

/** An empty receiver report and a BYE of one source (RFC 3550, 6.1): a BYE alone is too short for ffmpeg. */
const BYE = Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 1, 0x81, 203, 0, 1, 0, 0, 0, 1);

/** Tells the program that listens on the pair of ports that its sender has ended: it then writes the end of its file. */
export function sayGoodbye(port: number): Promise<void> {
  return new Promise((sent) => {
    const socket = createSocket('udp4');
    const done = () => socket.close(() => sent());
    socket.once('error', done);
    socket.send(BYE, port + 1, '127.0.0.1', done);
  });
}
