import { createWorker, type types } from 'mediasoup';
import { routerCodecs } from '#media/mediasoup/codecs.ts';
import { chooseLayer, layerWidths } from '#media/mediasoup/layer-choice.ts';
import { listenInfos } from '#media/mediasoup/listen-addresses.ts';
import { workerPath } from '#media/worker/worker-path.ts';
import type { PeerSignalling } from './load-peer.ts';

/** mediasoup with nothing around it: one worker, one router, transports on a shared port as large as the product's, no observers. */
export type BareSfu = {
  readonly pid: number;
  /** The UDP port that all its transports share. */
  readonly port: number;
  /** A peer with the transports asked for. */
  admit(profile: { sends: boolean; receives: boolean }): Promise<PeerSignalling>;
  close(): void;
};

/** Starts it, with the same worker program as the product's. */
export async function startBareSfu(): Promise<BareSfu> {
  const worker = await createWorker({ workerBin: workerPath(), logLevel: 'error' });
  const webRtcServer = await worker.createWebRtcServer({
    listenInfos: listenInfos([{ ip: '127.0.0.1' }], null),
  });
  const { udpSockets } = await webRtcServer.dump();
  const router = await worker.createRouter({ mediaCodecs: routerCodecs });
  const layersOf = new Map<string, readonly number[]>();
  return {
    pid: worker.pid,
    port: udpSockets[0]?.port ?? 0,
    async admit({ sends, receives }) {
      const open = () => router.createWebRtcTransport({ webRtcServer });
      const [send, receive] = await Promise.all([sends ? open() : null, receives ? open() : null]);
      return barePeer(layersOf, send, receive);
    },
    close: () => worker.close(),
  };
}

function barePeer(
  layersOf: Map<string, readonly number[]>,
  send: types.WebRtcTransport | null,
  receive: types.WebRtcTransport | null,
): PeerSignalling {
  const consumers = new Map<string, types.Consumer>();
  return {
    send: send && offerOf(send),
    receive: receive && offerOf(receive),
    async connect(transportId, dtlsParameters) {
      const transport = [send, receive].find((one) => one?.id === transportId);
      await transport?.connect({ dtlsParameters: dtlsParameters as types.DtlsParameters });
    },
    async produce({ source, rtpParameters, widthPx }) {
      if (!send) throw new Error('This peer does not send.');
      const kind = source === 'microphone' ? 'audio' : 'video';
      const parameters = rtpParameters as types.RtpParameters;
      const { id } = await send.produce({ kind, rtpParameters: parameters });
      layersOf.set(id, layerWidths({ source: 'camera', widthPx }, parameters.encodings ?? [], 1));
      return { producerId: id, source, paused: false, mutedByServer: false };
    },
    async consume(producerIds, rtpCapabilities) {
      if (!receive) throw new Error('This peer does not receive.');
      const capabilities = rtpCapabilities as types.RtpCapabilities;
      return Promise.all(
        producerIds.map(async (producerId) => {
          const made = await receive.consume({
            producerId,
            rtpCapabilities: structuredClone(capabilities),
            paused: true,
          });
          consumers.set(made.id, made);
          return {
            consumerId: made.id,
            producerId,
            peerId: '',
            source: made.kind === 'audio' ? ('microphone' as const) : ('camera' as const),
            kind: made.kind,
            rtpParameters: made.rtpParameters as unknown as Record<string, unknown>,
          };
        }),
      );
    },
    /** Takes the layer that the product would take, so that both carry the same. */
    async show(wanted) {
      const widths = new Map(wanted.map(({ consumerId, widthPx }) => [consumerId, widthPx]));
      for (const [id, consumer] of consumers) {
        const widthPx = widths.get(id);
        if (widthPx === undefined) await consumer.pause();
        else {
          if (consumer.kind === 'video') {
            const layers = layersOf.get(consumer.producerId) ?? [];
            await consumer.setPreferredLayers({ spatialLayer: chooseLayer(widthPx, layers) });
          }
          await consumer.resume();
        }
      }
    },
  };
}

function offerOf({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport) {
  return {
    id,
    iceParameters: iceParameters as unknown as Record<string, unknown>,
    iceCandidates: iceCandidates as unknown as Record<string, unknown>[],
    dtlsParameters: dtlsParameters as unknown as Record<string, unknown>,
  };
}
