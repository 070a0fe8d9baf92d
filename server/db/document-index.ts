import type { Pool, QueryResultRow } from 'pg';
import { RecognisedLines } from '#contract/http/search.ts';
import type { AgendaItemId, LibraryFolderId, MeetingId, VersionId } from '#contract/ids.ts';
import { PAGES_SHOWN } from '#contract/snippet.ts';
import type { AccessRule } from '#server/domain/document-access.ts';
import type {
  DescribedDocument,
  DescribedMeeting,
  DocumentIndex,
  IndexedText,
  RankedDocument,
} from '#server/services/ports/document-index.ts';
import type { Database } from './database.ts';
import { audienceOf } from './document-rows.ts';
import { READABLE_DOCUMENTS, readerValues } from './readable-documents.ts';

/** So many matching pages are ranked: reading a page's vector is what costs time, and nobody reads on so far. */
const MOST_RANKED = 600;

/**
 * Pages come newest first; whether the words of a phrase follow each other is read from the page's vector, so no more of them are
 * looked into than are ranked. A page scores 4 for the very marks that were typed, 2 for the words standing together, 1 for being the
 * heading, and what `ts_rank` says in between (below 1); a document scores as its best page. Whole numbers, so that a place is exact.
 */
const RANK = `
with readable as materialized (
  select * from (${READABLE_DOCUMENTS}) r
  where ($7::uuid is null or meeting_id = $7) and ($8::uuid is null or item_id = $8) and ($9::uuid is null or unit_id = $9)
    and ($10::timestamptz is null or at >= $10) and ($11::timestamptz is null or at < $11)
), held as (
  select r.*, p.page, p.words from readable r join page_text p on p.version_id = r.version_id
  where p.words @@ coalesce($19, $12)::tsquery order by r.at desc, r.document_id, p.page
  limit case when $19::text is null then ${MOST_RANKED}::bigint end
), matched as materialized (
  select * from held where $19::text is null or words @@ $12::tsquery limit ${MOST_RANKED}
), scored as (
  select document_id, version_id, meeting_id, folder_id, at, page,
    (1e6 * (case when $13::text is null or words @@ $13::tsquery then 4 else 0 end
      + case when words @@ $14::tsquery then 2 else 0 end
      + case when page = 0 then 1 else 0 end
      + least(ts_rank(words, $12::tsquery), 0.99)))::int as score
  from matched
), placed as (
  select *, row_number() over (partition by document_id order by page = 0, score desc, page) as place from scored
), documents as (
  select document_id, version_id, meeting_id, folder_id, max(score) as score, (extract(epoch from at) * 1000)::bigint as at,
    count(*) filter (where page > 0)::int as pages_matched,
    coalesce(array_agg(page order by place) filter (where page > 0 and place <= ${PAGES_SHOWN}), '{}') as pages
  from placed group by document_id, version_id, meeting_id, folder_id, at
)
select document_id as "documentId", version_id as "versionId", meeting_id as "meetingId", documents.folder_id as "folderId", score,
  at::float8 as "atMs", pages_matched as "pagesMatched", pages, d.audience, d.read_from as "readFrom", d.read_until as "readUntil",
  d.recalled_at as "recalledAt", (select count(*) from matched) = ${MOST_RANKED} as "isCut"
from documents join meeting_document d on d.id = document_id
where $15::int is null or (score, at, document_id) < ($15, $16::bigint, $17::uuid)
order by score desc, at desc, document_id desc limit $18`;

const DESCRIBE = `
select v.id as "versionId", d.id as "documentId", d.title, v.file_name as "fileName", v.page_count as "pageCount",
  m.title as "meetingTitle", m.starts_at as "startsAt", m.phase, i.id as "itemId", i.title as "itemTitle", u.name as "unitName"
from document_version v join meeting_document d on d.id = v.document_id left join agenda_item i on i.id = d.item_id
  left join meeting m on m.id = i.meeting_id left join library_folder f on f.id = d.folder_id
  join org_unit u on u.id = coalesce(f.unit_id, i.unit_id, m.unit_id)
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

type RankedRow = Omit<RankedDocument, 'home'> &
  Omit<AccessRule, 'audience'> & {
    audience: unknown;
    meetingId: MeetingId | null;
    folderId: LibraryFolderId | null;
    isCut: boolean;
  };

function toRanked(row: RankedRow): RankedDocument[] {
  const {
    isCut: _,
    audience,
    readFrom,
    readUntil,
    recalledAt,
    meetingId,
    folderId,
    ...document
  } = row;
  const rule = { audience: audienceOf(audience), readFrom, readUntil, recalledAt };
  if (meetingId) return [{ ...document, home: { kind: 'meeting', meetingId, rule } }];
  return folderId ? [{ ...document, home: { kind: 'library', folderId } }] : [];
}

type DescribedRow = Omit<DescribedDocument, 'meeting'> &
  Pick<DescribedMeeting, 'startsAt' | 'phase'> & {
    versionId: VersionId;
    meetingTitle: string;
    itemId: AgendaItemId | null;
    itemTitle: string;
  };

function toDescribed(row: DescribedRow): DescribedDocument {
  const { documentId, title, fileName, pageCount, unitName, startsAt, phase } = row;
  const { itemId, itemTitle, meetingTitle } = row;
  const meeting = itemId && {
    title: meetingTitle,
    startsAt,
    phase,
    item: { itemId, title: itemTitle },
  };
  return { documentId, title, fileName, pageCount, unitName, meeting };
}

/** The index of words in PostgreSQL: one vector a page, written by `page-index.ts`. */
export function createDocumentIndex({ pool }: Pick<Database, 'pool'>): DocumentIndex {
  return {
    async rank(actor, now, folderIds, query, filter, after, limit) {
      const rows = await byIndex<RankedRow>(pool, RANK, [
        ...readerValues(actor, now, folderIds),
        filter.meetingId,
        filter.itemId,
        filter.unitId,
        filter.from,
        filter.to,
        query.match,
        query.exact,
        query.together,
        after?.score ?? null,
        after?.atMs ?? null,
        after?.documentId ?? null,
        limit,
        query.holds,
      ]);
      return {
        documents: rows.flatMap(toRanked),
        isCut: rows[0]?.isCut ?? false,
      };
    },
    async describe(versionIds) {
      const { rows } = await pool.query<DescribedRow>(DESCRIBE, [versionIds]);
      return new Map(rows.map((row) => [row.versionId, toDescribed(row)]));
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
