import { MediasoupDevice } from '#client/media/mediasoup-device.ts';
import { publicationOf } from '#client/media/publisher.ts';
import type { MediaAnswers, MediaRequestName } from '#contract/media/wire.ts';

declare global {
  interface Window {
    screenDevice: ScreenDevice;
  }
}

async function ask<N extends MediaRequestName>(name: N, input: object): Promise<MediaAnswers[N]> {
  return (await window.ask(name, input)) as MediaAnswers[N];
}

/** The product's own WebRTC device in a page, to share a drawn screen or to show one. */
export class ScreenDevice {
  readonly #device = new MediasoupDevice();
  #video: HTMLVideoElement | null = null;

  /** Joins and shares a screen that changes all the time; `without` takes a codec from what the router offers. */
  async share(without?: string): Promise<void> {
    const { send } = await this.#join(without);
    if (!send) throw new Error('may not send');
    const transport = this.#device.createSendTransport(send, {
      connect: (dtlsParameters) => this.#connect(send.id, dtlsParameters),
      stateChanged: () => {},
      produce: async (source, rtpParameters, paused) => {
        const input = { transportId: send.id, source, rtpParameters, paused };
        return (await ask('media.produce', input)).producerId;
      },
    });
    await transport.produce(publicationOf('screen', drawnScreen(), false));
  }

  /** Joins and shows the screen that is shared; answers the codec in which it comes. */
  async watch(): Promise<string> {
    const { receive, peers } = await this.#join();
    const producerIds = peers.flatMap((peer) => peer.producers).map((p) => p.producerId);
    if (!receive) throw new Error('may not receive');
    const transport = this.#device.createReceiveTransport(receive, {
      connect: (dtlsParameters) => this.#connect(receive.id, dtlsParameters),
      stateChanged: () => {},
    });
    const rtpCapabilities = this.#device.receiveCapabilities();
    const [offer] = await ask('media.consume', { producerIds, rtpCapabilities });
    if (!offer) throw new Error('nothing is shared');
    const { id, track } = await transport.consume(offer);
    this.#video = document.createElement('video');
    this.#video.muted = true;
    this.#video.srcObject = new MediaStream([track]);
    document.body.append(this.#video);
    void this.#video.play();
    await ask('media.show', { consumers: [{ consumerId: id, widthPx: 1280 }] });
    const { codecs } = offer.rtpParameters as { codecs: { mimeType: string }[] };
    return codecs[0]?.mimeType ?? '';
  }

  /** How many frames were shown, and how wide they are in pixels. */
  shown(): { frames: number; widthPx: number } {
    const frames = this.#video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    return { frames, widthPx: this.#video?.videoWidth ?? 0 };
  }

  async #join(without?: string): Promise<MediaAnswers['media.join']> {
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
