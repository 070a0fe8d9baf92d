import { useLive, useLiveView } from '#client/live/use-live.ts';
import { type GuestVisit, letInGuests } from '#contract/live/guest-visits.ts';
import type { RosterEntry } from './group-roster.ts';

/** A guest as the roster shows them: the entry is that of their last visit. */
export type GuestEntry = RosterEntry & { visits: GuestVisit[] };

/**
 * Who came in by the meeting's code, each person once: those who are in, which is everybody who is connected whatever is noted of them,
 * and those who have left; of these who does not lead sees fewer.
 */
export function useLetInGuests(): { inside: GuestEntry[]; gone: GuestEntry[] } {
  const frame = useLive((state) => state.frame);
  const attendance = useLive((state) => state.attendance);
  const presence = useLiveView((view) => view.presence);
  const inside: GuestEntry[] = [];
  const gone: GuestEntry[] = [];
  for (const { visits, last } of frame ? letInGuests(frame, attendance) : []) {
    const { participant, record, leftAt } = last;
    const connected = presence.has(participant.userId);
    (leftAt === null || connected ? inside : gone).push({ participant, record, connected, visits });
  }
  return { inside, gone };
}
