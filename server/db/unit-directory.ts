import type { Person } from '#contract/http/units.ts';
import { OrgUnit } from '#contract/http/units.ts';
import type { MeetingTypeId, SiteId, UnitId } from '#contract/ids.ts';
import type { UnitDirectory } from '#server/services/ports/units.ts';
import type { Database } from './database.ts';
import { likePatterns } from './like-pattern.ts';
import { SEES_CONTENT, withUnitsBelow } from './people-sql.ts';

const UNITS = `
with recursive tree as (
  select id, parent_id, name, kind, array[position] as place, array[name] as names from org_unit
  where parent_id is null and valid_from <= $1 and (valid_to is null or valid_to > $1)
  union all
  select u.id, u.parent_id, u.name, u.kind, t.place || u.position, t.names || u.name
  from org_unit u join tree t on u.parent_id = t.id
  where u.valid_from <= $1 and (u.valid_to is null or u.valid_to > $1)
)
select id as "unitId", parent_id as "parentId", name, kind from tree order by cardinality(place), place, names`;

const PEOPLE = `${withUnitsBelow('$1')}
select a.id as "userId", a.name, a.position, u.id as "unitId", u.name as "unitName"
from account a join org_unit u on u.id = a.unit_id
where a.kind = 'person' and a.locked_at is null and a.unit_id in (select id from below)
  and ${SEES_CONTENT} and a.search_text like all($2::text[])
order by u.position, u.name, a.sort_order, a.name`;

/** The organisation in PostgreSQL. */
export function createUnitDirectory({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): UnitDirectory {
  return {
    async units(at) {
      const { rows } = await pool.query(UNITS, [at]);
      return rows.map((row) => OrgUnit.parse(row));
    },
    async people({ unitId, query }) {
      const { rows } = await pool.query<Person>(PEOPLE, [unitId, likePatterns(query)]);
      return rows;
    },
    async nameOf(unitId) {
      const unit = await prisma.orgUnit.findUnique({
        where: { id: unitId },
        select: { name: true },
      });
      return unit?.name ?? '';
    },
    async sites() {
      const rows = await prisma.site.findMany({
        orderBy: [{ isCentral: 'desc' }, { position: 'asc' }, { name: 'asc' }],
      });
      return rows.map((row) => ({
        siteId: row.id as SiteId,
        name: row.name,
        unitId: row.unitId as UnitId,
        isCentral: row.isCentral,
      }));
    },
    async meetingTypes() {
      const rows = await prisma.meetingType.findMany({
        orderBy: [{ position: 'asc' }, { name: 'asc' }],
      });
      return rows.map((row) => ({ typeId: row.id as MeetingTypeId, name: row.name }));
    },
  };
}
