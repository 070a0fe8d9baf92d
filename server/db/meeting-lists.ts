import type { MeetingId } from '#contract/ids.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type { Standing } from '#server/domain/prepared-roles.ts';
import type { ListedMeeting, MeetingLists } from '#server/services/ports/meeting-lists.ts';
import type { Database } from './database.ts';
import { audienceOf } from './document-rows.ts';
import { likePatterns } from './like-pattern.ts';
import { SHOWN_DOCUMENT } from './shown-documents.ts';

type UnreadRow = { meetingId: MeetingId; pages: number; audience: unknown } & Omit<
  AccessRule,
  'audience'
>;
type Row = Omit<ListedMeeting, 'standing'> & Standing & { isCut: boolean };

/**
 * The conditions of sight are those of `rolesOfStanding`, and of the unit's secretaries, written as one query. What runs or is
 * still to come is never cut; of what is past (over, or never started) the newest stay.
 */
const VISIBLE = `
with seen as (
  select m.*, p.roles as listed, p.site_id as listed_site_id,
    $2 = 'siteDevice' and exists (
      select 1 from meeting_site s where s.meeting_id = m.id and s.site_id = $3::uuid) as is_device,
    array(select g.role from role_grant g where g.unit_id = m.unit_id and g.account_id = $1) as roles_in_unit
  from meeting m left join participation p on p.meeting_id = m.id and p.account_id = $1
  where m.phase = any($4::text[]) and m.search_text like all($5::text[])
    and ($6::timestamptz is null or m.ends_at >= $6) and ($7::timestamptz is null or m.starts_at < $7)
), visible as (
  select *, phase <> 'running' and (phase = 'ended' or ends_at < now()) as is_past from seen
  where $1 in (chair_id, secretary_id)
    or (phase = 'draft' and created_by_id = $1 and roles_in_unit && array['secretary', 'unitAdmin'])
    or (phase <> 'draft' and (listed is not null or is_device or 'secretary' = any(roles_in_unit)))
), ranked as (
  select *, row_number() over (partition by is_past order by starts_at desc, id) as rank from visible
)
select m.id as "meetingId", m.title, t.name as "typeName", u.name as "unitName", m.starts_at as "startsAt",
  m.ends_at as "endsAt", m.place, m.phase, coalesce(c.name, '') as "chairName",
  (select count(*)::int from agenda_item i where i.meeting_id = m.id and i.removed_at is null) as "itemCount",
  (select count(*)::int from meeting_document d join agenda_item i on i.id = d.item_id
    where i.meeting_id = m.id and ${SHOWN_DOCUMENT}) as "documentCount",
  (select count(*)::int from meeting_site s where s.meeting_id = m.id) as "siteCount",
  (select count(*)::int from participation p where p.meeting_id = m.id) as "attendeeCount",
  m.chair_id as "chairId", m.secretary_id as "secretaryId", m.created_by_id as "createdById",
  exists (select 1 from invitation_answer a where a.meeting_id = m.id and a.account_id = $1) as "hasAnswered",
  m.listed, m.listed_site_id as "listedSiteId", m.is_device as "isSiteDevice", m.roles_in_unit as "rolesInUnit",
  exists (select 1 from ranked where is_past and rank > ${MOST_LISTED}) as "isCut"
from ranked m join meeting_type t on t.id = m.type_id join org_unit u on u.id = m.unit_id
  left join account c on c.id = m.chair_id
where not m.is_past or m.rank <= ${MOST_LISTED}
order by case m.phase when 'running' then 0 when 'ended' then 2 else 1 end,
  case when m.phase = 'ended' then -extract(epoch from m.starts_at) else extract(epoch from m.starts_at) end, m.id`;

const UNREAD = `
select i.meeting_id as "meetingId", v.page_count as pages, d.audience, d.read_from as "readFrom",
  d.read_until as "readUntil", d.recalled_at as "recalledAt"
from agenda_item i join meeting_document d on d.item_id = i.id and ${SHOWN_DOCUMENT}
  join lateral (select id, page_count from document_version
    where document_id = d.id and state = 'ready' order by number desc limit 1) v on true
where i.meeting_id = any($1::uuid[])
  and not exists (select 1 from document_opening o where o.version_id = v.id and o.account_id = $2)`;

const FAILED = `
select i.meeting_id as "meetingId", d.title
from agenda_item i join meeting_document d on d.item_id = i.id and ${SHOWN_DOCUMENT}
  join lateral (select state from document_version where document_id = d.id order by number desc limit 1) v on true
where i.meeting_id = any($1::uuid[]) and v.state = 'failed' order by i.position, d.position`;

/** Lists of meetings in PostgreSQL. */
export function createMeetingLists({ pool }: Pick<Database, 'pool'>): MeetingLists {
  return {
    async visibleTo(actor, { phases, query, from, to }) {
      const { rows } = await pool.query<Row>(VISIBLE, [
        actor.userId,
        actor.kind,
        actor.siteId,
        phases,
        likePatterns(query),
        from,
        to,
      ]);
      const listed = rows.map(
        ({
          isCut: _,
          chairId,
          secretaryId,
          createdById,
          listed,
          listedSiteId,
          isSiteDevice,
          rolesInUnit,
          ...line
        }) => ({
          ...line,
          standing: {
            phase: line.phase,
            chairId,
            secretaryId,
            createdById,
            listed,
            listedSiteId,
            isSiteDevice,
            rolesInUnit,
          },
        }),
      );
      return { listed, isCut: rows[0]?.isCut ?? false };
    },
    async unreadBy(actor, meetingIds) {
      const { rows } = await pool.query<UnreadRow>(UNREAD, [meetingIds, actor.userId]);
      return rows.map(({ meetingId, pages, audience, ...rule }) => ({
        meetingId,
        pages,
        rule: { ...rule, audience: audienceOf(audience) },
      }));
    },
    async failedDocuments(meetingIds) {
      const { rows } = await pool.query<{ meetingId: MeetingId; title: string }>(FAILED, [
        meetingIds,
      ]);
      return rows;
    },
  };
}
