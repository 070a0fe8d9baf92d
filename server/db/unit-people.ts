import { UnitId, UserId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Database } from './database.ts';

type Prisma = Database['prisma'];

/** The grants of such a role by which somebody acts for a unit: those of persons whose account is open. */
export const openGrants = (roles: readonly UnitRole[]) => ({
  role: { in: [...roles] },
  account: { kind: 'person', lockedAt: null },
});

/** The persons who hold one of the roles in a unit, whose account is open. */
export async function holdersIn(
  prisma: Prisma,
  unitId: UnitId,
  roles: readonly UnitRole[],
): Promise<UserId[]> {
  const rows = await prisma.roleGrant.findMany({ where: { unitId, ...openGrants(roles) } });
  return [...new Set(rows.map(({ accountId }) => UserId.parse(accountId)))];
}

/** The units in which an account holds one of the roles. */
export async function unitsHeldBy(
  prisma: Prisma,
  accountId: UserId,
  roles: readonly UnitRole[],
): Promise<UnitId[]> {
  const rows = await prisma.roleGrant.findMany({ where: { accountId, ...openGrants(roles) } });
  return [...new Set(rows.map(({ unitId }) => UnitId.parse(unitId)))];
}

/** The names of units; one that does not exist is left out. */
export async function unitNames(
  prisma: Prisma,
  unitIds: readonly UnitId[],
): Promise<Map<UnitId, string>> {
  const rows = await prisma.orgUnit.findMany({ where: { id: { in: [...unitIds] } } });
  return new Map(rows.map(({ id, name }) => [UnitId.parse(id), name]));
}
