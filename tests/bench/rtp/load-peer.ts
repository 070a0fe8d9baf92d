import type { MediaPeer, Opaque } from '#media/media-engine.ts';
import { type Inspector, LoadReceiver, type ReceiverCount } from './load-receiver.ts';
import { LoadSender, senderListener } from './load-sender.ts';
import { openMediaLine } from './media-line.ts';
import type { Recording } from './recording.ts';
import { receivingCapabilities } from './rtp-parameters.ts';

/** How a peer talks to its SFU: the engine's own peer, or whatever carries the same questions elsewhere. */
export type PeerSignalling = Pick<
  MediaPeer,
  'send' | 'receive' | 'connect' | 'produce' | 'consume' | 'show'
>;

/** What a peer sends from. */
export type SentSource = 'camera' | 'microphone';

/** How a peer behaves. */
export type LoadPeerOptions = {
  recording: Recording;
  /** What the router understands. */
  routerRtpCapabilities: Opaque;
  sends: readonly SentSource[];
  /** With it the lines are estimated in both directions (transport-cc); reports are sent either way. */
  feedback: boolean;
  inspector: Inspector;
};

/** A producer to receive, at the width in CSS pixels of its tile; 0 for a voice. */
export type Watched = { producerId: string; widthPx: number };

/** A device without a decoder: sends the recording and counts what it gets. */
export type LoadPeer = {
  /** Its own producers by source. */
  readonly producers: Partial<Record<SentSource, string>>;
  /** Ports of its lines on this machine. */
  readonly ports: number[];
  /** Packets sent, jumps to key frames, and frames and voice packets that were left out for want of time, so far. */
  readonly sent: { packets: number; keyFrameJumps: number; skipped: number };
  /** What it received so far; null when it does not receive. */
  readonly received: ReceiverCount | null;
  /** Sends from now on, or no longer. */
  setSending(sending: boolean): void;
  /** Loudness as the voice's packets tell it: 0 is loudest, 127 silence. */
  speakAt(level: number): void;
  /** Receives exactly these. */
  watch(wanted: readonly Watched[]): Promise<void>;
  askKeyFrame(producerId: string): void;
  close(): void;
};

/** Connects a peer's transports and produces what it sends, but sends nothing yet. */
export async function loadPeer(
  signalling: PeerSignalling,
  { recording, routerRtpCapabilities, sends, feedback, inspector }: LoadPeerOptions,
): Promise<LoadPeer> {
  const { send, receive } = signalling;
  let sender: LoadSender | null = null;
  const receiver = receive === null ? null : new LoadReceiver(feedback, inspector);
  const [out, into] = await Promise.all([
    send === null
      ? null
      : openMediaLine(
          send,
          (dtls) => signalling.connect(send.id, dtls),
          senderListener(() => sender),
        ),
    receive === null || receiver === null
      ? null
      : openMediaLine(receive, (dtls) => signalling.connect(receive.id, dtls), receiver),
  ]);
  if (into !== null) receiver?.begin(into);
  if (out !== null) sender = new LoadSender(recording, out, feedback);
  const producers: Partial<Record<SentSource, string>> = {};
  for (const source of sender === null ? [] : sends) {
    const made = await signalling.produce({
      transportId: send?.id ?? '',
      source,
      rtpParameters: sender?.prepare(source) ?? {},
      paused: false,
      muted: false,
      ...(source === 'camera' ? { widthPx: recording.layers.at(-1)?.widthPx } : {}),
    });
    producers[source] = made.producerId;
  }
  const capabilities = receivingCapabilities(routerRtpCapabilities, feedback);
  const consumers = new Map<string, string>();
  return {
    producers,
    ports: [out, into].flatMap((line) => (line === null ? [] : [line.port])),
    get sent() {
      const { packets = 0, keyFrameJumps = 0, skipped = 0 } = sender ?? {};
      return { packets, keyFrameJumps, skipped };
    },
    get received() {
      return receiver?.count ?? null;
    },
    setSending: (sending) => (sending ? sender?.start() : sender?.stop()),
    speakAt: (level) => sender?.speakAt(level),
    async watch(wanted) {
      const unknown = wanted.map(({ producerId }) => producerId).filter((id) => !consumers.has(id));
      if (unknown.length > 0)
        for (const offer of await signalling.consume(unknown, capabilities)) {
          receiver?.expect(offer);
          consumers.set(offer.producerId, offer.consumerId);
        }
      await signalling.show(
        wanted.flatMap(({ producerId, widthPx }) => {
          const consumerId = consumers.get(producerId);
          return consumerId === undefined ? [] : [{ consumerId, widthPx }];
        }),
      );
    },
    askKeyFrame: (producerId) => receiver?.askKeyFrame(producerId),
    close() {
      sender?.stop();
      receiver?.end();
      out?.close();
      into?.close();
    },
  };
}
