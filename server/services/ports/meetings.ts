import type {
  AgendaItemText,
  Attendee,
  MeetingInfo,
  MeetingPhase,
} from '#contract/http/meetings.ts';
import type {
  AgendaItemId,
  MeetingId,
  MeetingTypeId,
  SiteId,
  UnitId,
  UserId,
} from '#contract/ids.ts';
import type { MeetingSite, Participant } from '#contract/live/state.ts';
import type { PreparedBallot } from '#contract/prepared-ballot.ts';
import type { RoomPaper } from '#contract/room-paper.ts';
import type { AuditNote } from './audit.ts';
import type { StoredInvitedUnit } from './unit-invitations.ts';

/** An agenda item as it is prepared, without its documents. */
export type PreparedItem = AgendaItemText & {
  itemId: AgendaItemId;
  version: number;
  documentOrder: number;
  unitName: string | null;
  roomPapers?: RoomPaper[];
  preparedBallots?: PreparedBallot[];
};

/** Everything prepared of a meeting, without documents. Participants hold chair and secretary, who come first. */
export type PreparedMeeting = MeetingInfo & {
  meetingId: MeetingId;
  version: number;
  phase: MeetingPhase;
  unitId: UnitId;
  unitName: string;
  typeName: string;
  participants: Participant[];
  sites: MeetingSite[];
  items: PreparedItem[];
  invitedUnits: StoredInvitedUnit[];
};

/** Things of the organisation that a meeting names. */
export type MeetingReferences = {
  personIds?: readonly UserId[];
  siteIds?: readonly SiteId[];
  unitIds?: readonly UnitId[];
  typeIds?: readonly MeetingTypeId[];
};

/**
 * Where meetings are kept. A change that carries a `version` is one UPDATE that holds it to that version, and answers false
 * when the stored one is another or the meeting is over: then nothing was changed.
 */
export interface MeetingStore {
  load(meetingId: MeetingId): Promise<PreparedMeeting | null>;
  /** The kind of the first thing that does not exist, null when all do; a site device is not a person. */
  firstMissing(
    references: MeetingReferences,
  ): Promise<'person' | 'site' | 'unit' | 'meeting-type' | null>;
  /** False when there is a meeting of that id: then nothing was changed. */
  create(
    meeting: {
      meetingId: MeetingId;
      unitId: UnitId;
      createdById: UserId;
      info: MeetingInfo;
      searchText: string;
    },
    note: AuditNote,
  ): Promise<boolean>;
  update(
    change: { meetingId: MeetingId; version: number; info: MeetingInfo; searchText: string },
    note: AuditNote,
  ): Promise<boolean>;
  setAttendees(
    change: { meetingId: MeetingId; version: number; attendees: readonly Attendee[] },
    note: AuditNote,
  ): Promise<boolean>;
  /** From draft to released; false too when the agenda has become empty meanwhile. */
  release(
    change: { meetingId: MeetingId; version: number; at: Date },
    note: AuditNote,
  ): Promise<boolean>;
  /** Removes a draft with all that hangs on it; false when it is no draft any more. */
  removeDraft(meetingId: MeetingId, note: AuditNote): Promise<boolean>;
  /** Meetings that were handed out and are not over: those whose stream may still change. */
  open(): Promise<MeetingId[]>;
  /** The names that the search text of a meeting holds beside its own words. */
  namesFor(info: MeetingInfo): Promise<{ typeName: string; chairName: string }>;
}

/** Where agendas are kept. */
export interface AgendaStore {
  /** Does nothing when there is an item of that id; else raises the meeting's version too, as `remove` and `reorder` do. */
  add(
    item: { itemId: AgendaItemId; meetingId: MeetingId; text: AgendaItemText },
    note: AuditNote,
  ): Promise<void>;
  /** False when the stored item has another version. */
  update(
    change: { meetingId: MeetingId; itemId: AgendaItemId; version: number; text: AgendaItemText },
    note: AuditNote,
  ): Promise<boolean>;
  /**
   * Takes an item with its documents off the agenda, and out of the prepared votes on several items; the rows stay. False when the
   * stored item has another version, or none.
   */
  remove(
    item: { meetingId: MeetingId; itemId: AgendaItemId; version: number; at: Date },
    note: AuditNote,
  ): Promise<boolean>;
  /** Orders the agenda; 'mismatch' when the ids are not exactly those of the meeting. */
  reorder(
    change: { meetingId: MeetingId; version: number; itemIds: readonly AgendaItemId[] },
    note: AuditNote,
  ): Promise<'done' | 'stale' | 'mismatch'>;
}
