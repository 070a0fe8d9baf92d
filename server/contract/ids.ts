import { z } from 'zod';

/** Identifies an account, of a person or of a site's device (UUID). */
export const UserId = z.uuid().brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

/** Identifies a unit of the organisation tree (UUID). */
export const UnitId = z.uuid().brand<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;

/** Identifies a site: a room with its camera, screen and roster (UUID). */
export const SiteId = z.uuid().brand<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;

/** Identifies a meeting type of the catalogue (UUID). */
export const MeetingTypeId = z.uuid().brand<'MeetingTypeId'>();
export type MeetingTypeId = z.infer<typeof MeetingTypeId>;

/** Identifies a meeting (UUID). */
export const MeetingId = z.uuid().brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

/** Identifies an agenda item (UUID). */
export const AgendaItemId = z.uuid().brand<'AgendaItemId'>();
export type AgendaItemId = z.infer<typeof AgendaItemId>;

/** Identifies the invitation of a unit that sends its own people (UUID). */
export const UnitInvitationId = z.uuid().brand<'UnitInvitationId'>();
export type UnitInvitationId = z.infer<typeof UnitInvitationId>;

/** Identifies a room's machine that was paired (UUID); what browsers call a `deviceId` is a camera or a microphone. */
export const SiteDeviceId = z.uuid().brand<'SiteDeviceId'>();
export type SiteDeviceId = z.infer<typeof SiteDeviceId>;

/** Identifies a paper that a unit is asked for (UUID). */
export const PaperRequestId = z.uuid().brand<'PaperRequestId'>();
export type PaperRequestId = z.infer<typeof PaperRequestId>;

/** Identifies something that an account is told of (UUID). */
export const NotificationId = z.uuid().brand<'NotificationId'>();
export type NotificationId = z.infer<typeof NotificationId>;

/** Identifies a meeting document through all its versions (UUID). */
export const DocumentId = z.uuid().brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;

/** Identifies a folder of a unit's library (UUID). */
export const LibraryFolderId = z.uuid().brand<'LibraryFolderId'>();
export type LibraryFolderId = z.infer<typeof LibraryFolderId>;

/** Identifies one version of a document: one uploaded file and what was made of it (UUID). */
export const VersionId = z.uuid().brand<'VersionId'>();
export type VersionId = z.infer<typeof VersionId>;

/** Identifies a kind of document of the catalogue (UUID). */
export const DocumentKindId = z.uuid().brand<'DocumentKindId'>();
export type DocumentKindId = z.infer<typeof DocumentKindId>;

/** Identifies an upload under way, until it has become a version (UUID). */
export const UploadId = z.uuid().brand<'UploadId'>();
export type UploadId = z.infer<typeof UploadId>;

/** Identifies a paper that is handed out in the room (UUID, chosen by the client, so that sending twice is one). */
export const RoomPaperId = z.uuid().brand<'RoomPaperId'>();
export type RoomPaperId = z.infer<typeof RoomPaperId>;

/** The id of a vote that is prepared with the agenda. */
export const PreparedBallotId = z.uuid().brand<'PreparedBallotId'>();
export type PreparedBallotId = z.infer<typeof PreparedBallotId>;

/** Identifies a private annotation (UUID, chosen by the author's device, so that sending twice is one). */
export const AnnotationId = z.uuid().brand<'AnnotationId'>();
export type AnnotationId = z.infer<typeof AnnotationId>;

/** Identifies a thread of shared comments (UUID, chosen by the author's device, so that sending twice is one). */
export const CommentThreadId = z.uuid().brand<'CommentThreadId'>();
export type CommentThreadId = z.infer<typeof CommentThreadId>;

/** Identifies one comment of a thread (UUID, chosen by the author's device). */
export const CommentId = z.uuid().brand<'CommentId'>();
export type CommentId = z.infer<typeof CommentId>;

/** Identifies a live command (UUID, chosen by the client): the same id again gives the same answer. */
export const CommandId = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** Identifies a request to speak; equal to the id of the command that made it. */
export const SpeechRequestId = z.uuid().brand<'SpeechRequestId'>();
export type SpeechRequestId = z.infer<typeof SpeechRequestId>;

/** Identifies a vote; equal to the id of the command that opened it. */
export const BallotId = z.uuid().brand<'BallotId'>();
export type BallotId = z.infer<typeof BallotId>;

/** Identifies a chat message; equal to the id of the command that sent it. */
export const MessageId = z.uuid().brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** Identifies a line of the proceedings (UUID, chosen by the writer's device, so that sending twice is one). */
export const ProceedingsLineId = z.uuid().brand<'ProceedingsLineId'>();
export type ProceedingsLineId = z.infer<typeof ProceedingsLineId>;

/** Identifies a stroke of shared ink (UUID, chosen by the presenter's device). */
export const StrokeId = z.uuid().brand<'StrokeId'>();
export type StrokeId = z.infer<typeof StrokeId>;

/** Identifies a way by which equipment sends into a meeting or plays it (UUID). */
export const MediaWayId = z.uuid().brand<'MediaWayId'>();
export type MediaWayId = z.infer<typeof MediaWayId>;
/** Identifies who asked to come in by the code of a meeting (UUID). */
export const GuestId = z.uuid().brand<'GuestId'>();
export type GuestId = z.infer<typeof GuestId>;

/** Identifies one connection of a device to the conference of a meeting. */
export const PeerId = z.string().min(1).max(64).brand<'PeerId'>();
export type PeerId = z.infer<typeof PeerId>;
