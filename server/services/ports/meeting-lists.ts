import type { TextQuery } from '#contract/fold-text.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';

/** A meeting as a line of a list, with what gives the reader roles in it. */
export type ListedMeeting = {
  meetingId: MeetingId;
  title: string;
  typeName: string;
  unitName: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  phase: MeetingPhase;
  chairName: string;
  itemCount: number;
  documentCount: number;
  siteCount: number;
  attendeeCount: number;
  /** True when the reader has answered the invitation, or the secretary has for them. */
  hasAnswered: boolean;
  standing: Standing;
};

/** Which meetings a list holds; null does not narrow it. */
export type MeetingFilter = {
  phases: readonly MeetingPhase[];
  query: TextQuery;
  from: Date | null;
  to: Date | null;
};

/** A ready document that a reader has not opened yet, whether or not it is meant for them. */
export type UnreadDocument = { meetingId: MeetingId; pages: number; rule: AccessRule };

/** Reads lists of meetings that an account may see. */
export interface MeetingLists {
  /**
   * Running first, then coming by time, then over with the newest first. All that run or are still to come; of the past, the
   * newest `MOST_LISTED` that the filter leaves (`isCut`: there are more).
   */
  visibleTo(
    actor: Actor,
    filter: MeetingFilter,
  ): Promise<{ listed: ListedMeeting[]; isCut: boolean }>;
  unreadBy(actor: Actor, meetingIds: readonly MeetingId[]): Promise<UnreadDocument[]>;
  /** Titles of documents whose newest version could not be converted. */
  failedDocuments(
    meetingIds: readonly MeetingId[],
  ): Promise<{ meetingId: MeetingId; title: string }[]>;
}
