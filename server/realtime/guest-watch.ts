import type { Logger } from 'pino';
import type { MeetingId, UserId } from '#contract/ids.ts';
import { guestCame, guestWent } from '#server/domain/live/decide-guests.ts';
import type { LiveMeetingService } from '#server/services/live-meeting-service.ts';
import type { Bus } from '#server/services/ports/bus.ts';
import type { PresenceBook } from './presence.ts';

/** How long a guest is without any connection until they count as gone: a phone that changes its network is back before. In milliseconds. */
export const GUEST_GONE_MS = 60_000;

/** How often is looked for guests who have gone, in milliseconds. */
const LOOK_EVERY_MS = 15_000;

/** Notes in the stream which let-in guests are here: they check in by being connected. */
export interface GuestWatch {
  /** To be called when somebody enters a meeting. */
  entered(meetingId: MeetingId, userId: UserId): void;
  /** Stops looking. */
  close(): void;
}

/**
 * Makes the watch. Since when somebody is missing is known to this process alone: after a restart guests who do not come back have
 * gone as of its first look. Where several processes look, the first one's word stands; those of
 * whom it did not hear while the bus was away are here again once it is back.
 */
export function createGuestWatch(parts: {
  live: Pick<LiveMeetingService, 'peek' | 'record'>;
  presence: Pick<PresenceBook, 'of' | 'meetings'>;
  bus: Pick<Bus, 'onNews'> | null;
  log: Pick<Logger, 'error'>;
}): GuestWatch {
  const { live, presence, bus, log } = parts;
  let missing = new Map<string, string>();

  function note(meetingId: MeetingId, decide: Parameters<LiveMeetingService['record']>[1]): void {
    const state = live.peek(meetingId);
    // Asked here first: most who enter are no guests, and take no turn of the meeting.
    if (!state || decide(state).length === 0) return;
    live
      .record(meetingId, decide)
      .catch((err: unknown) => log.error({ err, meetingId }, 'a guest was not noted'));
  }

  function look(): void {
    const now = new Date().toISOString();
    const still = new Map<string, string>();
    for (const meetingId of presence.meetings()) {
      const here = new Set(presence.of(meetingId).map(({ userId }) => userId));
      for (const { userId, isLetIn } of live.peek(meetingId)?.frame?.participants ?? []) {
        if (!isLetIn || here.has(userId)) continue;
        const key = `${meetingId} ${userId}`;
        const since = missing.get(key) ?? now;
        still.set(key, since);
        if (Date.parse(now) - Date.parse(since) >= GUEST_GONE_MS)
          note(meetingId, (state) => guestWent(state, userId, since, now));
      }
    }
    missing = still;
  }
  const looking = setInterval(look, LOOK_EVERY_MS).unref();

  const entered = (meetingId: MeetingId, userId: UserId) =>
    note(meetingId, (state) => guestCame(state, userId, new Date().toISOString()));
  const stopNews = bus?.onNews(({ now }) => {
    if (now === 'lost') return;
    for (const meetingId of presence.meetings())
      for (const { userId } of presence.of(meetingId)) entered(meetingId, userId);
  });

  return {
    entered,
    close() {
      clearInterval(looking);
      stopNews?.();
    },
  };
}
