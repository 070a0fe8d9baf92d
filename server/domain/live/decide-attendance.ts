import { refuse } from '#contract/errors.ts';
import type { SiteId, UserId } from '#contract/ids.ts';
import type { AttendanceMode, AttendanceRecord } from '#contract/live/attendance.ts';
import { codeShownUntil } from '#contract/live/code-shown.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { Instant } from '#contract/live/instant.ts';
import { modeOfSeat } from '#contract/live/mode-of-seat.ts';
import type { LiveState, Participant } from '#contract/live/state.ts';
import { seatOf } from '#contract/seating/find-seat.ts';
import { quorumOf } from '../quorum.ts';
import { type DecideContext, framed, requireNotEnded, requireRunning } from './decide-context.ts';
import { endSpeechesOf } from './decide-floor.ts';

type Present = Extract<AttendanceRecord, { status: 'present' }>;

/** The fact of a record, with the quorum that it makes. */
export function record(state: LiveState, userId: UserId, entry: AttendanceRecord): LiveFact[] {
  const frame = framed(state);
  const quorum = quorumOf(frame, { ...state.attendance, [userId]: entry });
  return [{ type: 'attendance.recorded', userId, record: entry, quorum }];
}

function requireParticipant(state: LiveState, userId: UserId): Participant {
  const participant = framed(state).participants.find((p) => p.userId === userId);
  if (!participant) throw refuse('NOT_FOUND', 'participant');
  return participant;
}

/** When somebody first came; null: never so far. */
function arrivalOf(before: AttendanceRecord | undefined): Instant | null {
  if (before?.status === 'left') return before.arrivedAt;
  return before?.status === 'present' ? (before.arrivedAt ?? before.at) : null;
}

/** The record of who is here; who comes back keeps the time of the first arrival. BAD_INPUT for a site that they have none of. */
export function present(
  state: LiveState,
  userId: UserId,
  entry: { mode: AttendanceMode; at: Instant; by?: Present['by']; siteId?: SiteId },
): Present {
  const { mode, at, by } = entry;
  const participant = requireParticipant(state, userId);
  const siteId = entry.siteId ?? participant.siteId;
  if (mode === 'atSite' && !siteId) throw refuse('BAD_INPUT', 'no-site');
  const arrivedAt = arrivalOf(state.attendance[userId]) ?? at;
  return {
    status: 'present',
    mode,
    siteId: mode === 'atSite' ? siteId : null,
    at,
    ...(by && { by }),
    ...(arrivedAt === at ? {} : { arrivedAt }),
  };
}

/**
 * Records everybody who has voted as present: whoever votes is there, whatever their device has told before. Who left after the
 * vote opened stays away, for they may have voted before. Who comes by a ballot was there when the vote opened.
 */
export function recordVoters(state: LiveState, voters: readonly UserId[], at: Instant): LiveFact[] {
  const frame = framed(state);
  const openedAt = state.openBallot?.openedAt ?? at;
  const attendance = { ...state.attendance };
  const facts: LiveFact[] = [];
  for (const userId of voters) {
    const participant = frame.participants.find((p) => p.userId === userId);
    const before = attendance[userId];
    if (!participant || before?.status === 'present') continue;
    if (before?.status === 'left' && Date.parse(before.at) >= Date.parse(openedAt)) continue;
    const mode = modeOfSeat(participant, frame.sites);
    const arrivedAt = arrivalOf(before) ?? openedAt;
    const entry = { ...present(state, userId, { mode, at, by: 'ballot' }), arrivedAt };
    attendance[userId] = entry;
    const quorum = quorumOf(frame, attendance);
    facts.push({ type: 'attendance.recorded', userId, record: entry, quorum });
  }
  return facts;
}

/** Checks oneself in, before the start or during the meeting; a second time in the same way changes nothing. */
export function checkIn(
  state: LiveState,
  mode: AttendanceMode,
  { actorId, now }: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const before = state.attendance[actorId];
  if (before?.status === 'present' && before.mode === mode) return [];
  return record(state, actorId, present(state, actorId, { mode, at: now, by: 'self' }));
}

/**
 * Checks in who has read the code of a hall screen: at the site of that screen; in the room of the meeting where the screen is of
 * no site, which stands in the central one. Again at the same place changes nothing. Who has a seat is at that seat's site: the code
 * of another one is refused, or the seat map would show them where they are not. Who has none is where the code says, whatever the
 * list says.
 */
