import type { MeetingDocument } from '#contract/http/documents.ts';
import type { MeetingPhase } from '#contract/http/meetings.ts';
import type {
  AgendaItemId,
  DocumentId,
  MeetingId,
  PaperRequestId,
  UnitId,
  UserId,
} from '#contract/ids.ts';
import type { PaperStage } from '#server/domain/decide-paper.ts';
import type { AuditNote } from './audit.ts';
import type { Notice } from './notifications.ts';

/** A paper that a unit was asked for, as it is stored, with its files and the names that a reader needs. */
export type StoredPaper = {
  requestId: PaperRequestId;
  version: number;
  meetingId: MeetingId;
  meetingTitle: string;
  phase: MeetingPhase;
  startsAt: Date;
  /** Who prepares the meeting: told of what the unit does. */
  secretaryId: UserId;
  itemId: AgendaItemId;
  itemTitle: string;
  unitId: UnitId;
  unitName: string;
  title: string;
  note: string;
  askedById: UserId;
  askedAt: Date;
  dueAt: Date;
  remindedAt: Date | null;
  stage: PaperStage;
  documents: MeetingDocument[];
  /** Names of those whom the stage names. */
  names: ReadonlyMap<UserId, string>;
};

/** A paper to be asked of one unit. */
export type NewPaper = {
  requestId: PaperRequestId;
  itemId: AgendaItemId;
  unitId: UnitId;
  title: string;
  note: string;
  dueAt: Date;
  askedBy: UserId;
  askedAt: Date;
};

/** What goes into the same transaction as the act. */
export type PaperTrail = { note: AuditNote; notice: Notice };

/** Keeps the papers that units are asked for. Those of items that were removed are not found. */
export interface PaperStore {
  find(requestId: PaperRequestId): Promise<StoredPaper | null>;
  /** Of a meeting, in the order of its agenda. */
  ofMeeting(meetingId: MeetingId): Promise<StoredPaper[]>;
  /** Of units, in meetings that are not over, the earliest due first; withdrawn ones are left out. */
  ofUnits(unitIds: readonly UnitId[]): Promise<StoredPaper[]>;
  /** Not approved and not withdrawn, of meetings that are not over. */
  openIn(meetingIds: readonly MeetingId[]): Promise<StoredPaper[]>;
  /** The item and its meeting; null when there is none or it was removed. */
  findItem(
    itemId: AgendaItemId,
  ): Promise<{ meetingId: MeetingId; meetingTitle: string; phase: MeetingPhase } | null>;
  unitNames(unitIds: readonly UnitId[]): Promise<Map<UnitId, string>>;
  /** Persons who prepare the papers of a unit, whose account is open. */
  preparersOf(unitId: UnitId): Promise<UserId[]>;
  /** The units whose papers an account prepares. */
  unitsOf(userId: UserId): Promise<UnitId[]>;
  /** Units that have been asked for a paper on the item already that is neither approved nor withdrawn. */
  askedOn(itemId: AgendaItemId, unitIds: readonly UnitId[]): Promise<UnitId[]>;
  /** CONFLICT `unit-asked-twice`, and nobody is asked, when one of the units is being asked for one on its item already. */
  add(papers: readonly { paper: NewPaper; trail: PaperTrail }[]): Promise<void>;
  /**
   * Moves a paper on. Approval lets its documents go to the meeting, marked late when it was; withdrawal takes them away. False
   * when the stored paper has another version, or for a submission another number of files: then nothing was changed.
   */
  move(
    change: {
      requestId: PaperRequestId;
      version: number;
      documentIds: readonly DocumentId[];
      stage: PaperStage;
      at: Date;
    },
    trail: PaperTrail,
  ): Promise<boolean>;
  /** Notes a reminder; false when there was one since: then nobody is told. */
  remind(
    reminder: { requestId: PaperRequestId; at: Date; notSince: Date },
    trail: PaperTrail,
  ): Promise<boolean>;
}
