import type { types } from 'mediasoup';
import type { MediaTraffic, MediaTransportOffer, Opaque } from '#media/media-engine.ts';

/** What a device may send in all, in bits per second: a camera in three layers and a screen. */
const MOST_INCOMING_BPS = 8_000_000;
/** The first guess of a line, in bits per second; measured from then on. */
export const FIRST_OUTGOING_BPS = 600_000;

/** One direction of a peer's connection. */
export class SfuTransport {
  readonly inner: types.WebRtcTransport;
  #connecting: Promise<void> | null = null;
  #bytesHeard = 0;

  private constructor(inner: types.WebRtcTransport) {
    this.inner = inner;
  }

  /** Makes a transport on the ports that the worker shares; `onLost` tells that the device ended it. */
  static async open(
    router: types.Router,
    webRtcServer: types.WebRtcServer,
    onLost: () => void,
  ): Promise<SfuTransport> {
    const inner = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: FIRST_OUTGOING_BPS,
    });
    inner.on('dtlsstatechange', (state) => {
      if (state === 'closed' || state === 'failed') onLost();
    });
    await inner.setMaxIncomingBitrate(MOST_INCOMING_BPS);
    return new SfuTransport(inner);
  }

  get offer(): MediaTransportOffer {
    return {
      id: this.inner.id,
      iceParameters: this.inner.iceParameters as Opaque,
      iceCandidates: this.inner.iceCandidates as Opaque[],
      dtlsParameters: this.inner.dtlsParameters as Opaque,
    };
  }

  /** Sets the device's DTLS parameters; asked again (an answer was lost on the way) it settles as the first time. */
  connect(dtlsParameters: Opaque): Promise<void> {
    this.#connecting ??= this.inner
      .connect({ dtlsParameters: dtlsParameters as types.DtlsParameters })
      .catch((error: unknown) => {
        this.#connecting = null;
        throw error;
      });
    return this.#connecting;
  }

  async restartIce(): Promise<Opaque> {
    return (await this.inner.restartIce()) as Opaque;
  }

  /** Whether anything of the device came in since this was asked last. */
  async hasHeard(): Promise<boolean> {
    const [stats] = await this.inner.getStats();
    const heard = (stats?.bytesReceived ?? 0) > this.#bytesHeard;
    this.#bytesHeard = stats?.bytesReceived ?? this.#bytesHeard;
    return heard;
  }

  /** What passed since it was made. */
  async traffic(): Promise<MediaTraffic> {
    const [stats] = await this.inner.getStats();
    return { receivedBytes: stats?.bytesReceived ?? 0, sentBytes: stats?.bytesSent ?? 0 };
  }

  close(): void {
    this.inner.close();
  }
}