export function scanCode(
  state: LiveState,
  siteId: SiteId | null,
  { actorId, now }: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const { sites, seating } = framed(state);
  const seat = seatOf(seating, requireParticipant(state, actorId));
  const shownAt = siteId ?? sites.find(({ isCentral }) => isCentral)?.siteId;
  if (shownAt && seat && seat.siteId !== shownAt) throw refuse('WRONG_STATE', 'seated-elsewhere');
  const site = sites.find((s) => s.siteId === siteId);
  const there =
    site && !site.isCentral
      ? { mode: 'atSite' as const, siteId: site.siteId }
      : { mode: 'inPerson' as const };
  const entry = present(state, actorId, { ...there, at: now, by: 'code' });
  const before = state.attendance[actorId];
  const isThere =
    before?.status === 'present' && before.mode === entry.mode && before.siteId === entry.siteId;
  return isThere ? [] : record(state, actorId, entry);
}

/**
 * WRONG_STATE for a guest who was let in: whatever is written, they hear as long as they are connected. Their line says when they
 * leave, or who asks them out.
 */
function requireInvited(state: LiveState, userId: UserId): void {
  const isLetIn = framed(state).participants.some((p) => p.userId === userId && p.isLetIn);
  if (isLetIn) throw refuse('WRONG_STATE', 'guest-leaves-by-line');
}

/** Says that oneself leaves the meeting before its end, which takes one out of the quorum; not for guests who were let in. */
export function leave(state: LiveState, { actorId, now }: DecideContext): LiveFact[] {
  requireRunning(state);
  requireInvited(state, actorId);
  return gone(state, actorId, left(state, actorId, now, 'self'), now);
}

/** The facts of somebody's going: who is not here any more neither speaks nor waits to. */
export function gone(
  state: LiveState,
  userId: UserId,
  entry: AttendanceRecord,
  now: Instant,
): LiveFact[] {
  return [...record(state, userId, entry), ...endSpeechesOf(state, (id) => id === userId, now)];
}

/** The record of who left at a time; WRONG_STATE for who never came, BAD_INPUT for a time before they did. */
export function left(
  state: LiveState,
  userId: UserId,
  at: Instant,
  by?: Present['by'],
): AttendanceRecord {
  const before = state.attendance[userId];
  const arrivedAt = arrivalOf(before);
  if (arrivedAt === null || !before || !('mode' in before))
    throw refuse('WRONG_STATE', 'not-present');
  if (Date.parse(at) < Date.parse(arrivedAt)) throw refuse('BAD_INPUT', 'attendance-time');
  const { mode, siteId } = before;
  return { status: 'left', mode, siteId, at, ...(by && { by }), arrivedAt };
}

/**
 * The secretary records another's arrival, leaving, absence or excuse with its reason; arrival and leaving also afterwards. That a guest
 * who was let in left is not theirs to say.
 */
export function markAttendance(
  state: LiveState,
  input: CommandInput<'attendance.mark'>,
  { now }: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const { userId } = input;
  requireParticipant(state, userId);
  const by = 'secretary';
  switch (input.status) {
    case 'present': {
      const entry = present(state, userId, { mode: input.mode, at: now, by });
      if (!input.at) return record(state, userId, entry);
      return record(state, userId, { ...entry, arrivedAt: notLater(input.at, now) });
    }
    case 'left':
      requireRunning(state);
      requireInvited(state, userId);
      return gone(state, userId, left(state, userId, notLater(input.at ?? now, now), by), now);
    case 'absent':
      return gone(state, userId, { status: 'absent', at: now, by }, now);
    case 'excused':
      return gone(state, userId, { status: 'excused', reason: input.reason, at: now, by }, now);
  }
}

function notLater(at: Instant, now: Instant): Instant {
  if (Date.parse(at) > Date.parse(now)) throw refuse('BAD_INPUT', 'attendance-time');
  return at;
}

/** Shows the code for checking in on the hall screens once more, or puts it away. Before the start it is there anyway. */
export function showCode(state: LiveState, shown: boolean, { now }: DecideContext): LiveFact[] {
  requireRunning(state);
  if (!shown && !state.codeShown) return [];
  return [{ type: 'attendance.codeShown', until: shown ? codeShownUntil(now) : null }];
}
