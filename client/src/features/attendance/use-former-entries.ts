import { useLive } from '#client/live/use-live.ts';
import { formerEntry } from '#contract/live/former-entry.ts';
import type { RosterEntry } from './group-roster.ts';

/** The guests who were asked to leave, as the roster shows and counts them; none for who does not lead. */
export function useFormerEntries(): RosterEntry[] {
  const former = useLive((state) => state.frame?.formerGuests) ?? [];
  const attendance = useLive((state) => state.attendance);
  return former.map((guest) => ({
    ...formerEntry(guest, attendance[guest.userId]),
    connected: false,
  }));
}
