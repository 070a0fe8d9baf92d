import { randomUUID } from 'node:crypto';
import { type UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { PrismaClient } from '#server/db/generated/client.ts';
import type { Actor } from '#server/domain/actor.ts';

/** A person with a role in a unit and no part in any meeting. */
export async function aPersonOf(
  prisma: PrismaClient,
  unitId: UnitId,
  role: UnitRole,
): Promise<Actor> {
  const name = `Đồng chí ${role}`;
  const { id } = await prisma.account.create({
    data: {
      username: randomUUID(),
      name,
      position: 'Công chức',
      unitId,
      passwordHash: 'x',
      searchText: name,
      grants: { create: { unitId, role } },
    },
  });
  return {
    userId: UserId.parse(id),
    kind: 'person',
    name,
    unitId,
    siteId: null,
    unitRoles: [role],
    mustChangePassword: false,
    sessionHash: '',
  };
}
