import { refuse } from '#contract/errors.ts';
import type { UserId } from '#contract/ids.ts';
import type { CommandInput } from '#contract/live/commands.ts';
import type { LiveFact } from '#contract/live/events.ts';
import type { Instant } from '#contract/live/instant.ts';
import type {
  AttendanceMode,
  AttendanceRecord,
  LiveState,
  Participant,
} from '#contract/live/state.ts';
import { quorumOf } from '../quorum.ts';
import { type DecideContext, framed, requireNotEnded } from './decide-context.ts';

function record(state: LiveState, userId: UserId, entry: AttendanceRecord): LiveFact[] {
  const frame = framed(state);
  const quorum = quorumOf(frame, { ...state.attendance, [userId]: entry });
  return [{ type: 'attendance.recorded', userId, record: entry, quorum }];
}

function present(
  state: LiveState,
  userId: UserId,
  mode: AttendanceMode,
  at: string,
): AttendanceRecord {
  const participant = framed(state).participants.find((p) => p.userId === userId);
  if (!participant) throw refuse('NOT_FOUND', 'participant');
  if (mode === 'atSite' && !participant.siteId) throw refuse('BAD_INPUT', 'no-site');
  return { status: 'present', mode, siteId: mode === 'atSite' ? participant.siteId : null, at };
}

/** How a person takes part as far as the seat tells: at the site where it is, else in the room of the meeting. */
export function modeOfSeat({ siteId }: Participant): AttendanceMode {
  return siteId ? 'atSite' : 'inPerson';
}

/** Records everybody who has voted as present: whoever votes is there, whatever their device has told before. */
export function recordVoters(state: LiveState, voters: readonly UserId[], at: Instant): LiveFact[] {
  const frame = framed(state);
  const attendance = { ...state.attendance };
  const facts: LiveFact[] = [];
  for (const userId of voters) {
    const participant = frame.participants.find((p) => p.userId === userId);
    if (!participant || attendance[userId]?.status === 'present') continue;
    const entry = present(state, userId, modeOfSeat(participant), at);
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
  context: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const before = state.attendance[context.actorId];
  if (before?.status === 'present' && before.mode === mode) return [];
  return record(state, context.actorId, present(state, context.actorId, mode, context.now));
}

/** The secretary records another's attendance, absence or excuse with its reason. */
export function markAttendance(
  state: LiveState,
  input: CommandInput<'attendance.mark'>,
  context: DecideContext,
): LiveFact[] {
  requireNotEnded(state);
  const at = context.now;
  if (!framed(state).participants.some((p) => p.userId === input.userId))
    throw refuse('NOT_FOUND', 'participant');
  switch (input.status) {
    case 'present':
      return record(state, input.userId, present(state, input.userId, input.mode, at));
    case 'absent':
      return record(state, input.userId, { status: 'absent', at });
    case 'excused':
      return record(state, input.userId, { status: 'excused', reason: input.reason, at });
  }
}
