import type { Pool, QueryResultRow } from 'pg';
import { RecognisedLines } from '#contract/http/search.ts';
import type { VersionId } from '#contract/ids.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type {
  DescribedDocument,
  DocumentIndex,
  IndexedText,
  RankedDocument,
} from '#server/services/ports/document-index.ts';
import type { Database } from './database.ts';
import { audienceOf } from './document-rows.ts';
import { READABLE_DOCUMENTS, readerValues } from './readable-documents.ts';

/** So many matching pages are ranked: reading a page's vector is what costs time, and nobody reads on so far. */
const MOST_RANKED = 600;
const PAGES_SHOWN = 3;

/**
 * A page scores 4 for the very marks that were typed, 2 for the words standing together, 1 for being the heading, and what
 * `ts_rank` says in between (below 1); a document scores as its best page. Whole numbers, so that a place is exact.
 */
const RANK = `
with readable as materialized (
  select * from (${READABLE_DOCUMENTS}) r
  where ($6::uuid is null or meeting_id = $6) and ($7::uuid is null or item_id = $7) and ($8::uuid is null or unit_id = $8)
    and ($9::timestamptz is null or starts_at >= $9) and ($10::timestamptz is null or starts_at < $10)
), matched as materialized (
  select r.*, p.page, p.words from readable r join page_text p on p.version_id = r.version_id
  where p.words @@ $11::tsquery order by r.starts_at desc, r.document_id, p.page limit ${MOST_RANKED}
), scored as (
  select document_id, version_id, meeting_id, starts_at, page,
    (1e6 * (case when $12::text is null or words @@ $12::tsquery then 4 else 0 end
      + case when words @@ $13::tsquery then 2 else 0 end
      + case when page = 0 then 1 else 0 end
      + least(ts_rank(words, $11::tsquery), 0.99)))::int as score
  from matched
), placed as (
  select *, row_number() over (partition by document_id order by page = 0, score desc, page) as place from scored
), documents as (
  select document_id, version_id, meeting_id, max(score) as score, (extract(epoch from starts_at) * 1000)::bigint as at,
    count(*) filter (where page > 0)::int as pages_matched,
    coalesce(array_agg(page order by place) filter (where page > 0 and place <= ${PAGES_SHOWN}), '{}') as pages
  from placed group by document_id, version_id, meeting_id, starts_at
)
select document_id as "documentId", version_id as "versionId", meeting_id as "meetingId", score, at::float8 as "startsAtMs",
  pages_matched as "pagesMatched", pages, d.audience, d.read_from as "readFrom", d.read_until as "readUntil", d.recalled_at as "recalledAt",
  (select count(*) from matched) = ${MOST_RANKED} as "isCut"
from documents join meeting_document d on d.id = document_id
where $14::int is null or (score, at, document_id) < ($14, $15::bigint, $16::uuid)
order by score desc, at desc, document_id desc limit $17`;

const DESCRIBE = `
select v.id as "versionId", d.id as "documentId", d.title, v.file_name as "fileName", v.page_count as "pageCount",
  m.title as "meetingTitle", m.starts_at as "startsAt", m.phase, i.id as "itemId", i.title as "itemTitle", u.name as "unitName"
from document_version v join meeting_document d on d.id = v.document_id join agenda_item i on i.id = d.item_id
  join meeting m on m.id = i.meeting_id join org_unit u on u.id = coalesce(i.unit_id, m.unit_id)
where v.id = any($1::uuid[])`;

const TEXTS = `
select p.version_id as "versionId", p.page, p.text
from unnest($1::uuid[], $2::int[]) as w(version_id, page) join page_text p using (version_id, page)`;

/**
 * Runs a query that must go by the index: PostgreSQL does not reckon with the time it takes to unpack every page's vector, and would
 * rather read the whole table for a common word.
 */
async function byIndex<T extends QueryResultRow>(
  pool: Pool,
  sql: string,
  values: unknown[],
): Promise<T[]> {
  const client = await pool.connect();
  try {
    await client.query('begin read only; set local enable_seqscan = off');
    const { rows } = await client.query<T>(sql, values);
    await client.query('commit');
    client.release();
    return rows;
  } catch (error) {
    // The connection is in the middle of something: it is not used again.
    client.release(true);
    throw error;
  }
}

type RankedRow = Omit<RankedDocument, 'rule'> &
  Omit<AccessRule, 'audience'> & { audience: unknown; isCut: boolean };

function toRanked(row: RankedRow): RankedDocument {
  const { isCut: _, audience, readFrom, readUntil, recalledAt, ...document } = row;
  return { ...document, rule: { audience: audienceOf(audience), readFrom, readUntil, recalledAt } };
}

/** The index of words in PostgreSQL: one vector a page, written by `page-index.ts`. */
export function createDocumentIndex({ pool }: Pick<Database, 'pool'>): DocumentIndex {
  return {
    async rank(actor, now, query, filter, after, limit) {
      const rows = await byIndex<RankedRow>(pool, RANK, [
        ...readerValues(actor, now),
        filter.meetingId,
        filter.itemId,
        filter.unitId,
        filter.from,
        filter.to,
        query.match,
        query.exact,
        query.together,
        after?.score ?? null,
        after?.startsAtMs ?? null,
        after?.documentId ?? null,
        limit,
      ]);
      return {
        documents: rows.map(toRanked),
        isCut: rows[0]?.isCut ?? false,
      };
    },
    async describe(versionIds) {
      const { rows } = await pool.query<DescribedDocument & { versionId: VersionId }>(DESCRIBE, [
        versionIds,
      ]);
      return new Map(rows.map(({ versionId, ...document }) => [versionId, document]));
    },
    async textsOf(pages) {
      const { rows } = await pool.query<IndexedText>(TEXTS, [
        pages.map(({ versionId }) => versionId),
        pages.map(({ page }) => page),
      ]);
      return rows;
    },
    async linesOf(versionId, page) {
      const { rows } = await pool.query<{ lines: unknown }>(
        'select lines from page_text where version_id = $1 and page = $2',
        [versionId, page],
      );
      return RecognisedLines.parse(rows[0]?.lines ?? []);
    },
  };
}
