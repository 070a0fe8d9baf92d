import { z } from 'zod';
import type {
  MediaConsumerOffer,
  MediaCounts,
  MediaPlayer,
  MediaProducer,
  MediaRoomEvent,
  MediaSource,
  MediaTraffic,
  MediaTransportOffer,
  Opaque as OpaqueRecord,
} from '#media/media-engine.ts';
import type { MediaErrorKind } from '#media/media-error.ts';
import type { TapCodec, TapEvent } from '#media/media-tap.ts';
import type { PipedProducer, PipeEnd } from '#media/mediasoup/room-pipes.ts';

/** A room on a node: its key, and the fencing token of its assignment. A greater epoch ends the rooms of smaller ones. */
export const RoomRef = z.object({ key: z.string().min(1).max(200), epoch: z.int().positive() });
export type RoomRef = z.infer<typeof RoomRef>;

const Opaque = z.record(z.string(), z.unknown());
const sources: { [S in MediaSource]: S } = {
  microphone: 'microphone',
  camera: 'camera',
  screen: 'screen',
  documentCamera: 'documentCamera',
};
const Source = z.enum(sources);
/** A peer as it was admitted: who is admitted again gets another number, and the old one is spent. */
const admission = z.int().positive();
const Peer = z.object({ admission });
const Favour = z.object({
  peerIds: z.array(z.string()),
  leading: z.array(z.string()),
});
const Tap = z.object({ tapId: z.string() });
const Piped = z.object({ pipeId: z.string(), producerId: z.string() });

/**
 * Everything that a server process may ask of a node about a room; the answers are in `NodeAnswers`. A new method of the port
 * (`media-engine.ts`) is a line here, one in `node-room.ts` and one in `remote-room.ts` or `remote-peer.ts`.
 */
export const nodeRequests = {
  'room.open': Favour,
  'room.close': z.object({}),
  'room.admit': z.object({
    admission,
    peerId: z.string(),
    profile: z.object({
      sends: z.boolean(),
      receives: z.boolean(),
      knownKbps: z.number().optional(),
    }),
  }),
  'room.mute': z.object({ peerId: z.string(), source: Source, muted: z.boolean() }),
  'room.favour': Favour,
  'peer.connect': Peer.extend({ transportId: z.string(), dtlsParameters: Opaque }),
  'peer.restartIce': Peer.extend({ transportId: z.string() }),
  'peer.produce': Peer.extend({
    transportId: z.string(),
    source: Source,
    rtpParameters: Opaque,
    paused: z.boolean(),
    muted: z.boolean(),
    widthPx: z.number().nullish(),
  }),
  'peer.pause': Peer.extend({ producerId: z.string() }),
  'peer.resume': Peer.extend({ producerId: z.string() }),
  'peer.closeProducer': Peer.extend({ producerId: z.string() }),
  'peer.consume': Peer.extend({ producerIds: z.array(z.string()), rtpCapabilities: Opaque }),
  'peer.show': Peer.extend({
    consumers: z.array(z.object({ consumerId: z.string(), widthPx: z.number() })),
  }),
  'peer.isAlive': Peer,
  'peer.traffic': Peer,
  'peer.close': Peer,
  'player.open': z.object({
    admission,
    codecs: z.array(
      z.object({
        kind: z.enum(['audio', 'video']),
        mimeType: z.string(),
        payloadType: z.int(),
        parameters: z.record(z.string(), z.string()),
        rtcpFeedback: z.array(z.object({ type: z.string(), parameter: z.string() })),
      }),
    ),
  }),
  'player.connect': Peer.extend({ dtlsParameters: Opaque }),
  'player.restartIce': Peer,
  'player.traffic': Peer,
  'player.close': Peer,
  'tap.open': z.object({ producerId: z.string() }),
  'tap.resume': Tap,
  'tap.requestKeyFrame': Tap,
  'pipe.open': z.object({ pipeId: z.string() }),
  'pipe.connect': z.object({
    pipeId: z.string(),
    end: z.object({ ip: z.string(), port: z.int(), srtpParameters: Opaque.optional() }),
  }),
  'pipe.send': Piped,
  'pipe.letFlow': Piped.extend({ flows: z.boolean() }),
  'pipe.receive': z.object({
    pipeId: z.string(),
    piped: z.object({
      producerId: z.string(),
      peerId: z.string(),
      source: Source,
      kind: z.enum(['audio', 'video']),
      rtpParameters: Opaque,
      paused: z.boolean(),
      widthPx: z.number().optional(),
    }),
  }),
  'pipe.setPaused': z.object({ producerId: z.string(), paused: z.boolean() }),
  'pipe.stop': z.object({ producerId: z.string() }),
  'pipe.close': z.object({ pipeId: z.string() }),
} as const;

