import type { ErrorBody } from '#contract/errors.ts';
import type { MediaWay } from '#contract/http/media-ways.ts';
import type { DocumentId, MeetingId, UserId } from '#contract/ids.ts';
import type { Presence, Signal } from '#contract/live/wire.ts';
import type { MediaNotice } from '#contract/media/wire.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { NamedWay } from '#server/services/equipment-desk.ts';
import type { EquipmentCaller } from '#server/services/equipment-service.ts';

/** What one server process tells others; nothing of it is kept, and what is lost on the way is made good by who lost it. */
export type BusMessages = {
  /** Who is connected to a meeting at the sender. */
  presence: { meetingId: MeetingId; presence: Presence };
  /** The comments on a document have changed. */
  comments: { meetingId: MeetingId; documentId: DocumentId };
  /** A presenter's pointer or ink, for those who may see its page. */
  signal: { meetingId: MeetingId; from: UserId; signal: Signal };
  /** A connection at the sender asks the conference that the receiver holds. */
  mediaAsked: {
    askId: string;
    connection: { id: string; meetingId: MeetingId; actor: Actor };
    name: string;
    input: unknown;
  };
  /** The answer to it; `moved` when the receiver does not hold that conference any more. */
  mediaAnswered: { askId: string; answer: MediaAnswered };
  /** Equipment that called the sender asks the conference that the receiver holds; answered by `mediaAnswered`. */
  equipmentAsked: { askId: string; meetingId: MeetingId; asked: EquipmentAsked };
  /** Who arranges equipment at the sender asks for what is connected where the receiver holds the conference; answered as above. */
  deskAsked: { askId: string; asked: DeskAsked };
  /** A notice of the conference for a connection at the receiver. */
  mediaNotice: { connectionId: string; notice: MediaNotice };
  /** A connection at the sender ended. */
  mediaDropped: { connectionId: string; forGood: boolean };
};

/** What equipment asks, as `EquipmentService` takes it. */
export type EquipmentAsked = { caller: EquipmentCaller; direction: MediaWay['direction'] } & (
  | { name: 'call'; sdp: string }
  | { name: 'restart'; fragment: { sessionId: string; ifMatch: string; fragment: string } }
  | { name: 'hangUp'; sessionId: string }
);

/** What is asked of the equipment of a meeting, as `EquipmentDesk` takes it. */
export type DeskAsked =
  | { name: 'connections'; meetingId: MeetingId }
  | ({ name: 'disconnect' } & NamedWay)
  | ({ name: 'mute'; isMuted: boolean } & NamedWay);

/** How another process answered for a conference. */
export type MediaAnswered =
  | { kind: 'done'; value: unknown }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'moved' };

/** The name of a message. */
export type BusMessageName = keyof BusMessages;

/** What happened to other processes, or to the bus itself: after `reconnected` messages may be missing. */
export type BusNews = { now: 'found' | 'lost'; processId: string } | { now: 'reconnected' };

/** How the server processes of one installation speak with each other. Messages of one sender arrive in their order, or not at all. */
export interface Bus {
  /** This process; another id at each start. */
  readonly processId: string;
  /** Tells one other process, or all of them. */
  tell<N extends BusMessageName>(name: N, message: BusMessages[N], to?: string): void;
  /** Hears what others tell. Returns the way to stop. */
  on<N extends BusMessageName>(
    name: N,
    listener: (message: BusMessages[N], from: string) => void,
  ): () => void;
  /** Hears of processes that come and go. Returns the way to stop. */
  onNews(listener: (news: BusNews) => void): () => void;
  /** True when the bus has been up long enough to have heard of a process, and has not. */
  isGone(processId: string): boolean;
}
