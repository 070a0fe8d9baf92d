import type { UserId } from '../ids.ts';
import { leadingRole } from '../leading-roles.ts';
import { rolesInFrame } from './meeting-roles.ts';
import type { MeetingFrame, Participant } from './state.ts';

/**
 * True when somebody who may ask people to leave may ask this one: never the chair, and who leads beside them as the chair alone. Who
 * came in by the code goes with their session, at the waiting room.
 */
export function mayRemove(frame: MeetingFrame, actorId: UserId, person: Participant): boolean {
  if (person.isLetIn || person.roles.includes('chair')) return false;
  return !leadingRole(person.roles) || rolesInFrame(frame, actorId).includes('chair');
}
