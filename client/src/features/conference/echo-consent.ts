import type { MeetingId } from '#contract/ids.ts';

const keyOf = (meetingId: MeetingId) => `nghi-su.echo.${meetingId}`;

/** Remembers for this tab that its holder wants sound beside the room's device. */
export function keepEchoAccepted(meetingId: MeetingId): void {
  try {
    sessionStorage.setItem(keyOf(meetingId), '1');
  } catch {
    // A browser that keeps nothing: it is asked again.
  }
}

/** Whether that was said in this tab. */
export function isEchoAccepted(meetingId: MeetingId): boolean {
  try {
    return sessionStorage.getItem(keyOf(meetingId)) === '1';
  } catch {
    return false;
  }
}
