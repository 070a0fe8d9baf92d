import type { MeetingId, UserId } from '#contract/ids.ts';
import type { Gone, Presence } from '#contract/live/wire.ts';

/** Who is connected to which meeting, by number of connections; kept in memory, never stored. */
export interface PresenceBook {
  /** Adds a connection. */
  entered(meetingId: MeetingId, userId: UserId): void;
  /** Takes a connection away. */
  left(meetingId: MeetingId, userId: UserId): void;
  /** Everybody who is connected to the meeting now. */
  of(meetingId: MeetingId): Presence;
  /** Everybody who was connected to the meeting and is not now, whatever page asks and since when it is open. */
  goneFrom(meetingId: MeetingId): Gone;
  /** Stops the announcements. */
  close(): void;
}

/** How long after the last one has gone it is forgotten who was in a meeting, in milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/** Makes the book; `announce` is called at most every 250 ms per meeting, after changes. */
export function createPresenceBook(
  announce: (meetingId: MeetingId, presence: Presence) => void,
): PresenceBook {
  const meetings = new Map<MeetingId, Map<UserId, number>>();
  const left = new Map<MeetingId, Map<UserId, number>>();
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
    note(meetingId, userId, connections > 0);
    if (users.size > 0) meetings.set(meetingId, users);
    else meetings.delete(meetingId);
    if (timers.has(meetingId)) return;
    const timer = setTimeout(() => {
      timers.delete(meetingId);
      announce(meetingId, of(meetingId));
    }, 250);
    timers.set(meetingId, timer);
  }

  function note(meetingId: MeetingId, userId: UserId, isHere: boolean): void {
    const now = Date.now();
    const users = left.get(meetingId) ?? new Map<UserId, number>();
    if (isHere) users.delete(userId);
    else users.set(userId, now);
    left.set(meetingId, users);
    for (const [other, gone] of left) {
      if (!meetings.has(other) && Math.max(...gone.values()) < now - KEPT_MS) left.delete(other);
    }
  }

  return {
    entered: (meetingId, userId) => change(meetingId, userId, 1),
    left: (meetingId, userId) => change(meetingId, userId, -1),
    of,
    goneFrom: (meetingId) =>
      [...(left.get(meetingId) ?? [])].map(([userId, since]) => ({
        userId,
        since: new Date(since).toISOString(),
      })),
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
