import type { LobbyMode } from '#client/features/conference/Lobby.tsx';
import type { MeetingId } from '#contract/ids.ts';

/** How this tab takes part in a meeting: what a reload must bring back, a closed microphone above all. */
export type TabPart = { mode: LobbyMode; microphone: boolean; camera: boolean };

const keyOf = (meetingId: MeetingId) => `nghi-su.part.${meetingId}`;

/** Remembers the part until the tab is closed or the meeting left. */
export function keepTabPart(meetingId: MeetingId, part: TabPart): void {
  try {
    sessionStorage.setItem(keyOf(meetingId), JSON.stringify(part));
  } catch {
    // Not kept: a reload comes back through the lobby.
  }
}

/** The part that this tab had before it was reloaded; null when it was not in the meeting. */
export function readTabPart(meetingId: MeetingId): TabPart | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(meetingId)) ?? 'null');
  } catch {
    // A damaged entry, or a browser that refuses storage: through the lobby.
    return null;
  }
}

/** Forgets it: who left comes back through the lobby. */
export function dropTabPart(meetingId: MeetingId): void {
  sessionStorage.removeItem(keyOf(meetingId));
}
