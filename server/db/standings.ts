import type { MeetingId } from '#contract/ids.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';
import type { Standings } from '#server/services/ports/standings.ts';
import type { Database } from './database.ts';

const STANDING = `
select m.phase, m.chair_id as "chairId", m.secretary_id as "secretaryId", m.created_by_id as "createdById",
  p.roles as listed, p.site_id as "listedSiteId",
  $3 = 'siteDevice' and exists (
    select 1 from meeting_site s where s.meeting_id = m.id and s.site_id = $4::uuid) as "isSiteDevice",
  array(select g.role from role_grant g where g.unit_id = m.unit_id and g.account_id = $2) as "rolesInUnit"
from meeting m left join participation p on p.meeting_id = m.id and p.account_id = $2 where m.id = $1`;

const MEETING_OF = {
  item: 'select meeting_id as id from agenda_item where id = $1 and removed_at is null',
  document: `select i.meeting_id as id from meeting_document d join agenda_item i on i.id = d.item_id
    where d.id = $1 and d.removed_at is null`,
  version: `select i.meeting_id as id from document_version v join meeting_document d on d.id = v.document_id
    join agenda_item i on i.id = d.item_id where v.id = $1 and d.removed_at is null`,
};

/** Standings in PostgreSQL, one round trip each, since every request asks. */
export function createStandings({ pool }: Pick<Database, 'pool'>): Standings {
  async function meetingOf(thing: keyof typeof MEETING_OF, id: string): Promise<MeetingId | null> {
    const { rows } = await pool.query<{ id: MeetingId }>({
      name: `meeting-of-${thing}`,
      text: MEETING_OF[thing],
      values: [id],
    });
    return rows[0]?.id ?? null;
  }
  return {
    async standingOf(actor, meetingId) {
      const { rows } = await pool.query<Standing>({
        name: 'standing',
        text: STANDING,
        values: [meetingId, actor.userId, actor.kind, actor.siteId],
      });
      return rows[0] ?? null;
    },
    meetingOfItem: (itemId) => meetingOf('item', itemId),
    meetingOfDocument: (documentId) => meetingOf('document', documentId),
    meetingOfVersion: (versionId) => meetingOf('version', versionId),
  };
}
