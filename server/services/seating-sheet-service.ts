import { refuse } from '#contract/errors.ts';
import type { MeetingId, SiteId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { plainName } from '#server/domain/file-name.ts';
import { standingSeating } from '#server/domain/seating.ts';
import type { AuditLog } from './ports/audit.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { MeetingStore } from './ports/meetings.ts';
import type { SeatingSheetWriter } from './ports/seating-sheet-writer.ts';
import type { SeatingStore } from './ports/seating-store.ts';

/** Seat maps to be printed. */
export type SeatingSheetService = ReturnType<typeof createSeatingSheetService>;

const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** Makes the service. */
export function createSeatingSheetService(parts: {
  access: MeetingAccess;
  meetings: Pick<MeetingStore, 'load'>;
  seating: Pick<SeatingStore, 'of'>;
  write: SeatingSheetWriter;
  audit: AuditLog;
}) {
  const { access, meetings, seating, write, audit } = parts;
  return {
    /** The seat map of a room as it is saved, as a file named by room and meeting; that it was taken along is noted. */
    async export(
      actor: Actor,
      meetingId: MeetingId,
      siteId: SiteId,
    ): Promise<{ fileName: string; bytes: Buffer }> {
      await access.require(actor, meetingId, 'seating.export');
      const meeting = await meetings.load(meetingId);
      if (!meeting) throw refuse('NOT_FOUND', 'meeting');
      const site = meeting.sites.find((each) => each.siteId === siteId);
      const rooms = standingSeating(await seating.of(meetingId), meeting);
      const room = rooms.find((each) => each.siteId === siteId);
      if (!site || !room) throw refuse('WRONG_STATE', 'seating');
      const bytes = await write({
        unitName: meeting.unitName,
        meetingTitle: meeting.title,
        time: TIME.format(new Date(meeting.startsAt)),
        siteName: site.name,
        map: room.map,
        places: room.places,
        people: meeting.participants,
      });
      await audit.write({
        accountId: actor.userId,
        action: 'seating.export',
        subject: `meeting:${meetingId}`,
        detail: { siteId },
      });
      return {
        fileName: `Sơ đồ chỗ ngồi - ${plainName(site.name)} - ${plainName(meeting.title)}.pdf`,
        bytes,
      };
    },
  };
}
