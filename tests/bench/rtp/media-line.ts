import { createSocket, type Socket } from 'node:dgram';
import { z } from 'zod';
import type { MediaTransportOffer, Opaque } from '#media/media-engine.ts';
import { ownCertificate, type SrtpMasters, shakeHands } from './dtls-handshake.ts';
import { SrtpContext } from './srtp.ts';
import { bindingRequest, type IceCredentials, readBindingAnswer } from './stun.ts';

/** What comes in: RTP as it is on the line, encrypted but for its header; RTCP decrypted. */
export type LineListener = {
  rtp(packet: Buffer): void;
  rtcp(compound: Buffer): void;
};

/** One transport of the SFU, connected: ICE, DTLS and SRTP over a UDP socket of its own. */
export type MediaLine = {
  /** The local port. */
  readonly port: number;
  /** Protects what is sent. */
  readonly local: SrtpContext;
  /** Opens what comes in. */
  readonly remote: SrtpContext;
  /** Sends a datagram as it is; RTP is protected before. */
  send(datagram: Buffer): void;
  sendRtcp(compound: Buffer): void;
  close(): void;
};

const Offer = z.object({
  iceParameters: z.object({ usernameFragment: z.string(), password: z.string() }),
  iceCandidates: z.array(
    z.object({
      protocol: z.string(),
      address: z.string().optional(),
      ip: z.string(),
      port: z.int(),
    }),
  ),
  dtlsParameters: z.object({
    fingerprints: z.array(z.object({ algorithm: z.string(), value: z.string() })),
  }),
});

const LOCAL_FRAGMENT = 'tai';
const ASK_AGAIN_MS = 300;
const ICE_MS = 15_000;
/** The SFU takes a device for gone that asks for no consent for 30 s. */
const CONSENT_MS = 5_000;
const RECEIVE_BUFFER_BYTES = 4_000_000;

/** Connects to an offered transport; `connect` tells the SFU the DTLS parameters of this side, the client. */
export async function openMediaLine(
  offer: MediaTransportOffer,
  connect: (dtlsParameters: Opaque) => Promise<void>,
  listener: LineListener,
): Promise<MediaLine> {
  const { iceParameters, iceCandidates, dtlsParameters } = Offer.parse(offer);
  const udp = iceCandidates.filter(({ protocol }) => protocol === 'udp');
  const candidate = udp.find(({ ip }) => ip === '127.0.0.1') ?? udp[0];
  const theirs = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  if (!candidate || !theirs) throw new Error('The SFU offers no UDP or no SHA-256 fingerprint.');
  const { fingerprint } = await ownCertificate();
  await connect({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] });
  const socket = await connectedSocket(candidate.address ?? candidate.ip, candidate.port);
  const ice: IceCredentials = {
    localFragment: LOCAL_FRAGMENT,
    remoteFragment: iceParameters.usernameFragment,
    remotePassword: iceParameters.password,
  };
  const inside = {
    dtls: (_: Buffer) => {},
    stun: (_: Buffer) => {},
    opened: null as Opened | null,
  };
  socket.on('message', (datagram) => {
    const first = datagram[0] ?? 0;
    if (first >= 128 && first < 192) {
      if (inside.opened === null) return;
      const type = datagram[1] ?? 0;
      if (type >= 192 && type <= 223) listener.rtcp(inside.opened.remote.unprotectRtcp(datagram));
      else listener.rtp(datagram);
    } else if (first >= 20 && first < 64) inside.dtls(datagram);
    else if (first < 4) inside.stun(datagram);
  });
  try {
    await becomeReachable(socket, ice, (listen) => {
      inside.stun = listen;
    });
    const masters = await shakeHands(
      {
        send: (datagram) => socket.send(datagram),
        onData: (listen) => {
          inside.dtls = listen;
        },
      },
      theirs.value,
    );
    inside.opened = contexts(masters);
  } catch (error) {
    socket.close();
    throw error;
  }
  const { local, remote } = inside.opened;
  const consent = setInterval(() => socket.send(bindingRequest(ice)), CONSENT_MS);
  let closed = false;
  return {
    port: socket.address().port,
    local,
    remote,
    send: (datagram) => {
      if (!closed) socket.send(datagram);
    },
    sendRtcp: (compound) => {
      if (!closed) socket.send(local.protectRtcp(compound));
    },
    close() {
      if (closed) return;
      closed = true;
      clearInterval(consent);
      socket.close();
    },
  };
}

type Opened = { local: SrtpContext; remote: SrtpContext };

function contexts({ local, remote }: SrtpMasters): Opened {
  return { local: new SrtpContext(local), remote: new SrtpContext(remote) };
}

function connectedSocket(address: string, port: number): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = createSocket('udp4');
    socket.once('error', failed);
    socket.connect(port, address, () => {
      socket.off('error', failed);
      // An SFU that is gone refuses; the run notices by what does not arrive.
      socket.on('error', () => undefined);
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
      done(socket);
    });
  });
}

/** Asks until the SFU has answered, with its signature. */
function becomeReachable(
  socket: Socket,
  ice: IceCredentials,
  onStun: (listener: (message: Buffer) => void) => void,
): Promise<void> {
  return new Promise((done, failed) => {
    const ask = () => socket.send(bindingRequest(ice));
    const again = setInterval(ask, ASK_AGAIN_MS);
    const late = setTimeout(() => end(() => failed(new Error('ICE was not answered.'))), ICE_MS);
    const end = (settle: () => void) => {
      clearInterval(again);
      clearTimeout(late);
      settle();
    };
    onStun((message) => {
      if (readBindingAnswer(message, ice.remotePassword)?.genuine) end(done);
    });
    ask();
  });
}