/** The name of a request. */
export type NodeRequestName = keyof typeof nodeRequests;

/** The parsed input of a request. */
export type NodeInput<N extends NodeRequestName> = z.infer<(typeof nodeRequests)[N]>;

/** What each request is answered with. */
export type NodeAnswers = {
  'room.open': null;
  'room.close': null;
  'room.admit': { send: MediaTransportOffer | null; receive: MediaTransportOffer | null };
  'room.mute': null;
  'room.favour': null;
  'peer.connect': null;
  'peer.restartIce': OpaqueRecord;
  'peer.produce': MediaProducer;
  'peer.pause': null;
  'peer.resume': null;
  'peer.closeProducer': null;
  'peer.consume': MediaConsumerOffer[];
  'peer.show': null;
  'peer.isAlive': boolean;
  'peer.traffic': MediaTraffic;
  'peer.close': null;
  'player.open': Pick<MediaPlayer, 'receive' | 'streams'>;
  'player.connect': null;
  'player.restartIce': OpaqueRecord;
  'player.traffic': MediaTraffic;
  'player.close': null;
  /** The id opens the line on which it is sent, and is known to nobody else. */
  'tap.open': { tapId: string; source: MediaSource; codec: TapCodec; paused: boolean };
  'tap.resume': null;
  'tap.requestKeyFrame': null;
  'pipe.open': PipeEnd;
  'pipe.connect': null;
  'pipe.send': PipedProducer;
  'pipe.letFlow': null;
  'pipe.receive': null;
  'pipe.setPaused': null;
  'pipe.stop': null;
  'pipe.close': null;
};

/** What a server process sends to a node. */
export const ToNode = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ask'),
    id: z.int(),
    name: z.string(),
    room: RoomRef,
    input: z.unknown(),
  }),
  /** These rooms may go on for so many milliseconds from now; told several times within that time. */
  z.object({ type: z.literal('lease'), rooms: z.array(RoomRef), validMs: z.number() }),
  /** First and last on a line of its own, which is a tap's from then on; the tap ends with it. */
  z.object({ type: z.literal('tap'), room: RoomRef, tapId: z.string() }),
]);
export type ToNode = z.infer<typeof ToNode>;

/** How a node is; told twice a second, which also shows that it lives. */
export type NodeState = {
  nodeId: string;
  /** True when it takes no rooms any more and ends when its own have moved. */
  draining: boolean;
  /** How many consumers it carries at most. */
  capacity: number;
  /** Share of the machine's processors in use, 0–1. */
  cpu: number;
  counts: MediaCounts;
};

/** What a node sends to a server process. */
export type FromNode =
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'refused'; id: number; kind: MediaErrorKind; message: string }
  | { type: 'event'; room: RoomRef; event: MediaRoomEvent }
  /** The node ended a room by itself: another holds it now, or its lease ran out. */
  | { type: 'closed'; room: RoomRef; why: string }
  | { type: 'state'; state: NodeState }
  /** On the line of a tap, beside its packets, which are bytes. */
  | { type: 'tap'; event: TapEvent };
