import type { AgendaItemId, DocumentId, MeetingId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';

/** Reads what gives an account its roles in a meeting, as it is at this moment. */
export interface Standings {
  /** Null when there is no such meeting. */
  standingOf(actor: Actor, meetingId: MeetingId): Promise<Standing | null>;
  meetingOfItem(itemId: AgendaItemId): Promise<MeetingId | null>;
  /** Null for a document that was removed too. */
  meetingOfDocument(documentId: DocumentId): Promise<MeetingId | null>;
  meetingOfVersion(versionId: VersionId): Promise<MeetingId | null>;
}
