import type { LobbyMode } from '#client/features/conference/Lobby.tsx';
import type { MeetingId, UserId } from '#contract/ids.ts';

/**
 * How this tab takes part in a meeting: what a reload must bring back, a closed microphone above all. `askedOut`: it did, until its
 * person was asked to leave the room.
 */
export type TabPart = { mode: LobbyMode; microphone: boolean; camera: boolean; askedOut: boolean };

const keyOf = (meetingId: MeetingId) => `nghi-su.part.${meetingId}`;

/** Remembers the part of one person until the tab is closed or the meeting left. */
export function keepTabPart(meetingId: MeetingId, userId: UserId, part: TabPart): void {
  try {
    sessionStorage.setItem(keyOf(meetingId), JSON.stringify({ userId, part }));
  } catch {
    // A browser that keeps nothing: after a reload the lobby asks anew.
  }
}

/**
 * The part that this person had in this tab before it was reloaded; null when they were not in the meeting, or nothing sound was kept:
 * nobody is on the air because somebody else was.
 */
export function readTabPart(meetingId: MeetingId, userId: UserId): TabPart | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(meetingId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { userId: whose, part } = kept as { userId?: unknown; part?: unknown };
    return whose === userId && isTabPart(part) ? part : null;
  } catch {
    return null;
  }
}

/** Forgets it: who left comes back through the lobby. */
export function dropTabPart(meetingId: MeetingId): void {
  try {
    sessionStorage.removeItem(keyOf(meetingId));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function isTabPart(kept: unknown): kept is TabPart {
  if (typeof kept !== 'object' || kept === null) return false;
  const { mode, ...flags } = kept as Record<keyof TabPart, unknown>;
  const isMode = mode === 'full' || mode === 'companion';
  const { microphone, camera, askedOut } = flags;
  return isMode && [microphone, camera, askedOut].every((flag) => typeof flag === 'boolean');
}
