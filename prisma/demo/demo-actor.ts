import { UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import { demoId } from './demo-id.ts';

/** An account of the demo as the seed acts for it; rights are read from the rows, not from here. */
export function demoActor(username: string, name: string, roles: readonly UnitRole[]): Actor {
  return {
    userId: UserId.parse(demoId(`account ${username}`)),
    kind: 'person',
    name,
    unitId: UnitId.parse(demoId('unit huyen')),
    siteId: null,
    unitRoles: roles,
    mustChangePassword: false,
    sessionHash: '',
  };
}

/** The secretary, who prepares the demo meetings. */
export const SECRETARY: Actor = demoActor('thuky', 'Thư ký UBND huyện', ['secretary']);
