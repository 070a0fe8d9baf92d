import { Device, type types } from 'mediasoup-client';
import { type LineWay, lineWay } from '#client/media/line-way.ts';
import type {
  ConferencePeer,
  MediaAnswers,
  MediaNotice,
  MediaRequestName,
  TransportOffer,
} from '#contract/media/wire.ts';

declare global {
  interface Window {
    /** Asks the conference under test; answered by the test's process. */
    ask(name: string, input: unknown): Promise<unknown>;
    device: TestDevice;
  }
}

async function ask<N extends MediaRequestName>(name: N, input: object): Promise<MediaAnswers[N]> {
  return (await window.ask(name, input)) as MediaAnswers[N];
}

/** How long what a moved device had is kept. */
const STILL_FLOWS_MS = 4_000;

/** What a page sends. */
export type Sends = 'nothing' | 'voice' | 'voice and picture';

/** What a page received of one producer so far. */
export type Received = {
  peerId: string;
  source: string;
  consumerId: string;
  packets: number;
  lost: number;
  framesDecoded: number;
  frameWidth: number;
};

/** The least device that can stand in for a site: joins, sends a camera and a microphone, receives and shows. */
export class TestDevice {
  readonly notices: MediaNotice[] = [];
  /** Whether its network lets nothing through but what goes to the relay; to be set before it joins. */
  reachesRelayAlone = false;
  peerId = '';
  resumeKey = '';
  joins = 0;
  #sends: Sends = 'nothing';
  #gain: GainNode | null = null;
  #shownWidthPx: number | null = null;
  #device = new Device();
  #send: types.Transport | null = null;
  #receive: types.Transport | null = null;
  #consumers: { consumer: types.Consumer; peerId: string; source: string }[] = [];
  /** What it had before it was moved, as long as that is let flow. */
  #former: { consumer: types.Consumer; peerId: string; source: string }[] = [];
  #stream: MediaStream | null = null;
  #busy: Promise<unknown> = Promise.resolve();

