import type { MeetingId, UserId } from '#contract/ids.ts';
import type { Presence } from '#contract/live/wire.ts';

/** Who is connected to which meeting, by number of connections; kept in memory, never stored. */
export interface PresenceBook {
  /** Adds a connection. */
  entered(meetingId: MeetingId, userId: UserId): void;
  /** Takes a connection away. */
  left(meetingId: MeetingId, userId: UserId): void;
  /** Everybody who is connected to the meeting now. */
  of(meetingId: MeetingId): Presence;
  /** Stops the announcements. */
  close(): void;
}

/** Makes the book; `announce` is called at most every 250 ms per meeting, after changes. */
export function createPresenceBook(
  announce: (meetingId: MeetingId, presence: Presence) => void,
): PresenceBook {
  const meetings = new Map<MeetingId, Map<UserId, number>>();
  const timers = new Map<MeetingId, NodeJS.Timeout>();

  function of(meetingId: MeetingId): Presence {
    const users = meetings.get(meetingId) ?? new Map<UserId, number>();
    return [...users].map(([userId, connections]) => ({ userId, connections }));
  }

  function change(meetingId: MeetingId, userId: UserId, by: 1 | -1): void {
    const users = meetings.get(meetingId) ?? new Map<UserId, number>();
    const connections = (users.get(userId) ?? 0) + by;
    if (connections > 0) users.set(userId, connections);
    else users.delete(userId);
    if (users.size > 0) meetings.set(meetingId, users);
    else meetings.delete(meetingId);
    if (timers.has(meetingId)) return;
    const timer = setTimeout(() => {
      timers.delete(meetingId);
      announce(meetingId, of(meetingId));
    }, 250);
    timers.set(meetingId, timer);
  }

  return {
    entered: (meetingId, userId) => change(meetingId, userId, 1),
    left: (meetingId, userId) => change(meetingId, userId, -1),
    of,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
