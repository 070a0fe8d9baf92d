import type { LobbyMode } from '#client/features/conference/Lobby.tsx';
import type { MeetingId } from '#contract/ids.ts';

/** How this tab takes part in a meeting: what a reload must bring back, a closed microphone above all. */
export type TabPart = { mode: LobbyMode; microphone: boolean; camera: boolean };

const keyOf = (meetingId: MeetingId) => `nghi-su.part.${meetingId}`;

/** Remembers the part until the tab is closed or the meeting left. */
export function keepTabPart(meetingId: MeetingId, part: TabPart): void {
  sessionStorage.setItem(keyOf(meetingId), JSON.stringify(part));
}

/** The part that this tab had before it was reloaded; null when it was not in the meeting. */
export function readTabPart(meetingId: MeetingId): TabPart | null {
  const kept = sessionStorage.getItem(keyOf(meetingId));
  return kept === null ? null : (JSON.parse(kept) as TabPart);
}

/** Forgets it: who left comes back through the lobby. */
export function dropTabPart(meetingId: MeetingId): void {
  sessionStorage.removeItem(keyOf(meetingId));
}
