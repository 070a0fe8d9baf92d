import type { MeetingId } from '#contract/ids.ts';
import type { DocumentStore, Opening } from '#server/services/ports/document-store.ts';
import type { Database } from './database.ts';
import { SHOWN_DOCUMENT } from './shown-documents.ts';

const NOTE = `
insert into document_opening (version_id, account_id, first_at, last_at, pages_seen) values ($1, $2, $3, $4, $5::int[])
on conflict (version_id, account_id) do update set first_at = least(document_opening.first_at, excluded.first_at),
  last_at = greatest(document_opening.last_at, excluded.last_at),
  pages_seen = array(
    select distinct page from unnest(document_opening.pages_seen || excluded.pages_seen) page order by page)`;

const OPENINGS = `
select version_id as "versionId", account_id as "accountId", first_at as "firstAt", last_at as "lastAt",
  cardinality(pages_seen) as "pagesSeen"
from document_opening where version_id = any($1::uuid[])`;

const TURNING = `
select distinct i.meeting_id as id from meeting_document d join agenda_item i on i.id = d.item_id
where ${SHOWN_DOCUMENT} and ((d.read_from > $1 and d.read_from <= $2) or (d.read_until > $1 and d.read_until <= $2))`;

/** Who has had a version in hand, and when documents come into their readers' hands and leave them, in PostgreSQL. */
export function createOpeningRows({
  pool,
}: Pick<Database, 'pool'>): Pick<
  DocumentStore,
  'noteOpening' | 'notePages' | 'openingsOf' | 'meetingsTurning'
> {
  return {
    async noteOpening(versionId, accountId, at) {
      await pool.query(NOTE, [versionId, accountId, at, at, []]);
    },
    async notePages(versionId, accountId, pages, { first, last }) {
      await pool.query(NOTE, [versionId, accountId, first, last, [...pages]]);
    },
    async openingsOf(versionIds) {
      const { rows } = await pool.query<Opening>(OPENINGS, [[...versionIds]]);
      return rows;
    },
    async meetingsTurning(from, to) {
      const { rows } = await pool.query<{ id: MeetingId }>(TURNING, [from, to]);
      return rows.map(({ id }) => id);
    },
  };
}
