import type { MeetingId } from '#contract/ids.ts';
import type { UnitRole } from '#contract/roles.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { PaperStanding } from '#server/domain/paper-access.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';
import type { MeetingThing } from '#server/services/ports/meeting-access.ts';
import type { Standings } from '#server/services/ports/standings.ts';
import { askTogether } from './ask-together.ts';
import type { Database } from './database.ts';

const STANDING = `
select asked.place, m.phase, m.chair_id as "chairId", m.secretary_id as "secretaryId", m.created_by_id as "createdById",
  p.roles as listed, p.site_id as "listedSiteId",
  asked.kind = 'siteDevice' and exists (
    select 1 from meeting_site s where s.meeting_id = m.id and s.site_id = asked.site) as "isSiteDevice",
  p.roles is null and exists (select 1 from meeting_guest i where i.meeting_id = m.id and i.account_id = asked.account
    and i.state = 'admitted' and m.phase <> 'ended') as "isLetIn",
  array(select g.role from role_grant g where g.unit_id = m.unit_id and g.account_id = asked.account) as "rolesInUnit"
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) with ordinality asked (meeting, account, kind, site, place)
  join meeting m on m.id = asked.meeting
  left join participation p on p.meeting_id = m.id and p.account_id = asked.account`;

const MEETING_OF = {
  itemId: 'select meeting_id as id from agenda_item where id = $1 and removed_at is null',
  documentId: `select i.meeting_id as id from meeting_document d join agenda_item i on i.id = d.item_id
    where d.id = $1 and d.removed_at is null`,
  versionId: `select i.meeting_id as id from document_version v join meeting_document d on d.id = v.document_id
    join agenda_item i on i.id = d.item_id where v.id = $1 and d.removed_at is null`,
  requestId: `select i.meeting_id as id from paper_request r join agenda_item i on i.id = r.item_id
    where r.id = $1 and i.removed_at is null`,
};

const PAPER = `
select r.state, array(select g.role from role_grant g join account a on a.id = g.account_id
  where g.unit_id = r.unit_id and g.account_id = $2 and a.kind = 'person') as "rolesInUnit"`;

/** An agenda item is no paper itself. */
const PAPER_OF = {
  documentId: `${PAPER} from meeting_document d join paper_request r on r.id = d.request_id where d.id = $1`,
  versionId: `${PAPER} from document_version v join meeting_document d on d.id = v.document_id
    join paper_request r on r.id = d.request_id where v.id = $1`,
  requestId: `${PAPER} from paper_request r where r.id = $1`,
};

const UNIT_INVITED = `
select i.meeting_id as "meetingId", array(select g.role from role_grant g join account a on a.id = g.account_id
  where g.unit_id = i.unit_id and g.account_id = $2 and a.kind = 'person') as "rolesInUnit"
from unit_invitation i where i.id = $1`;

/** Standings in PostgreSQL, one round trip each at most, since every request asks. */
export function createStandings({ pool }: Pick<Database, 'pool'>): Standings {
  const standingOf = askTogether(
    async (asked: readonly { actor: Actor; meetingId: MeetingId }[]) => {
      const { rows } = await pool.query<Standing & { place: string }>({
        name: 'standings',
        text: STANDING,
        values: [
          asked.map(({ meetingId }) => meetingId),
          asked.map(({ actor }) => actor.userId),
          asked.map(({ actor }) => actor.kind),
          asked.map(({ actor }) => actor.siteId),
        ],
      });
      const found = new Map(rows.map(({ place, ...standing }) => [Number(place), standing]));
      return asked.map((_, index) => found.get(index + 1) ?? null);
    },
  );
  return {
    standingOf: (actor, meetingId) => standingOf({ actor, meetingId }),
    async meetingOf(thing) {
      const [kind, id] = namedIn(thing);
      const { rows } = await pool.query<{ id: MeetingId }>({
        name: `meeting-of-${kind}`,
        text: MEETING_OF[kind],
        values: [id],
      });
      return rows[0]?.id ?? null;
    },
    async paperOf(actor, thing) {
      const [kind, id] = namedIn(thing);
      if (kind === 'itemId') return null;
      const { rows } = await pool.query<PaperStanding>({
        name: `paper-of-${kind}`,
        text: PAPER_OF[kind],
        values: [id, actor.userId],
      });
      return rows[0] ?? null;
    },
    async unitInvited(actor, invitationId) {
      const { rows } = await pool.query<{ meetingId: MeetingId; rolesInUnit: UnitRole[] }>({
        name: 'unit-invited',
        text: UNIT_INVITED,
        values: [invitationId, actor.userId],
      });
      return rows[0] ?? null;
    },
  };
}

function namedIn(thing: MeetingThing): [kind: keyof typeof MEETING_OF, id: string] {
  if ('itemId' in thing) return ['itemId', thing.itemId];
  if ('documentId' in thing) return ['documentId', thing.documentId];
  if ('versionId' in thing) return ['versionId', thing.versionId];
  return ['requestId', thing.requestId];
}
