import type { AttendanceMode } from './attendance.ts';
import type { MeetingFrame, Participant } from './state.ts';

/** How a person takes part as far as the seat tells: in the room of the meeting, at another site, or from elsewhere without one. */
export function modeOfSeat(
  { siteId }: Pick<Participant, 'siteId'>,
  sites: MeetingFrame['sites'],
): AttendanceMode {
  const site = sites.find((each) => each.siteId === siteId);
  if (!site) return 'remote';
  return site.isCentral ? 'inPerson' : 'atSite';
}
