import { createSocket, type Socket } from 'node:dgram';
import type { Cargo, LineDirection } from './line-direction.ts';

/** Bytes of IPv4 and UDP headers before each datagram. */
const HEADERS = 28;

/** Both directions of a line, as the one behind it sees them. */
export type Line = { up: LineDirection; down: LineDirection };

/** A relay of datagrams: who sends to `port` reaches the target through the line. */
export type UdpRelay = {
  port: number;
  /** Gives every sender another address towards the target, as a router does that was restarted or a phone that changes its network. */
  rebind(): void;
  close(): void;
};

/** Opens a relay on loopback before a UDP port of loopback. */
export async function openUdpRelay(target: number, line: Line): Promise<UdpRelay> {
  const near = createSocket('udp4');
  const far = new Map<string, Socket>();
  const behind = (address: string, port: number): Socket => {
    const client = `${address} ${port}`;
    const known = far.get(client);
    if (known) return known;
    const socket = createSocket('udp4');
    socket.on('error', () => {});
    socket.on('message', (data) =>
      line.down.send(cargoOf(data), data.length + HEADERS, () => near.send(data, port, address)),
    );
    far.set(client, socket);
    return socket;
  };
  near.on('error', () => {});
  near.on('message', (data, { address, port }) =>
    line.up.send(cargoOf(data), data.length + HEADERS, () =>
      behind(address, port).send(data, target, '127.0.0.1'),
    ),
  );
  await new Promise<void>((done) => near.bind(0, '127.0.0.1', done));
  const forget = () => {
    for (const socket of far.values()) socket.close();
    far.clear();
  };
  return {
    port: near.address().port,
    rebind: forget,
    close() {
      near.close();
      forget();
    },
  };
}

/** What mediasoup's routers and Chromium call Opus, and what the routers call the filling with which they probe. */
const OPUS_TYPES = [100, 111];
const PROBE_TYPE = 127;

/** Tells by the first bytes (RFC 7983, RFC 5761): RTP by its payload type; the rest is STUN, DTLS and RTCP. */
function cargoOf(data: Buffer): Cargo {
  const [first = 0, second = 0] = data;
  const isRtp = first >= 128 && first < 192 && !(second >= 192 && second < 224);
  if (!isRtp) return 'report';
  const type = second & 0x7f;
  if (OPUS_TYPES.includes(type)) return 'sound';
  return type === PROBE_TYPE ? 'probe' : 'picture';
}
