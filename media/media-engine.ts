import type { MediaTap, TapTarget } from './media-tap.ts';

/**
 * What a producer carries; a peer has at most one of each. `camera` shows people; `screen` and `documentCamera` (a second camera,
 * over paper) show what has to be read: sharp before smooth.
 */
export type MediaSource = 'microphone' | 'camera' | 'screen' | 'documentCamera';

/** The sources that are pictures. */
export type PictureSource = Exclude<MediaSource, 'microphone'>;

/**
 * In which codec what has to be read is sent: scalable, so that a weak line gets fewer frames of the same sharpness; VP8 while a
 * player shows it that gets one codec alone.
 */
export type SharedCodec = 'AV1' | 'VP9' | 'VP8';

/** A structure of WebRTC that passes through unread; the engine checks it and refuses what it does not understand. */
export type Opaque = Record<string, unknown>;

/** ICE, DTLS and id of a transport, for the device to connect to. */
export type MediaTransportOffer = {
  id: string;
  iceParameters: Opaque;
  iceCandidates: Opaque[];
  dtlsParameters: Opaque;
};

/** A producer as others see it: `paused` when nothing flows, `mutedByServer` when it was not (only) its owner who stopped it. */
export type MediaProducer = {
  producerId: string;
  source: MediaSource;
  paused: boolean;
  mutedByServer: boolean;
};

/** What a device needs to receive one producer. */
export type MediaConsumerOffer = {
  consumerId: string;
  producerId: string;
  peerId: string;
  source: MediaSource;
  kind: 'audio' | 'video';
  rtpParameters: Opaque;
};

/** What a device does: sends, receives, or both; `knownKbps` is what it measured of the line towards it before, in kbit/s. */
export type MediaProfile = { sends: boolean; receives: boolean; knownKbps?: number | undefined };

/** How good a peer's line is. */
export type LineQuality = 'good' | 'fair' | 'weak';

/**
 * What a peer's line bears: its estimate in kbit/s (null: not measured), a word for it, and what of the pictures that it shows
 * it receives: all, all but smaller, not all, or none, with the consumers that are held back.
 */
export type LineReport = {
  kbps: number | null;
  quality: LineQuality;
  receives: 'all' | 'small' | 'speaker' | 'sound';
  heldBack: readonly string[];
};

/** What a room tells whoever listens. */
export type MediaRoomEvent =
  | { type: 'producerAdded'; peerId: string; producer: MediaProducer }
  | { type: 'producerChanged'; peerId: string; producer: MediaProducer }
  | { type: 'producerRemoved'; peerId: string; producerId: string }
  /** The dominant speaker first, then loudest first; level in dBov (−127…0); empty is silence. */
  | { type: 'speaking'; speakers: { peerId: string; level: number }[] }
  /** The codec for what has to be read is another now: a receiver came who cannot decode the former, or left. */
  | { type: 'sharedCodec'; codec: SharedCodec }
  | ({ type: 'line'; peerId: string } & LineReport)
  /** How large its picture is wanted by those who receive it: the index of its highest layer wanted, −1 for none. */
  | { type: 'wanted'; peerId: string; source: MediaSource; layer: number }
  /** The device itself ended its connection (page closed or reloaded); the peer is still admitted. */
  | { type: 'peerLost'; peerId: string }
  /** The room's SFU died: all its peers are closed, or those named, the room goes on; admit them again. */
  | { type: 'restarted'; peerIds?: readonly string[] }
  /** These peers are to be served by another machine: what they have flows until they are admitted again and send anew. */
  | { type: 'moving'; peerIds: readonly string[] };

/** Ends a subscription; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** What is open in an engine now, and how often a worker had to be replaced. */
export type MediaCounts = {
  workers: number;
  workerRestarts: number;
  rooms: number;
  peers: number;
  producers: number;
  consumers: number;
};

/** What one stream of a player is made of: the codec under the payload type that the player chose, with what both ends can do. */
export type PlayerCodec = {
  kind: 'audio' | 'video';
  mimeType: string;
  payloadType: number;
  parameters: Record<string, string>;
  rtcpFeedback: readonly { type: string; parameter: string }[];
};

/** Bytes that passed since the connection was made, as the server counts them. */
export type MediaTraffic = { receivedBytes: number; sentBytes: number };

/** A request to produce; `muted` starts it muted by the server; `widthPx` is the width of the captured picture, if known. */
export type ProduceRequest = {
  transportId: string;
  source: MediaSource;
  rtpParameters: Opaque;
  paused: boolean;
  muted: boolean;
  widthPx?: number | undefined;
};

