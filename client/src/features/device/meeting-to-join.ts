import type { SiteMeeting } from '#contract/http/devices.ts';
import type { MeetingId } from '#contract/ids.ts';

/** The running meeting where the machine belongs: it stays where it is as long as that runs, else it goes to the one planned first. */
export function meetingToJoin(
  running: readonly SiteMeeting[],
  current: MeetingId | null,
): MeetingId | null {
  if (running.some(({ meetingId }) => meetingId === current)) return current;
  return running[0]?.meetingId ?? null;
}
