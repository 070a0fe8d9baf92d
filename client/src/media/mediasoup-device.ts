import { Device, detectDevice } from 'mediasoup-client';
import type {
  DtlsParameters,
  HandlerFactory,
  IceCandidate,
  IceParameters,
  Producer,
  RtpCapabilities,
  RtpCodecCapability,
  RtpParameters,
  Transport,
  TransportOptions,
} from 'mediasoup-client/types';
import type { ConsumerOffer, SharedCodec, Source, TransportOffer } from '#contract/media/wire.ts';
import { lineWay } from './line-way.ts';
import type {
  LocalProducer,
  MediaDevice,
  Publication,
  ReceiveTransport,
  RemoteConsumer,
  SendHooks,
  SendTransport,
  TransportHooks,
} from './media-device.ts';
import { SendingLineReader } from './sending-line.ts';
import { isShared } from './shared-source.ts';

const LINE_EVERY_MS = 1000;

/** What mediasoup-client needs for browsers other than a present Chromium: each fetches its own. */
const HANDLERS: Partial<Record<string, () => Promise<HandlerFactory>>> = {
  Chrome74: async () =>
    (await import('mediasoup-client/handlers/Chrome74')).Chrome74.createFactory(),
  Firefox120: async () =>
    (await import('mediasoup-client/handlers/Firefox120')).Firefox120.createFactory(),
  Safari12: async () =>
    (await import('mediasoup-client/handlers/Safari12')).Safari12.createFactory(),
};

/** The `MediaDevice` on mediasoup-client. It is a chunk of its own: import it dynamically. */
export class MediasoupDevice implements MediaDevice {
  #device: Device | null = null;
  #loadedFrom = '';
  #loading = Promise.resolve();

