import type { SendTransport } from '#client/media/media-device.ts';
import { MediasoupDevice } from '#client/media/mediasoup-device.ts';
import { publicationOf } from '#client/media/publisher.ts';
import type { MediaAnswers, MediaRequestName, SharedCodec } from '#contract/media/wire.ts';

declare global {
  interface Window {
    screenDevice: ScreenDevice;
  }
}

async function ask<N extends MediaRequestName>(name: N, input: object): Promise<MediaAnswers[N]> {
  return (await window.ask(name, input)) as MediaAnswers[N];
}

/** `without` takes a codec from what the router offers; `cores` is how many the machine has, 2 unless told. */
type Wish = { without?: string; cores?: number; codec?: SharedCodec };

const connections: RTCPeerConnection[] = [];
const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

/** The product's own WebRTC device in a page, to share a drawn screen or to show one. */
export class ScreenDevice {
  readonly #device = new MediasoupDevice();
  #video: HTMLVideoElement | null = null;

  /** Joins and shares a drawn screen that changes all the time, or paper; see `Wish`. */
  async share(
    source: 'screen' | 'documentCamera',
    { codec = 'VP9', ...wish }: Wish,
  ): Promise<void> {
    const transport = await this.#joinToSend(wish);
    await transport.produce(publicationOf(source, drawnScreen(), false, codec));
  }

  /** Joins and speaks; answers what the sender was told to send. */
  async speak(): Promise<string> {
    const transport = await this.#joinToSend({});
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = stream.getAudioTracks();
    if (!track) throw new Error('no microphone');
    await transport.produce(publicationOf('microphone', track, false, 'VP9'));
    return this.told();
  }

  /** What the server told of what is sent here and received, as session descriptions. */
  told(): string {
    return connections.map(({ remoteDescription }) => remoteDescription?.sdp ?? '').join('\n');
  }

  async #joinToSend(wish: Wish): Promise<SendTransport> {
    const { send } = await this.#join(wish);
    if (!send) throw new Error('may not send');
    return this.#device.createSendTransport(send, {
      connect: (dtlsParameters) => this.#connect(send.id, dtlsParameters),
      stateChanged: () => {},
      produce: async (source, rtpParameters, paused) => {
        const input = { transportId: send.id, source, rtpParameters, paused };
        return (await ask('media.produce', input)).producerId;
      },
    });
  }

  /** Joins and shows what is shared in a tile `widthPx` wide; answers the codec in which it comes, null when it can't be received. */
  async watch({ widthPx = 1280, ...wish }: Wish & { widthPx?: number }): Promise<string | null> {
    const { receive, peers } = await this.#join(wish);
    const producerIds = peers.flatMap((peer) => peer.producers).map((p) => p.producerId);
    if (!receive) throw new Error('may not receive');
    const transport = this.#device.createReceiveTransport(receive, {
      connect: (dtlsParameters) => this.#connect(receive.id, dtlsParameters),
      stateChanged: () => {},
    });
    const rtpCapabilities = this.#device.receiveCapabilities();
    const [offer] = await ask('media.consume', { producerIds, rtpCapabilities });
    if (!offer) return null;
    const { id, track } = await transport.consume(offer);
    this.#video = document.createElement('video');
    this.#video.muted = true;
    this.#video.srcObject = new MediaStream([track]);
    document.body.append(this.#video);
    void this.#video.play();
    await ask('media.show', { consumers: [{ consumerId: id, widthPx }] });
    const { codecs } = offer.rtpParameters as { codecs: { mimeType: string }[] };
    return codecs[0]?.mimeType ?? '';
  }

  /** How many frames were shown, and how wide they are in pixels. */
  shown(): { frames: number; widthPx: number } {
    const frames = this.#video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    return { frames, widthPx: this.#video?.videoWidth ?? 0 };
  }

  async #join({ without, cores = 2 }: Wish): Promise<MediaAnswers['media.join']> {
    Object.defineProperty(navigator, 'hardwareConcurrency', { configurable: true, value: cores });
    const answer = await ask('media.join', { companion: false });
    const offered = answer.routerRtpCapabilities as { codecs: { mimeType: string }[] };
    const codecs = offered.codecs.filter(({ mimeType }) => mimeType !== without);
    await this.#device.load({ ...offered, codecs });
    return answer;
  }

  async #connect(transportId: string, dtlsParameters: object): Promise<void> {
    await ask('media.connect', { transportId, dtlsParameters });
  }
}

function drawnScreen(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = 1280;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  let line = 0;
  setInterval(() => {
    line = (line + 7) % canvas.height;
    pen?.fillRect(0, line, canvas.width, 3);
  }, 100);
  const [track] = canvas.captureStream(10).getVideoTracks();
  if (!track) throw new Error('nothing to share');
  track.contentHint = 'detail';
  return track;
}

window.screenDevice = new ScreenDevice();
