import type { OrgUnit, Person } from '#contract/http/units.ts';

/** A unit with its own people, and how deep it lies in the tree. */
export type UnitBranch = { unit: OrgUnit; people: Person[]; depth: number };

/** The tree of units from top to bottom, with only those units in which there is somebody. */
export function branchesOf(units: readonly OrgUnit[], people: readonly Person[]): UnitBranch[] {
  const known = new Set(units.map((unit) => unit.unitId));
  const children = Map.groupBy(units, (unit) =>
    unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null,
  );
  const members = Map.groupBy(people, (person) => person.unitId);
  const branches: UnitBranch[] = [];
  const walk = (parentId: OrgUnit['parentId'], depth: number): void => {
    for (const unit of children.get(parentId) ?? []) {
      const here = members.get(unit.unitId) ?? [];
      if (here.length > 0) branches.push({ unit, people: here, depth });
      walk(unit.unitId, here.length > 0 ? depth + 1 : depth);
    }
  };
  walk(null, 0);
  return branches;
}
