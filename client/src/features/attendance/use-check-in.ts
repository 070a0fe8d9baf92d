import { participantOf } from '#client/features/meeting/people.ts';
import { useLive, useLiveView, useMay } from '#client/live/use-live.ts';
import type { AttendanceMode } from '#contract/live/attendance.ts';
import { modeOfSeat } from '#contract/live/mode-of-seat.ts';

/** How one would check in: from one's seat in the central room, at another room, or from elsewhere. */
export type CheckIn = {
  due: boolean;
  /** The way that fits the seat. */
  mode: AttendanceMode;
  modes: AttendanceMode[];
  /** The way in which one has checked in; null: not yet. */
  current: AttendanceMode | null;
};

/** Whether this person still has to check in, and in which ways they can; null for who does not check in at all. */
export function useCheckIn(): CheckIn | null {
  const may = useMay('attendance.checkIn');
  const selfId = useLiveView((view) => view.selfId);
  const frame = useLive((state) => state.frame);
  const phase = useLive((state) => state.phase);
  const record = useLive((state) => (selfId ? state.attendance[selfId] : undefined));
  const participant = selfId && participantOf(frame, selfId);
  if (!may || !participant) return null;
  const site = frame?.sites.find((s) => s.siteId === participant.siteId);
  const mode = modeOfSeat(participant, frame?.sites ?? []);
  const modes: AttendanceMode[] = site ? [mode, 'remote'] : ['remote', 'inPerson'];
  const current = record?.status === 'present' ? record.mode : null;
  // Who came by the code may say how they take part, and is not asked for it: no seat waits for them.
  const due = phase !== 'ended' && current === null && !participant.isLetIn;
  return { due, mode, modes, current };
}
