import type { ConsumerOffer, SharedCodec, Source, TransportOffer } from '#contract/media/wire.ts';
import type { SendingLine } from './camera-rest.ts';
import type { LineWay } from './line-way.ts';
import type { Unsubscribe } from './store.ts';

/** What a transport's line does; as WebRTC's connection states. */
export type TransportState =
  | 'new'
  | 'connecting'
  | 'connected'
  | 'disconnected'
  | 'failed'
  | 'closed';

/** What a transport asks of the conference and tells it. */
export type TransportHooks = {
  connect(dtlsParameters: Record<string, unknown>): Promise<void>;
  stateChanged(state: TransportState): void;
};

/** What a sending transport asks besides: a producer at the server, by id. */
export type SendHooks = TransportHooks & {
  produce(source: Source, rtpParameters: Record<string, unknown>, paused: boolean): Promise<string>;
};

/** A track to be sent, and how. */
export type Publication = {
  source: Source;
  track: MediaStreamTrack;
  paused: boolean;
  encodings?: RTCRtpEncodingParameters[];
  codecOptions?: Record<string, boolean | number>;
  /** Wished for; a device that can't send it takes what it can. */
  codec?: SharedCodec;
};

/** One source that this device sends. */
export interface LocalProducer {
  readonly id: string;
  /** In which codec it is sent, as `video/VP9`. */
  readonly mimeType: string;
  pause(): void;
  resume(): void;
  replaceTrack(track: MediaStreamTrack | null): Promise<void>;
  /** Sends its layers up to this one; the others cost neither line nor processor. */
  sendUpTo(layer: number): Promise<void>;
  /** Sends at most so many bits per second. */
  sendAtMost(bps: number): Promise<void>;
  close(): void;
}

/** One source of another peer that this device receives. */
export interface RemoteConsumer {
  readonly id: string;
  readonly track: MediaStreamTrack;
  close(): void;
}

/** What both directions share. */
export interface MediaTransport {
  readonly id: string;
  restartIce(iceParameters: Record<string, unknown>): Promise<void>;
  /** Which way its packets take now; null before the connection is made. */
  way(): Promise<LineWay | null>;
  close(): void;
}

/** Carries this device's sources to the SFU. */
export interface SendTransport extends MediaTransport {
  produce(publication: Publication): Promise<LocalProducer>;
  /** Tells about once a second what the line is known to bear. */
  watchLine(listener: (line: SendingLine) => void): Unsubscribe;
}

/** Carries the other peers' sources to this device. */
export interface ReceiveTransport extends MediaTransport {
  consume(offer: ConsumerOffer): Promise<RemoteConsumer>;
}

/** The browser's WebRTC as the conference needs it: a port, so that its rules are tested without a browser. */
export interface MediaDevice {
  /** Learns what the router can do; again with other capabilities starts afresh. */
  load(routerRtpCapabilities: Record<string, unknown>): Promise<void>;
  /** What this device can receive; only after `load`. */
  receiveCapabilities(): Record<string, unknown>;
  createSendTransport(offer: TransportOffer, hooks: SendHooks): SendTransport;
  createReceiveTransport(offer: TransportOffer, hooks: TransportHooks): ReceiveTransport;
}
