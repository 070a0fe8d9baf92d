import type { UserId } from '../ids.ts';
import { leadingRole } from '../leading-roles.ts';
import { rolesInFrame } from './meeting-roles.ts';
import type { LiveState } from './state.ts';

/** Who may show pages to all while the meeting runs: chair, deputy, secretary, and who presents the current item. */
export function mayPresent({ phase, frame, currentItemId }: LiveState, userId: UserId): boolean {
  if (!frame || phase !== 'running') return false;
  const roles = rolesInFrame(frame, userId);
  const current = frame.items.find((item) => item.itemId === currentItemId);
  return (current?.presenterId === userId && roles.length > 0) || leadingRole(roles) !== undefined;
}