  /** Joins, sends what is wanted, and shows everything `widthPx` wide if given; what it had `stillFlows` for a while, or ends. */
  async join(sends: Sends, widthPx: number | null, stillFlows = false): Promise<void> {
    this.#sends = sends;
    this.#shownWidthPx = widthPx;
    const answer = await ask('media.join', { companion: false });
    this.peerId = answer.peerId;
    this.resumeKey = answer.resumeKey;
    this.#device = new Device();
    await this.#device.load({
      routerRtpCapabilities: answer.routerRtpCapabilities as types.RtpCapabilities,
    });
    this.#leave(stillFlows);
    if (answer.send) this.#send = this.#openSend(answer.send);
    if (answer.receive) this.#receive = this.#openReceive(answer.receive);
    this.joins += 1;
    await this.#receiveFrom(answer.peers);
    if (sends !== 'nothing') await this.#publishVoice();
    if (sends === 'voice and picture') await this.#publishPicture();
  }

  /** Speaks louder or softer: 1 is as loud as can be. */
  speakAt(gain: number): void {
    if (this.#gain) this.#gain.gain.value = gain;
  }

  /** Follows what the conference tells. */
  notice(notice: MediaNotice): void {
    this.notices.push(notice);
    this.#busy = this.#busy.then(() => this.#follow(notice)).catch((e) => console.error(e));
  }

  /** Shows exactly these consumers. */
  async show(consumers: { consumerId: string; widthPx: number }[]): Promise<void> {
    await ask('media.show', { consumers });
  }

  async received(): Promise<Received[]> {
    return Promise.all(
      [...this.#former, ...this.#consumers].map(async ({ consumer, peerId, source }) => {
        const stats = [...(await consumer.getStats()).values()];
        const inbound = stats.find((entry) => entry.type === 'inbound-rtp');
        return {
          peerId,
          source,
          consumerId: consumer.id,
          packets: inbound?.packetsReceived ?? 0,
          lost: inbound?.packetsLost ?? 0,
          framesDecoded: inbound?.framesDecoded ?? 0,
          frameWidth: inbound?.frameWidth ?? 0,
        };
      }),
    );
  }

  /** Which way what it sends goes, and which way comes what it receives. */
  async ways(): Promise<{ send: LineWay | null; receive: LineWay | null }> {
    const of = async (transport: types.Transport | null) =>
      transport ? lineWay(await transport.getStats()) : null;
    return { send: await of(this.#send), receive: await of(this.#receive) };
  }

  #leave(stillFlows: boolean): void {
    const [send, receive, consumers] = [this.#send, this.#receive, this.#consumers];
    const close = () => {
      send?.close();
      receive?.close();
      this.#former = this.#former.filter((one) => !consumers.includes(one));
    };
    this.#consumers = [];
    this.#former.push(...consumers);
    if (stillFlows) setTimeout(close, STILL_FLOWS_MS);
    else close();
  }

  async #follow(notice: MediaNotice): Promise<void> {
    if (notice.type === 'restarted')
      return this.join(this.#sends, this.#shownWidthPx, notice.stillFlows);
    if (notice.type === 'producerRemoved') this.#drop(notice.producerId);
    if (notice.type !== 'producerAdded' || notice.peerId === this.peerId) return;
    await this.#consume([notice.producer.producerId]);
  }

  #drop(producerId: string): void {
    for (const { consumer } of this.#consumers)
      if (consumer.producerId === producerId) consumer.close();
    this.#consumers = this.#consumers.filter(({ consumer }) => !consumer.closed);
  }

  async #receiveFrom(peers: ConferencePeer[]): Promise<void> {
    const others = peers.filter((peer) => peer.peerId !== this.peerId);
    const ids = others.flatMap((peer) => peer.producers.map((producer) => producer.producerId));
    if (ids.length > 0) await this.#consume(ids);
  }

  async #consume(producerIds: string[]): Promise<void> {
    const receive = this.#receive;
    if (!receive) return;
    const { recvRtpCapabilities: rtpCapabilities } = this.#device;
    for (const offer of await ask('media.consume', { producerIds, rtpCapabilities })) {
      const consumer = await receive.consume({
        id: offer.consumerId,
        producerId: offer.producerId,
        kind: offer.kind,
        rtpParameters: offer.rtpParameters as types.RtpParameters,
      });
      this.#consumers.push({ consumer, peerId: offer.peerId, source: offer.source });
      const element = document.createElement(offer.kind);
      element.muted = true;
      element.autoplay = true;
      element.srcObject = new MediaStream([consumer.track]);
      document.body.append(element);
    }
    const widthPx = this.#shownWidthPx;
    if (widthPx === null) return;
    await this.show(this.#consumers.map(({ consumer }) => ({ consumerId: consumer.id, widthPx })));
  }

  async #publishVoice(): Promise<void> {
    const { track, gain } = steadyTone();
    this.#gain = gain;
    await this.#send?.produce({
      track,
      stopTracks: false,
      codecOptions: { opusDtx: false, opusFec: true },
      appData: { source: 'microphone' },
    });
  }

  async #publishPicture(): Promise<void> {
    this.#stream ??= await navigator.mediaDevices.getUserMedia({
      video: { width: 960, height: 540, frameRate: 10 },
    });
    const [video] = this.#stream.getVideoTracks();
    await this.#send?.produce({
      ...(video ? { track: video } : {}),
      stopTracks: false,
      encodings: [
        { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 100_000 },
        { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 300_000 },
        { rid: 'f', scaleResolutionDownBy: 1, maxBitrate: 800_000 },
      ],
      appData: { source: 'camera', widthPx: video?.getSettings().width },
    });
  }

  #openSend(offer: TransportOffer): types.Transport {
    const transport = this.#device.createSendTransport(this.#options(offer));
    this.#connects(transport);
    transport.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const { source, widthPx } = appData;
      ask('media.produce', { transportId: transport.id, source, rtpParameters, widthPx })
        .then(({ producerId }) => done({ id: producerId }))
        .catch(failed);
    });
    return transport;
  }

  #openReceive(offer: TransportOffer): types.Transport {
    const transport = this.#device.createRecvTransport(this.#options(offer));
    this.#connects(transport);
    return transport;
  }

  #options(offer: TransportOffer): types.TransportOptions {
    return {
      id: offer.id,
      iceParameters: offer.iceParameters as types.IceParameters,
      iceCandidates: offer.iceCandidates as types.IceCandidate[],
      dtlsParameters: offer.dtlsParameters as types.DtlsParameters,
      iceServers: offer.iceServers ?? [],
      iceTransportPolicy: this.reachesRelayAlone ? 'relay' : 'all',
    };
  }

  #connects(transport: types.Transport): void {
    transport.on('connect', ({ dtlsParameters }, done, failed) => {
      ask('media.connect', { transportId: transport.id, dtlsParameters }).then(done).catch(failed);
    });
  }
}

/** A voice that does not pause: the fake microphone's beeps are mostly silence. */
function steadyTone(): { track: MediaStreamTrack; gain: GainNode } {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const gain = context.createGain();
  const out = context.createMediaStreamDestination();
  tone.connect(gain).connect(out);
  tone.start();
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('no tone');
  return { track, gain };
}

window.device = new TestDevice();
