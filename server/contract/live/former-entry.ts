import type { AttendanceRecord } from './attendance.ts';
import type { FormerGuest } from './former-guest.ts';
import type { Participant } from './state.ts';

/** A guest who was asked to leave as a list of attendance has them: whoever had come left at the latest at that moment. */
export function formerEntry(
  { outAt, ...guest }: FormerGuest,
  record: AttendanceRecord | undefined,
): { participant: Participant; record: AttendanceRecord | null } {
  const participant: Participant = { ...guest, roles: ['guest'], siteId: null };
  if (record?.status !== 'present') return { participant, record: record ?? null };
  const arrivedAt = record.arrivedAt ?? record.at;
  return { participant, record: { ...record, status: 'left', arrivedAt, at: outAt } };
}
