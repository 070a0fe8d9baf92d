import type { MeetingId, UserId } from '#contract/ids.ts';
import type { Gone, Presence } from '#contract/live/wire.ts';
import type { Bus } from '#server/services/ports/bus.ts';

/** Who is connected to which meeting, by number of connections; kept in memory, never stored. */
export interface PresenceBook {
  /** Adds a connection. */
  entered(meetingId: MeetingId, userId: UserId): void;
  /** Takes a connection away. */
  left(meetingId: MeetingId, userId: UserId): void;
  /** Everybody who is connected to the meeting now, at any server process. */
  of(meetingId: MeetingId): Presence;
  /** Everybody who was connected to the meeting and is not now, whatever page asks and since when it is open. */
  goneFrom(meetingId: MeetingId): Gone;
  /** The meetings that somebody was connected to, as far as it is remembered. */
  meetings(): MeetingId[];
  /** Stops the announcements. */
  close(): void;
}

/** How long after the last one has gone it is forgotten who was in a meeting, in milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/** How often at most a meeting's list is announced, in milliseconds. */
const ANNOUNCED_EVERY_MS = 250;

/** Number of connections by account. */
type Counts = Map<UserId, number>;

/**
 * Makes the book; `announce` is called at most every 250 ms per meeting, after changes, for the sockets of this process. With a `bus`
 * each process tells the others who is connected to it; what a process told is forgotten with it.
 */
export function createPresenceBook(
  announce: (meetingId: MeetingId, presence: Presence) => void,
  bus: Pick<Bus, 'tell' | 'on' | 'onNews'> | null = null,
): PresenceBook {
  const own = new Map<MeetingId, Counts>();
  const elsewhere = new Map<string, Map<MeetingId, Counts>>();
  const left = new Map<MeetingId, Map<UserId, number>>();
  const timers = new Map<MeetingId, NodeJS.Timeout>();

  function allOf(meetingId: MeetingId): Counts {
    const sum: Counts = new Map(own.get(meetingId));
    for (const meetings of elsewhere.values())
      for (const [userId, connections] of meetings.get(meetingId) ?? [])
        sum.set(userId, (sum.get(userId) ?? 0) + connections);
    return sum;
  }

  const of = (meetingId: MeetingId): Presence => asPresence(allOf(meetingId));

  function tellOthers(meetingId: MeetingId): void {
    const presence = asPresence(own.get(meetingId) ?? new Map());
    bus?.tell('presence', { meetingId, presence });
  }

  function soon(meetingId: MeetingId): void {
    if (timers.has(meetingId)) return;
    const timer = setTimeout(() => {
      timers.delete(meetingId);
      announce(meetingId, of(meetingId));
    }, ANNOUNCED_EVERY_MS);
    timers.set(meetingId, timer);
  }

  function change(meetingId: MeetingId, userId: UserId, by: 1 | -1): void {
    const users = own.get(meetingId) ?? new Map<UserId, number>();
    const connections = (users.get(userId) ?? 0) + by;
    if (connections > 0) users.set(userId, connections);
    else users.delete(userId);
    if (users.size > 0) own.set(meetingId, users);
    else own.delete(meetingId);
    note(meetingId, [userId]);
    tellOthers(meetingId);
    soon(meetingId);
  }

  /** Notes of these accounts whether they are here, or since when they are not. */
  function note(meetingId: MeetingId, userIds: Iterable<UserId>): void {
    const now = Date.now();
    const here = allOf(meetingId);
    const users = left.get(meetingId) ?? new Map<UserId, number>();
    for (const userId of userIds) {
      if (here.has(userId)) users.delete(userId);
      else users.set(userId, now);
    }
    left.set(meetingId, users);
    for (const [other, gone] of left) {
      const isEmpty = allOf(other).size === 0;
      if (isEmpty && Math.max(...gone.values()) < now - KEPT_MS) left.delete(other);
    }
  }

  function replace(from: string, meetingId: MeetingId, counts: Counts): void {
    const meetings = elsewhere.get(from) ?? new Map<MeetingId, Counts>();
    const before = meetings.get(meetingId) ?? new Map();
    if (counts.size > 0) meetings.set(meetingId, counts);
    else meetings.delete(meetingId);
    elsewhere.set(from, meetings);
    note(meetingId, [...before.keys(), ...counts.keys()]);
    soon(meetingId);
  }

  const stops = [
    bus?.on('presence', ({ meetingId, presence }, from) =>
      replace(from, meetingId, new Map(presence.map((p) => [p.userId, p.connections]))),
    ),
    bus?.onNews((news) => {
      if (news.now === 'lost') {
        const meetings = [...(elsewhere.get(news.processId)?.keys() ?? [])];
        for (const meetingId of meetings) replace(news.processId, meetingId, new Map());
        elsewhere.delete(news.processId);
        return;
      }
      // Who is new, or was away, knows nothing of what was told meanwhile.
      for (const meetingId of own.keys()) tellOthers(meetingId);
    }),
  ];

  return {
    entered: (meetingId, userId) => change(meetingId, userId, 1),
    left: (meetingId, userId) => change(meetingId, userId, -1),
    of,
    goneFrom: (meetingId) =>
      [...(left.get(meetingId) ?? [])].map(([userId, since]) => ({
        userId,
        since: new Date(since).toISOString(),
      })),
    meetings: () => [...left.keys()],
    close() {
      for (const stop of stops) stop?.();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

function asPresence(counts: Counts): Presence {
  return [...counts].map(([userId, connections]) => ({ userId, connections }));
}
