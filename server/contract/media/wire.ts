import { z } from 'zod';
import { type PeerId, type SiteId, UserId } from '../ids.ts';
import type { Instant } from '../live/instant.ts';

/**
 * What a producer carries. One of each per peer. `documentCamera` is a second camera that shows paper: it is shown to all as a
 * shared screen is, beside the camera that shows people.
 */
export const Source = z.enum(['microphone', 'camera', 'screen', 'documentCamera']);
export type Source = z.infer<typeof Source>;

/** In which codec screens and paper are sent now: one that all who receive can decode. */
export type SharedCodec = 'AV1' | 'VP9' | 'VP8';

/** mediasoup's own structures cross the wire as they are: the engine checks them, and refuses what it does not understand. */
const Opaque = z.record(z.string(), z.unknown());

/** ICE, DTLS and id of a transport, as mediasoup-client's `createSendTransport` takes them. */
export type TransportOffer = {
  id: string;
  iceParameters: Record<string, unknown>;
  iceCandidates: Record<string, unknown>[];
  dtlsParameters: Record<string, unknown>;
  iceServers?: { urls: string[]; username: string; credential: string }[];
};

/** A peer of the conference: one device. A companion captures nothing and plays no sound; it sees the pictures. */
export type ConferencePeer = {
  peerId: PeerId;
  userId: UserId;
  siteId: SiteId | null;
  companion: boolean;
  /** The name of equipment that sends by a way in: it is no person, and its `userId` no account. */
  equipment?: string;
  producers: ConferenceProducer[];
};

/**
 * A producer that others may receive; `paused` is true when nothing flows, `mutedByServer` when the chair did it. `startedAt` is
 * when its owner began to send it, by the server's clock: coming back after an interruption does not change it.
 */
export type ConferenceProducer = {
  producerId: string;
  source: Source;
  paused: boolean;
  mutedByServer: boolean;
  startedAt: Instant;
};

/** What a client needs to receive one producer. */
export type ConsumerOffer = {
  consumerId: string;
  producerId: string;
  peerId: PeerId;
  source: Source;
  kind: 'audio' | 'video';
  rtpParameters: Record<string, unknown>;
};

/** Everything that a peer may ask of the conference; the answers are in `MediaAnswers`. */
export const mediaRequests = {
  /**
   * Joins: both transports, who is there and, when the device says what it can receive, consumers for all that they send, in
   * one round trip. Asked again after `restarted`.
   */
  'media.join': z.object({
    companion: z.boolean(),
    hallScreen: z.boolean().default(false),
    rtpCapabilities: Opaque.optional(),
    /** What the device measured of its line towards it the last time, in kbit/s. */
    knownKbps: z.int().min(1).max(1_000_000).optional(),
  }),
  /** Takes up the peer of a connection that was lost a few seconds ago, with its transports as they are; NOT_FOUND: join. */
  'media.reattach': z.object({ resumeKey: z.string().max(64) }),
  /** Who is there, asked before joining: whether the room's own device is, which a second one beside it would echo. */
  'media.look': z.object({}),
  'media.leave': z.object({}),
  'media.connect': z.object({ transportId: z.string(), dtlsParameters: Opaque }),
  'media.restartIce': z.object({ transportId: z.string() }),
  'media.produce': z.object({
    transportId: z.string(),
    source: Source,
    rtpParameters: Opaque,
    paused: z.boolean().default(false),
    /** Width in pixels of the picture as it is captured, if known: the layers for others' tiles are chosen by it. */
    widthPx: z.int().min(1).max(16_384).optional(),
  }),
  'media.pause': z.object({ producerId: z.string() }),
  'media.resume': z.object({ producerId: z.string() }),
  'media.close': z.object({ producerId: z.string() }),
  /** Offers consumers for the producers named; they start paused and flow after `media.show`. */
  'media.consume': z.object({ producerIds: z.array(z.string()).max(64), rtpCapabilities: Opaque }),
  /** Says which consumers are wanted now, and at which width in pixels of the display the tile shows; all others are paused. */
  'media.show': z.object({
    consumers: z
      .array(z.object({ consumerId: z.string(), widthPx: z.int().min(0).max(8192) }))
      .max(128),
  }),
  /** Asks a person to open their microphone, which nobody but they themselves can do: their devices show it, and wait for a press. */
  'media.askMicrophone': z.object({ userId: UserId }),
  /** Answers that the microphone stays closed for now: told to who asked, as long as they may ask. */
  'media.putOffMicrophone': z.object({}),
} as const;

/** The name of a media request. */
export type MediaRequestName = keyof typeof mediaRequests;

/** The parsed input of a media request. */
export type MediaRequestInput<N extends MediaRequestName> = z.infer<(typeof mediaRequests)[N]>;

/** What each media request is answered with. */
export type MediaAnswers = {
  'media.join': {
    peerId: PeerId;
    /** Proves to `media.reattach` that this device is the peer; kept in memory only. */
    resumeKey: string;
    routerRtpCapabilities: Record<string, unknown>;
    /** Null for a companion and for a hall screen, which send nothing. */
    send: TransportOffer | null;
    receive: TransportOffer | null;
    /** All peers, oneself among them; hall screens are not told of. */
    peers: ConferencePeer[];
    /** Consumers as `media.consume` offers them; what is not among them has to be asked for. */
    offers: ConsumerOffer[];
    sharedCodec: SharedCodec;
  };
  'media.reattach': { peerId: PeerId; peers: ConferencePeer[]; sharedCodec: SharedCodec };
  'media.look': { peers: ConferencePeer[] };
  'media.leave': null;
  'media.connect': null;
  'media.restartIce': { iceParameters: Record<string, unknown> };
  'media.produce': { producerId: string };
  'media.pause': null;
  'media.resume': null;
  'media.close': null;
  'media.consume': ConsumerOffer[];
  'media.show': null;
  'media.askMicrophone': null;
  'media.putOffMicrophone': null;
};

/** What the server tells the peers of a conference. */
export type MediaNotice =
  /** Also told when a known peer comes back as something else; replaces what was known of it. */
  | { type: 'peerJoined'; peer: ConferencePeer }
  | { type: 'peerLeft'; peerId: PeerId }
  | { type: 'producerAdded'; peerId: PeerId; producer: ConferenceProducer }
  | { type: 'producerChanged'; peerId: PeerId; producer: ConferenceProducer }
  | { type: 'producerRemoved'; peerId: PeerId; producerId: string }
  /** Who speaks, in no order; an empty list is silence. Told when others speak than before, and again from time to time. */
  | { type: 'speaking'; speakers: PeerId[] }
  | { type: 'sharedCodec'; codec: SharedCodec }
  /**
   * The estimate of this peer's own line in kbit/s and a word for it; what of the pictures that it shows it receives (all, all but
   * smaller, not all, none), and the consumers that are held back for want of room.
   */
  | {
      type: 'line';
      kbps: number | null;
      quality: 'good' | 'fair' | 'weak';
      receives: 'all' | 'small' | 'speaker' | 'sound';
      heldBack: readonly string[];
    }
  /** Up to which layer anybody wants the picture that this peer sends; −1: nobody sees it. */
  | { type: 'wanted'; source: Source; layer: number }
  /** `by` asks the person at this device to open the microphone. */
  | { type: 'microphoneAsked'; by: UserId }
  /** Whom this account asked for the microphone put it off. */
  | { type: 'microphonePutOff'; userId: UserId }
  /** The SFU was replaced: join again at once. `stillFlows`: what the device has goes on until then, and some seconds longer. */
  | { type: 'restarted'; stillFlows?: true };
