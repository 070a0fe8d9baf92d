import { textQuery } from '#contract/fold-text.ts';
import type { DocumentFilter } from '#contract/http/library.ts';
import { likePatterns } from './like-pattern.ts';
import { SHOWN_DOCUMENT } from './shown-documents.ts';

/**
 * Folders around an account ($1, of the unit $2): those of its unit and of the units above it, and of the units in which it holds a
 * role, with what decides about each for that account.
 */
export const FOLDERS = `
with recursive above as (
  select id, parent_id from org_unit where id = $2
  union all
  select u.id, u.parent_id from org_unit u join above a on u.id = a.parent_id
)
select f.id as "folderId", f.parent_id as "parentId", f.unit_id as "unitId", u.name as "unitName", f.name,
  f.audience, f.version, exists(select 1 from above where id = f.unit_id) as "isOfUnit",
  array(select g.role from role_grant g where g.account_id = $1 and g.unit_id = f.unit_id) as "rolesInUnit",
  (select count(*)::int from meeting_document d where d.folder_id = f.id and d.removed_at is null) as "documentCount",
  (select count(*)::int from meeting_document d where d.folder_id = f.id and d.removed_at is null
    and exists (select 1 from document_version v where v.document_id = d.id and v.state = 'ready')) as "readableCount"
from library_folder f join org_unit u on u.id = f.unit_id
where f.removed_at is null and (f.unit_id in (select id from above)
  or f.unit_id in (select g.unit_id from role_grant g where g.account_id = $1))
order by f.name, f.id`;

/** The folder of a document or of a version. */
export const FOLDER_OF = {
  document: 'select folder_id as id from meeting_document where id = $1 and removed_at is null',
  version: `select d.folder_id as id from document_version v join meeting_document d on d.id = v.document_id
    where v.id = $1 and d.removed_at is null`,
};

/** The condition that a filter sets to rows of documents `d`; its values are `filterValues`, from $2 on. */
export const FITS = `${SHOWN_DOCUMENT} and d.search_text like all($2::text[])
  and ($3::uuid is null or d.kind_id = $3) and ($4::uuid is null or d.agency_unit_id = $4)
  and ($5::date is null or d.dated_on >= $5) and ($6::date is null or d.dated_on <= $6)`;

/** The values of a filter for `FITS`. */
export function filterValues({ q, kindId, agencyId, from, to }: DocumentFilter): unknown[] {
  const patterns = likePatterns(textQuery(q ?? ''));
  return [patterns, kindId ?? null, agencyId ?? null, from ?? null, to ?? null];
}
