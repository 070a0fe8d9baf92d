import type { LibraryFolderId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { SHOWN_DOCUMENT } from './shown-documents.ts';

/**
 * The documents that an account may read, as a subquery over the parameters of `readerValues`: $1 the account, $2 its kind, $3 its
 * site, $4 its unit, $5 the moment, $6 the folders of the library that it may read. The conditions of meetings are those of `rolesOfStanding` and `mayRead`, so that pages are counted and ranked
 * among readable ones alone; what leaves is held to `mayRead` itself once more. Each document comes with its newest version that can
 * be read; what a unit prepares is found once it is approved. `at` is when the meeting begins; of a paper of the library, the day that
 * stands on it, else when it was uploaded.
 */
export const READABLE_DOCUMENTS = `
with standing as (
  select m.*, p.site_id as listed_site_id, coalesce(p.roles, '{}') as listed,
    $1::uuid in (m.chair_id, m.secretary_id) or (m.phase = 'draft' and m.created_by_id = $1::uuid and exists (
      select 1 from role_grant g where g.unit_id = m.unit_id and g.account_id = $1::uuid
        and g.role in ('secretary', 'unitAdmin'))) as prepares,
    $2::text = 'siteDevice' and exists (
      select 1 from meeting_site s where s.meeting_id = m.id and s.site_id = $3::uuid) as is_device
  from meeting m left join participation p on p.meeting_id = m.id and p.account_id = $1::uuid
), reader as (
  select *, case when is_device then array['siteDevice'] else listed end as roles,
    case when is_device then $3::uuid else listed_site_id end as reader_site
  from standing
  where prepares or (phase <> 'draft' and (is_device
    or listed && array['deputyChair', 'votingMember', 'delegate', 'guest', 'technician']))
)
select d.id as document_id, v.id as version_id, r.id as meeting_id, null::uuid as folder_id, r.starts_at as at, i.id as item_id,
  coalesce(i.unit_id, r.unit_id) as unit_id
from reader r
  join agenda_item i on i.meeting_id = r.id and i.removed_at is null
  join meeting_document d on d.item_id = i.id and ${SHOWN_DOCUMENT} and (r.prepares or (d.recalled_at is null
    and (d.read_from is null or d.read_from <= $5::timestamptz) and (d.read_until is null or d.read_until > $5::timestamptz)
    and (d.audience is null or 'deputyChair' = any(r.roles) or d.audience->'userIds' ? $1::text
      or ($2::text <> 'siteDevice' and d.audience->'unitIds' ? $4::text)
      or d.audience->'siteIds' ? r.reader_site::text or d.audience->'roles' ?| r.roles)))
  join lateral (select id from document_version
    where document_id = d.id and state = 'ready' order by number desc limit 1) v on true
union all
select d.id, v.id, null, f.id, coalesce(d.dated_on::timestamp at time zone 'Asia/Ho_Chi_Minh', v.uploaded_at), null, f.unit_id
from library_folder f join meeting_document d on d.folder_id = f.id and ${SHOWN_DOCUMENT}
  join lateral (select id, uploaded_at from document_version
    where document_id = d.id and state = 'ready' order by number desc limit 1) v on true
where f.id = any($6::uuid[]) and f.removed_at is null`;

/** The values of $1 to $6 in `READABLE_DOCUMENTS`. */
export function readerValues(
  { userId, kind, siteId, unitId }: Actor,
  now: Date,
  folderIds: readonly LibraryFolderId[],
): unknown[] {
  return [userId, kind, siteId, unitId, now, folderIds];
}
