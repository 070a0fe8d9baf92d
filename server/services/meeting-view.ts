import { refuse } from '#contract/errors.ts';
import type { AgendaItem, Meeting } from '#contract/http/meetings.ts';
import type { MeetingId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { mayRead, type Reader } from '#server/domain/document-access.ts';
import { prepares } from '#server/domain/prepared-roles.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentLists } from './ports/document-lists.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingStore, PreparedMeeting } from './ports/meetings.ts';
import { presentDocument } from './present-document.ts';
import { presentInvitedUnits } from './present-places.ts';

/** Shows prepared meetings as far as their reader may see them. */
export type MeetingView = ReturnType<typeof createMeetingView>;

/** Makes the view: only those who prepare see documents that are not ready or not in their readers' hands, and prepared votes. */
export function createMeetingView(parts: {
  meetings: Pick<MeetingStore, 'load'>;
  documents: DocumentLists;
  access: MeetingAccess;
  clock: Clock;
}) {
  async function itemsOf(meeting: PreparedMeeting, reader: Reader): Promise<AgendaItem[]> {
    const lists = await parts.documents.documentsOf(meeting.items.map((item) => item.itemId));
    const toPreparer = prepares(reader.roles);
    const now = parts.clock.now();
    return meeting.items.map(({ unitName: _, preparedBallots, ...item }) => ({
      ...item,
      ...(toPreparer && preparedBallots && { preparedBallots }),
      documents: (lists.get(item.itemId) ?? [])
        .filter(({ rule }) => mayRead(rule, reader, now))
        .filter(({ progress }) => toPreparer || progress.state === 'ready')
        .map((document) => presentDocument(document, { toPreparer })),
    }));
  }

  return {
    /** The meeting for the actor, whose right to read it was checked; NOT_FOUND when it is gone. */
    async show(actor: Actor, meetingId: MeetingId): Promise<Meeting> {
      const meeting = await parts.meetings.load(meetingId);
      if (!meeting) throw refuse('NOT_FOUND', 'meeting');
      const may = await parts.access.allowed(actor, meetingId);
      const reader = await parts.access.readerIn(actor, meetingId);
      const { invitedUnits, ...shown } = meeting;
      const items = await itemsOf(meeting, reader);
      const units = presentInvitedUnits(invitedUnits, meeting.phase, parts.clock.now());
      return { ...shown, items, may, ...(prepares(reader.roles) && { invitedUnits: units }) };
    },
  };
}
