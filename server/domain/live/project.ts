import type { Action } from '#contract/actions.ts';
import type { LiveEvent } from '#contract/live/events.ts';
import type { AttendanceRecord, LiveState } from '#contract/live/state.ts';
import type { CatchUp } from '#contract/live/wire.ts';

/** True when the holder of these rights sees the whole stream; why somebody is excused is for those who keep attendance. */
export function seesAll(may: readonly Action[]): boolean {
  return may.includes('attendance.mark');
}

/**
 * An event as all others see it: the same object when nothing in it is hidden. Folding what is projected gives the projection of
 * what is folded, so that a device's state is the server's but for what it may not see.
 */
export function projectEvent(event: LiveEvent): LiveEvent {
  if (event.type !== 'attendance.recorded') return event;
  const record = projectRecord(event.record);
  return record === event.record ? event : { ...event, record };
}

/** A state as all others see it. */
export function projectState(state: LiveState): LiveState {
  const attendance: LiveState['attendance'] = {};
  for (const [userId, record] of Object.entries(state.attendance))
    if (record) attendance[userId as keyof typeof attendance] = projectRecord(record);
  return { ...state, attendance };
}

/** What a client catches up with, as the holder of these rights sees it. */
export function projectCatchUp(catchUp: CatchUp, may: readonly Action[]): CatchUp {
  if (seesAll(may)) return catchUp;
  return catchUp.kind === 'snapshot'
    ? { kind: 'snapshot', state: projectState(catchUp.state) }
    : { kind: 'events', events: catchUp.events.map(projectEvent) };
}

function projectRecord(record: AttendanceRecord): AttendanceRecord {
  return record.status === 'excused' && record.reason !== '' ? { ...record, reason: '' } : record;
}
