import type { Quorum, WithoutQuorum } from '#contract/live/attendance.ts';
import type { AttendanceLine } from '#server/domain/attendance-lines.ts';

/** The attendance of a meeting as a table to be printed or counted on. */
export type AttendanceTable = {
  /** The unit whose meeting it is. */
  unitName: string;
  meetingTitle: string;
  startsAt: Date;
  place: string;
  quorum: Quorum;
  /** The chair's decision to open without a quorum, where that was. */
  withoutQuorum: WithoutQuorum | null;
  lines: readonly AttendanceLine[];
  madeAt: Date;
};

/** Writes the table as XLSX. */
export type AttendanceTableWriter = (table: AttendanceTable) => Promise<Buffer>;
