import type { LiveView } from '#client/live/live-view.ts';
import { useLiveView } from '#client/live/use-live.ts';
import { leadingRole } from '#contract/leading-roles.ts';

/** Whether the chair's lock keeps this person's own microphone closed: of all but those who lead and who has the floor. */
export function isLockedOut({ state, selfId }: Pick<LiveView, 'state' | 'selfId'>): boolean {
  const { microphones, floor, frame } = state;
  if (microphones !== 'locked' || floor?.userId === selfId) return false;
  // A room's device is no participant: its microphone opens by itself for who speaks there.
  const self = frame?.participants.find(({ userId }) => userId === selfId);
  return self !== undefined && !leadingRole(self.roles);
}

/** The same of the meeting that is open, kept up. */
export function useIsLockedOut(): boolean {
  return useLiveView(isLockedOut);
}
