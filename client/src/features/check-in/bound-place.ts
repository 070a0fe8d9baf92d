import type { MeetingId, UserId } from '#contract/ids.ts';

/** Where this device was when its holder read the code of a hall screen; `siteName` null: in the room of the meeting. */
export type BoundPlace = { userId: UserId; siteName: string | null };

const keyOf = (meetingId: MeetingId) => `nghi-su.place.${meetingId}`;

/** Binds this device to the room where its holder read the code, for this meeting. */
export function bindPlace(meetingId: MeetingId, place: BoundPlace): void {
  try {
    localStorage.setItem(keyOf(meetingId), JSON.stringify(place));
  } catch {
    // A browser that keeps nothing: its holder chooses in the lobby.
  }
}

/** The room that this device is bound to with this account: it is beside that room's microphone. Null where it is bound to none. */
export function boundPlace(meetingId: MeetingId, userId: UserId): BoundPlace | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(meetingId)) ?? 'null');
    return isBoundPlace(kept) && kept.userId === userId ? kept : null;
  } catch {
    return null;
  }
}

function isBoundPlace(kept: unknown): kept is BoundPlace {
  if (typeof kept !== 'object' || kept === null) return false;
  const { userId, siteName } = kept as Record<keyof BoundPlace, unknown>;
  return typeof userId === 'string' && (siteName === null || typeof siteName === 'string');
}
