import type { UserId } from '../ids.ts';
import { leadingRole } from '../leading-roles.ts';
import type { MeetingRole } from '../roles.ts';
import type { MeetingFrame } from './state.ts';

/** The roles of an account in a released meeting: as a participant, or as the device of a site that takes part. */
export function rolesInFrame(frame: MeetingFrame, userId: UserId): readonly MeetingRole[] {
  const participant = frame.participants.find((p) => p.userId === userId);
  const device = frame.sites.some((s) => s.deviceUserId === userId);
  return [...(participant?.roles ?? []), ...(device ? (['siteDevice'] as const) : [])];
}

/** True when the account gives and takes the floor: from the chair, or on the chair's behalf. */
export function leadsFloor(frame: MeetingFrame, userId: UserId): boolean {
  return leadingRole(rolesInFrame(frame, userId)) !== undefined;
}

/** True when the account governs the meeting from the chair. */
export function isChair(frame: MeetingFrame, userId: UserId): boolean {
  return rolesInFrame(frame, userId).some((role) => role === 'chair' || role === 'deputyChair');
}
