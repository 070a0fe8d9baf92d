import type { SiteId, UserId } from '#contract/ids.ts';
import type { LiveState } from '#contract/live/state.ts';

/**
 * Whether the microphone of a room's unattended machine is to be open: while somebody has the floor from there, and where the meeting
 * is presided over. Who is here with a microphone of their own needs none of the room. Otherwise it is closed; who sits in the room
 * may open it by hand.
 */
export function roomSpeaks(
  state: Pick<LiveState, 'frame' | 'floor' | 'phase' | 'attendance'>,
  siteId: SiteId,
  hasOwnSound: (userId: UserId) => boolean,
): boolean {
  const { frame, floor, phase, attendance } = state;
  if (!frame || phase !== 'running') return false;
  if (floor?.siteId === siteId && !hasOwnSound(floor.userId)) return true;
  // Who presides and has no site of their own sits in the central room.
  const central = frame.sites.find((site) => site.isCentral)?.siteId ?? null;
  return frame.participants.some(({ userId, roles, siteId: seat }) => {
    const presides =
      roles.includes('chair') ||
      (roles.includes('deputyChair') && attendance[userId]?.status === 'present');
    return presides && (seat ?? central) === siteId && !hasOwnSound(userId);
  });
}
