import type { AttendanceRecord } from './attendance.ts';
import { formerEntry } from './former-entry.ts';
import type { Instant } from './instant.ts';
import type { LiveState, MeetingFrame, Participant } from './state.ts';

/** One time that somebody was let in by the meeting's code; `askedOut` when it ended by their being asked to leave. */
export type GuestVisit = {
  participant: Participant;
  record: AttendanceRecord | null;
  askedOut: boolean;
  /** Null while not noted. */
  cameAt: Instant | null;
  /** Null while they are here. */
  leftAt: Instant | null;
};

/** Everything that one person came for: their visits in order, at least one. */
export type LetInGuest = { visits: GuestVisit[]; last: GuestVisit };

/**
 * Those who were let in by the meeting's code, each once, in the order in which they came. Without an account of their own every visit
 * has another one, so visits one after the other under the same name and unit are one person's; who is here under the same name at the
 * same time is somebody else, and so is who has an account.
 */
export function letInGuests(
  { participants, formerGuests = [] }: MeetingFrame,
  attendance: LiveState['attendance'],
): LetInGuest[] {
  const visits = [
    ...participants
      .filter(({ isLetIn }) => isLetIn)
      .map((participant) => visitOf(participant, attendance[participant.userId] ?? null, null)),
    ...formerGuests.map((guest) => {
      const { participant, record } = formerEntry(guest, attendance[guest.userId]);
      return visitOf(participant, record, guest.outAt);
    }),
  ];
  const guests: LetInGuest[] = [];
  for (const visit of visits.toSorted((a, b) => startOf(a) - startOf(b))) {
    const before = guests.find(
      ({ last }) =>
        whoIn(last) === whoIn(visit) &&
        last.leftAt !== null &&
        timeOf(last.leftAt) <= startOf(visit),
    );
    if (before) {
      before.visits.push(visit);
      before.last = visit;
    } else guests.push({ visits: [visit], last: visit });
  }
  return guests;
}

const whoIn = ({ participant: { userId, name, unitName, hasAccount } }: GuestVisit) =>
  hasAccount
    ? userId
    : JSON.stringify([name, unitName].map((word) => word.trim().toLocaleLowerCase('vi')));

function visitOf(
  participant: Participant,
  record: AttendanceRecord | null,
  outAt: Instant | null,
): GuestVisit {
  const was = record && 'mode' in record ? record : null;
  const cameAt = was ? (was.arrivedAt ?? was.at) : null;
  const leftAt = was?.status === 'left' ? was.at : outAt;
  return { participant, record, askedOut: outAt !== null, cameAt, leftAt };
}

/** In milliseconds; a visit whose beginning is not known is as short as can be, and one that has no time at all is of now. */
const startOf = ({ cameAt, leftAt }: GuestVisit) => timeOf(cameAt ?? leftAt);

const timeOf = (at: Instant | null) => (at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at));
