import { refuse } from '#contract/errors.ts';
import type { AgendaItemId, DocumentId, MeetingId, VersionId } from '#contract/ids.ts';
import type { FrameDocument } from '#contract/live/state.ts';
import { meetingRulesOn } from '#server/domain/meeting-rules.ts';
import { standingSeating } from '#server/domain/seating.ts';
import { dayOf } from '#server/domain/working-days.ts';
import type { Clock } from '#server/services/ports/clock.ts';
import type { FrameReader } from '#server/services/ports/framing.ts';
import type { MeetingStore } from '#server/services/ports/meetings.ts';
import type { Database } from './database.ts';
import { audienceOf } from './document-rows.ts';
import { guestsAskedOut, guestsLetIn, shownJoinCode } from './guest-rows.ts';
import { readRuleSettings } from './rule-rows.ts';
import { readSeating } from './seating-store.ts';
import { SHOWN_DOCUMENT } from './shown-documents.ts';

type ReadyRow = {
  itemId: AgendaItemId;
  documentId: DocumentId;
  versionId: VersionId;
  title: string;
  fileName: string;
  pageCount: number;
  isInternal: boolean;
  audience: unknown;
  kindName: string | null;
  docNumber: string | null;
  isLate: boolean;
};

const READY = `
select d.item_id as "itemId", d.id as "documentId", v.id as "versionId", d.title, v.file_name as "fileName",
  v.page_count as "pageCount", d.is_internal as "isInternal", d.audience, k.name as "kindName",
  d.doc_number as "docNumber", d.late_reason is not null as "isLate"
from agenda_item i join meeting_document d on d.item_id = i.id and ${SHOWN_DOCUMENT}
  left join document_kind k on k.id = d.kind_id
  join lateral (select id, file_name, page_count from document_version
    where document_id = d.id and state = 'ready' order by number desc limit 1) v on true
where i.meeting_id = $1 and d.recalled_at is null
  and (d.read_from is null or d.read_from <= $2) and (d.read_until is null or d.read_until > $2)
order by d.position, d.id`;

/**
 * Reads frames from PostgreSQL; a document whose newest version is not ready shows the one before. The condition of being handed out is
 * that of `isHandedOut`.
 */
export function createFrameReader(parts: {
  pool: Database['pool'];
  meetings: Pick<MeetingStore, 'load'>;
  clock: Clock;
}): FrameReader {
  return {
    async read(meetingId: MeetingId) {
      const meeting = await parts.meetings.load(meetingId);
      if (!meeting) throw refuse('NOT_FOUND', 'meeting');
      if (meeting.phase === 'draft') return null;
      const { rows } = await parts.pool.query<ReadyRow>(READY, [meetingId, parts.clock.now()]);
      const settings = await readRuleSettings(parts.pool);
      const seating = standingSeating(await readSeating(parts.pool, meetingId), meeting);
      const guests = await guestsLetIn(parts.pool, meetingId);
      const formerGuests = await guestsAskedOut(parts.pool, meetingId);
      const joinCode = await shownJoinCode(parts.pool, meetingId);
      const documents = Map.groupBy(rows, (row) => row.itemId);
      return {
        meetingId,
        title: meeting.title,
        typeName: meeting.typeName,
        unitName: meeting.unitName,
        place: meeting.place,
        startsAt: meeting.startsAt,
        participants: [...meeting.participants, ...guests],
        sites: meeting.sites,
        items: meeting.items.map((item) => ({
          itemId: item.itemId,
          title: item.title,
          presenterId: item.presenterId,
          unitName: item.unitName,
          minutesPlanned: item.minutesPlanned,
          documents: (documents.get(item.itemId) ?? []).map(toFrameDocument),
          ...(item.roomPapers && { roomPapers: item.roomPapers }),
          ...(item.preparedBallots && { preparedBallots: item.preparedBallots }),
        })),
        rules: meetingRulesOn(settings, dayOf(new Date(meeting.startsAt))),
        ...(seating.length > 0 && { seating }),
        ...(meeting.asksPassword && { asksPassword: true }),
        ...(formerGuests.length > 0 && { formerGuests }),
        ...(joinCode !== null && { joinCode }),
      };
    },
  };
}

function toFrameDocument({
  itemId: _,
  isInternal,
  audience,
  kindName,
  docNumber,
  isLate,
  ...document
}: ReadyRow): FrameDocument {
  const narrowed = audienceOf(audience);
  return {
    ...document,
    ...(isInternal && { isInternal }),
    ...(isLate && { isLate }),
    ...(narrowed && { audience: narrowed }),
    ...(kindName !== null && { kindName }),
    ...(docNumber !== null && { docNumber }),
  };
}