/**
 * Forwards sound and picture between the peers of rooms. Knows nothing of who they are. Everything that fails throws a
 * `MediaError`.
 */
export interface MediaEngine {
  /** Settles when the first rooms can open; rejects when the SFU does not start. */
  readonly ready: Promise<void>;
  /** What the rooms understand; the same for all, so that a device may load it before it joins. */
  readonly rtpCapabilities: Opaque;
  /** The room of that key, made when there is none. */
  openRoom(key: string): Promise<MediaRoom>;
  counts(): MediaCounts;
  /** Closes rooms, then workers; again is harmless. */
  close(): Promise<void>;
}

/** A conference: peers that hear and see each other. */
export interface MediaRoom {
  readonly key: string;
  readonly closed: boolean;
  /** The codec that all receivers can decode, for what has to be read. */
  readonly sharedCodec: SharedCodec;
  /** Lets a peer in with its transports made; an earlier peer of that id is closed first. */
  admit(peerId: string, profile: MediaProfile): Promise<MediaPeer>;
  /** Stops what a peer sends of one source, against its owner's will; does nothing when there is no such producer. */
  pauseProducer(peerId: string, source: MediaSource): Promise<void>;
  /** Lifts that; never opens what the owner paused. */
  resumeProducer(peerId: string, source: MediaSource): Promise<void>;
  /**
   * Names the peers whose microphones are forwarded however loud the others are; replaces those named before. When many
   * microphones are open, only these and the loudest reach the peers. `leading` are those who may break in: see `openPlayer`.
   */
  favour(peerIds: ReadonlySet<string>, leading?: ReadonlySet<string>): void;
  /**
   * Opens a player of the room's programme: one sound and one picture that follow the favoured, else who speaks; but a
   * leading voice comes before theirs, and what is shared before their picture. It is nobody's peer and is closed with the room and with its worker.
   */
  openPlayer(codecs: readonly PlayerCodec[]): Promise<MediaPlayer>;
  subscribe(listener: (event: MediaRoomEvent) => void): Unsubscribe;
  /** Copies what a producer sends, be it forwarded or not, to a port; `notFound` when nobody in the room sends it. */
  tap(producerId: string, target: TapTarget): Promise<MediaTap>;
  /** Closes its peers first; again is harmless. */
  close(): void;
}

/** One device in a room. */
export interface MediaPeer {
  readonly peerId: string;
  readonly closed: boolean;
  /** Null when the profile does not send. */
  readonly send: MediaTransportOffer | null;
  /** Null when the profile does not receive. */
  readonly receive: MediaTransportOffer | null;
  readonly producers: readonly MediaProducer[];
  connect(transportId: string, dtlsParameters: Opaque): Promise<void>;
  /** New ICE parameters for a transport whose network changed. */
  restartIce(transportId: string): Promise<Opaque>;
  /** Starts to send; an earlier producer of that source is replaced. */
  produce(request: ProduceRequest): Promise<MediaProducer>;
  pauseProducer(producerId: string): Promise<void>;
  /** Refused while the producer is muted by the server. */
  resumeProducer(producerId: string): Promise<void>;
  closeProducer(producerId: string): void;
  /**
   * Offers paused consumers for producers of the room; the same one again for what is already consumed. What is gone, its
   * own or not decodable by the device is left out; `notFound` when none of those named is in the room.
   */
  consume(producerIds: readonly string[], rtpCapabilities: Opaque): Promise<MediaConsumerOffer[]>;
  /** Lets exactly these consumers flow, with the layer that a tile `widthPx` pixels of the display wide needs; pauses all others. */
  show(consumers: readonly { consumerId: string; widthPx: number }[]): Promise<void>;
  /** True when packets of the device arrived within the last seconds. */
  isAlive(): Promise<boolean>;
  traffic(): Promise<MediaTraffic>;
  /** Closes transports, producers and consumers; again is harmless. */
  close(): void;
}

/** A program that plays the room's programme. */
export interface MediaPlayer {
  readonly closed: boolean;
  readonly receive: MediaTransportOffer;
  /** What it is sent, under ids that never change. */
  readonly streams: readonly { kind: 'audio' | 'video'; ssrc: number; cname: string }[];
  connect(dtlsParameters: Opaque): Promise<void>;
  restartIce(): Promise<Opaque>;
  traffic(): Promise<MediaTraffic>;
  /** Again is harmless. */
  close(): void;
}