  load(routerRtpCapabilities: Record<string, unknown>): Promise<void> {
    const from = JSON.stringify(routerRtpCapabilities);
    if (from === this.#loadedFrom) return this.#loading;
    this.#loadedFrom = from;
    this.#loading = this.#load(routerRtpCapabilities as RtpCapabilities, from);
    return this.#loading;
  }

  /** Loads a new device; when another router was asked for meanwhile, that one's device stays. */
  async #load(routerRtpCapabilities: RtpCapabilities, from: string): Promise<void> {
    try {
      const device = await deviceOfBrowser();
      await device.load({ routerRtpCapabilities });
      if (this.#loadedFrom === from) this.#device = device;
    } catch (error) {
      if (this.#loadedFrom === from) this.#loadedFrom = '';
      throw error;
    }
  }

  #loaded(): Device {
    if (!this.#device) throw new Error('The device is used before it is loaded.');
    return this.#device;
  }

  receiveCapabilities(): Record<string, unknown> {
    return { ...this.#loaded().recvRtpCapabilities };
  }

  createSendTransport(offer: TransportOffer, hooks: SendHooks): SendTransport {
    const transport = this.#loaded().createSendTransport(optionsOf(offer));
    follow(transport, hooks);
    transport.on('produce', ({ rtpParameters, appData }, answer, fail) => {
      const { source, paused } = appData as { source: Source; paused: boolean };
      hooks.produce(source, { ...rtpParameters }, paused).then((id) => answer({ id }), fail);
    });
    return {
      id: transport.id,
      produce: async (publication) => {
        // mediasoup-client takes a disabled track for a paused producer, so that no sound escapes before the pause.
        publication.track.enabled = !publication.paused;
        const options = produceOptions(publication, this.#loaded().sendRtpCapabilities);
        const producer = await transport.produce(options);
        // The voice goes before all else that this device sends.
        if (publication.source === 'microphone')
          await producer
            .setRtpEncodingParameters({ priority: 'high', networkPriority: 'high' })
            .catch(() => undefined);
        return localProducer(producer);
      },
      watchLine: (listener) => {
        const line = new SendingLineReader();
        const look = () => transport.getStats().then((report) => listener(line.read(report)));
        const timer = setInterval(() => void look().catch(() => undefined), LINE_EVERY_MS);
        return () => clearInterval(timer);
      },
      restartIce: (iceParameters) => restartIce(transport, iceParameters),
      way: async () => lineWay(await transport.getStats()),
      close: () => transport.close(),
    };
  }

  createReceiveTransport(offer: TransportOffer, hooks: TransportHooks): ReceiveTransport {
    const transport = this.#loaded().createRecvTransport(optionsOf(offer));
    neverAskForFilling(transport);
    follow(transport, hooks);
    return {
      id: transport.id,
      consume: async (offered) => {
        const consumer = await transport.consume(consumeOptions(offered));
        return {
          id: consumer.id,
          track: consumer.track,
          close: () => consumer.close(),
        } satisfies RemoteConsumer;
      },
      restartIce: (iceParameters) => restartIce(transport, iceParameters),
      way: async () => lineWay(await transport.getStats()),
      close: () => transport.close(),
    };
  }
}

/** @throws UnsupportedError in a browser that mediasoup-client does not know. */
async function deviceOfBrowser(): Promise<Device> {
  const handlerFactory = await HANDLERS[detectDevice() ?? '']?.();
  return new Device(handlerFactory ? { handlerFactory } : {});
}

function optionsOf(offer: TransportOffer): TransportOptions {
  return {
    id: offer.id,
    iceParameters: offer.iceParameters as IceParameters,
    iceCandidates: offer.iceCandidates as IceCandidate[],
    dtlsParameters: offer.dtlsParameters as DtlsParameters,
    ...(offer.iceServers ? { iceServers: offer.iceServers } : {}),
  };
}

/** How mediasoup-client calls the stream of filling with which the SFU tries out a line. */
const FILLING = 'probator';

/** Has lost filling not asked for again: nobody sends it twice, and the asking alone took 6 kbit/s of a thin line. */
function neverAskForFilling({ handler }: Transport): void {
  const receive = handler.receive.bind(handler);
  handler.receive = (wanted) =>
    receive(
      wanted.map((one) => {
        if (one.trackId !== FILLING) return one;
        const codecs = one.rtpParameters.codecs.map(({ rtcpFeedback = [], ...codec }) => ({
          ...codec,
          rtcpFeedback: rtcpFeedback.filter(({ type }) => type !== 'nack'),
        }));
        return { ...one, rtpParameters: { ...one.rtpParameters, codecs } };
      }),
    );
}

function follow(transport: Transport, hooks: TransportHooks): void {
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    hooks.connect({ ...dtlsParameters }).then(done, fail);
  });
  transport.on('connectionstatechange', (state) => hooks.stateChanged(state));
}

function restartIce(transport: Transport, iceParameters: Record<string, unknown>): Promise<void> {
  return transport.restartIce({ iceParameters: iceParameters as IceParameters });
}

function produceOptions(publication: Publication, sends: RtpCapabilities) {
  const { source, track, paused, encodings, codecOptions } = publication;
  const codec = publication.codec ? codecToSend(publication.codec, sends) : null;
  return {
    track,
    ...(codec ? { codec } : {}),
    ...(encodings ? { encodings } : {}),
    ...(codecOptions ? { codecOptions } : {}),
    // The conference owns its tracks: it reuses them after an interruption.
    stopTracks: false,
    zeroRtpOnPause: source !== 'microphone',
    appData: { source, paused },
  };
}

/** AV1 is encoded by the processor: a machine with fewer cores than this sends VP9. */
const AV1_CORES = 4;
/** Without it the SFU knows no layers and no key frames of AV1. */
const AV1_LAYERS =
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension';

/**
 * The codec that is wished for, or VP9 where AV1 can't be sent well. Null where that can't be sent either: then the router's first
 * choice is taken.
 */
function codecToSend(
  wished: SharedCodec,
  { codecs = [], headerExtensions = [] }: RtpCapabilities,
): RtpCodecCapability | null {
  const of = (name: string) =>
    codecs.find(({ mimeType }) => mimeType.toLowerCase() === `video/${name}`) ?? null;
  const av1 =
    navigator.hardwareConcurrency >= AV1_CORES &&
    headerExtensions.some(({ uri }) => uri === AV1_LAYERS);
  if (wished === 'VP8') return of('vp8');
  return (wished === 'AV1' && av1 ? of('av1') : null) ?? of('vp9');
}

function consumeOptions(offer: ConsumerOffer) {
  return {
    id: offer.consumerId,
    producerId: offer.producerId,
    kind: offer.kind,
    rtpParameters: offer.rtpParameters as RtpParameters,
    // One stream per peer and kind of source: lips in step with the voice, screen and paper apart.
    streamId: `${offer.peerId}-${isShared(offer.source) ? offer.source : 'person'}`,
  };
}

function localProducer(producer: Producer): LocalProducer {
  return {
    id: producer.id,
    mimeType: producer.rtpParameters.codecs[0]?.mimeType ?? '',
    pause: () => producer.pause(),
    resume: () => producer.resume(),
    replaceTrack: (track) => producer.replaceTrack({ track }),
    sendUpTo: async (layer) => {
      if ((producer.rtpParameters.encodings?.length ?? 0) > 1)
        await producer.setMaxSpatialLayer(Math.max(0, layer));
    },
    sendAtMost: (bps) => producer.setRtpEncodingParameters({ maxBitrate: bps }),
    close: () => producer.close(),
  };
}
