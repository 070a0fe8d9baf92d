import type { PeerId } from '#contract/ids.ts';
import type { ConferencePeer, MediaAnswers } from '#contract/media/wire.ts';
import type { LocalMedia } from './local-media.ts';
import type {
  MediaDevice,
  MediaTransport,
  ReceiveTransport,
  SendTransport,
  TransportHooks,
  TransportState,
} from './media-device.ts';
import type { MediaSignal } from './media-signal.ts';
import type { Playback } from './playback.ts';
import { Publisher } from './publisher.ts';
import { Receiver } from './receiver.ts';

/** What a session needs of the conference around it. */
export type SessionPorts = {
  signal: MediaSignal;
  device: MediaDevice;
  local: LocalMedia;
  playback: Playback;
  silent: boolean;
  picturesChanged(): void;
  lineChanged(transport: MediaTransport, state: TransportState): void;
};

/** One joining: its transports and what flows on them. An interruption ends it, and a new one takes its place. */
export class MediaSession {
  readonly peerId: PeerId;
  readonly resumeKey: string;
  readonly receiver: Receiver | null;
  readonly publisher: Publisher | null;
  readonly #receive: ReceiveTransport | null;
  readonly #send: SendTransport | null;
  #closed = false;

  constructor(answer: MediaAnswers['media.join'], ports: SessionPorts) {
    const { signal, device, local, playback, silent } = ports;
    this.peerId = answer.peerId;
    this.resumeKey = answer.resumeKey;
    const hooksOf = (
      transportId: string,
      transport: () => MediaTransport | null,
    ): TransportHooks => ({
      connect: async (dtlsParameters) => {
        await signal.request('media.connect', { transportId, dtlsParameters });
      },
      stateChanged: (state) => {
        const own = transport();
        if (own && !this.#closed) ports.lineChanged(own, state);
      },
    });
    const { receive, send } = answer;
    this.#receive = receive
      ? device.createReceiveTransport(
          receive,
          hooksOf(receive.id, () => this.#receive),
        )
      : null;
    this.#send = send
      ? device.createSendTransport(send, {
          ...hooksOf(send.id, () => this.#send),
          produce: async (source, rtpParameters, paused) => {
            // The server chooses layers by the picture's real width, which is known only here.
            const widthPx = local.track(source)?.getSettings().width;
            const input = {
              transportId: send.id,
              source,
              rtpParameters,
              paused,
              ...(widthPx === undefined ? {} : { widthPx }),
            };
            return (await signal.request('media.produce', input)).producerId;
          },
        })
      : null;
    this.receiver = this.#receive
      ? new Receiver({
          signal,
          transport: this.#receive,
          playback,
          rtpCapabilities: device.receiveCapabilities(),
          silent,
          changed: ports.picturesChanged,
        })
      : null;
    this.publisher = this.#send ? new Publisher(signal, this.#send, local) : null;
  }

  /** Receives before it sends, as the person waits for the others' pictures; `offered` is called when these can flow. */
  async start(others: readonly ConferencePeer[], offered: () => void): Promise<void> {
    await this.receiver?.receive(others, offered);
    if (!this.#closed) await this.publisher?.start();
  }

  /** Ends all of it here; the server closes its side when it is asked to leave or to join again. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.receiver?.close();
    this.publisher?.close();
    this.#receive?.close();
    this.#send?.close();
  }
}
