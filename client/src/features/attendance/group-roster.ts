import type { AttendanceRecord } from '#contract/live/attendance.ts';
import type { MeetingSite, Participant } from '#contract/live/state.ts';

/** One person of the roster with the state to show; who has no record has not checked in. */
export type RosterEntry = {
  participant: Participant;
  record: AttendanceRecord | null;
  connected: boolean;
};

/** A unit or a room with its persons. */
export type RosterGroup = { key: string; name: string; entries: RosterEntry[] };

/** How the roster is grouped. */
export type Grouping = 'unit' | 'site';

/** Groups the roster by unit or by room, in the order in which they first appear; who sits nowhere comes last. */
export function groupRoster(
  entries: readonly RosterEntry[],
  by: Grouping,
  sites: readonly MeetingSite[],
  elsewhere: string,
): RosterGroup[] {
  const groups = new Map<string, RosterGroup>();
  if (by === 'site')
    for (const site of sites)
      groups.set(site.siteId, { key: site.siteId, name: site.name, entries: [] });
  for (const entry of entries) {
    const { unitId, unitName, siteId } = entry.participant;
    const key = by === 'unit' ? unitId : (siteId ?? 'elsewhere');
    const name = by === 'unit' ? unitName : elsewhere;
    const group = groups.get(key) ?? { key, name, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.entries.length > 0);
}

/** What is known of a person: the record, else that they reported absence; null for who has not checked in. */
export function statusOf({
  record,
  participant,
}: Pick<RosterEntry, 'record' | 'participant'>): AttendanceRecord['status'] | null {
  return record?.status ?? (participant.absence ? 'excused' : null);
}

/** How many are here, excused, gone before the end, and not here (absent or not checked in). */
export function countRoster(entries: readonly RosterEntry[]) {
  const present = entries.filter((entry) => entry.record?.status === 'present').length;
  const excused = entries.filter((entry) => statusOf(entry) === 'excused').length;
  const left = entries.filter((entry) => entry.record?.status === 'left').length;
  return { present, excused, left, absent: entries.length - present - excused - left };
}
