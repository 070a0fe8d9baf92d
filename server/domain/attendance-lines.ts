import type { UserId } from '#contract/ids.ts';
import type { AttendanceRecord } from '#contract/live/attendance.ts';
import { letInGuests } from '#contract/live/guest-visits.ts';
import type { Instant } from '#contract/live/instant.ts';
import type { MeetingFrame, Participant } from '#contract/live/state.ts';
import { onlySeesToDevices } from '#contract/technician-role.ts';

/** One person of the list of attendance: `siteName` is the room where they took part, or sit; null: the room of the meeting. */
export type AttendanceLine = {
  name: string;
  position: string;
  unitName: string;
  isVotingMember: boolean;
  /** Invited as a guest, or let in by the meeting's code. */
  isGuest: boolean;
  /** Each time they were let in by the meeting's code, in order, and whether they were asked out; null: they were invited. */
  visits: { cameAt: Instant | null; leftAt: Instant | null; askedOut: boolean }[] | null;
  /** Whose seat a substitute takes; null for everybody else. */
  replaces: string | null;
  /** To whom an absent member gave their vote; null when to nobody. */
  proxyTo: string | null;
  siteName: string | null;
  status: AttendanceRecord['status'] | 'notRecorded';
  mode: 'inPerson' | 'atSite' | 'remote' | null;
  by: AttendanceRecord['by'] | null;
  arrivedAt: Instant | null;
  leftAt: Instant | null;
  /** Why somebody is excused, or said that they would not come; empty otherwise. */
  reason: string;
};

/**
 * The list of attendance in the order of the frame, without those who only see to the devices; who was let in by the meeting's code
 * stands last, each person once with all their visits. Who reported absence and has not come is excused, with that reason.
 */
export function attendanceLines(
  frame: MeetingFrame,
  attendance: Partial<Record<UserId, AttendanceRecord>>,
): AttendanceLine[] {
  const siteNames = new Map<string, string>(frame.sites.map(({ siteId, name }) => [siteId, name]));
  const invited = frame.participants.filter(
    ({ isLetIn, roles }) => !isLetIn && !onlySeesToDevices(roles),
  );
  return [
    ...invited.map((person) => lineOf(person, attendance[person.userId] ?? null, siteNames)),
    ...letInGuests(frame, attendance).map(({ visits, last }) => ({
      ...lineOf(last.participant, last.record, siteNames),
      arrivedAt: visits[0]?.cameAt ?? null,
      visits: visits.map(({ cameAt, leftAt, askedOut }) => ({ cameAt, leftAt, askedOut })),
    })),
  ];
}

function lineOf(
  participant: Participant,
  record: AttendanceRecord | null,
  siteNames: ReadonlyMap<string, string>,
): AttendanceLine {
  const { name, position, unitName, roles, siteId, replaces, absence } = participant;
  const here = record && 'mode' in record ? record : null;
  return {
    name,
    position,
    unitName,
    isVotingMember: roles.includes('votingMember'),
    isGuest: roles.includes('guest'),
    visits: null,
    siteName: siteNames.get((here ? here.siteId : siteId) ?? '') ?? null,
    replaces: replaces?.name ?? null,
    proxyTo: here ? null : (absence?.proxy?.name ?? null),
    status: record?.status ?? (absence ? 'excused' : 'notRecorded'),
    mode: here?.mode ?? null,
    by: record?.by ?? null,
    arrivedAt: here ? (here.arrivedAt ?? here.at) : null,
    leftAt: record?.status === 'left' ? record.at : null,
    reason: reasonOf(record, absence),
  };
}

function reasonOf(record: AttendanceRecord | null, absence: Participant['absence']): string {
  if (record?.status === 'excused') return record.reason;
  return record ? '' : (absence?.reason ?? '');
}
