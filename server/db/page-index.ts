import { setImmediate as breathe } from 'node:timers/promises';
import type { Pool } from 'pg';
import { looksScanned } from '#contract/looks-scanned.ts';
import { createVectorWriter } from '#server/domain/page-vector.ts';
import type { Transaction } from './database.ts';

/** A page as it is indexed; `scan` waits for its words to be recognised. */
type IndexedPage = { page: number; source: 'text' | 'scan'; text: string; words: string };

// What is kept of a page; a longer one is a table that was unpacked into text.
const MOST_CHARS = 100_000;
/** So many pages are folded in one go: meetings run in the same thread. */
const AT_ONCE = 10;

/** Makes the pages of a version, which form feeds part, ready for the index; long texts leave the thread in between. */
export async function toIndexedPages(pageText: string, pageCount: number): Promise<IndexedPage[]> {
  const texts = pageText.split('\f');
  const write = createVectorWriter();
  const pages: IndexedPage[] = [];
  for (let page = 1; page <= pageCount; page += 1) {
    const text = (texts[page - 1] ?? '').slice(0, MOST_CHARS).toWellFormed();
    pages.push({ page, source: looksScanned(text) ? 'scan' : 'text', text, words: write(text) });
    if (page % AT_ONCE === 0) await breathe();
  }
  return pages;
}

/** Writes the pages of a version and its document's heading; what was there of it is replaced. */
export async function writePages(
  tx: Transaction,
  versionId: string,
  pages: readonly IndexedPage[],
): Promise<void> {
  await tx.pageText.deleteMany({ where: { versionId } });
  await tx.$executeRaw`
    insert into page_text (version_id, page, source, text, words)
    select ${versionId}::uuid, page, source, text, words::tsvector
    from unnest(${pages.map((p) => p.page)}::int[], ${pages.map((p) => p.source)}::text[],
      ${pages.map((p) => p.text)}::text[], ${pages.map((p) => p.words)}::text[]) as p(page, source, text, words)`;
  const { documentId } = await tx.documentVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { documentId: true },
  });
  await writeHeading(tx, documentId);
}

const headingSelection = { title: true, docNumber: true, abstract: true };

/** What a document is found by beside its pages: its title, number and symbol, abstract and file. */
function headingOf(
  {
    title,
    docNumber,
    abstract,
  }: { title: string; docNumber: string | null; abstract: string | null },
  fileName: string,
): string {
  return [title, docNumber, abstract, fileName].filter(Boolean).join('\n');
}

/**
 * Indexes what a document is called and its files' names, in all its converted versions. To be called in each transaction that
 * changes one of them.
 */
export async function writeHeading(tx: Transaction, documentId: string): Promise<void> {
  const versions = await tx.documentVersion.findMany({
    where: { documentId, state: 'ready' },
    select: { id: true, fileName: true, document: { select: headingSelection } },
  });
  const write = createVectorWriter();
  for (const { id, fileName, document } of versions) {
    const text = headingOf(document, fileName);
    await tx.$executeRaw`
      insert into page_text (version_id, page, source, text, words)
      values (${id}::uuid, 0, 'heading', ${text}, ${write(text)}::tsvector)
      on conflict (version_id, page) do update set text = excluded.text, words = excluded.words`;
  }
}

const TAKE_UNINDEXED = `
select p.version_id as "versionId", p.page, p.source, p.text, d.title, d.doc_number as "docNumber", d.abstract,
  v.file_name as "fileName"
from page_text p join document_version v on v.id = p.version_id join meeting_document d on d.id = v.document_id
where p.words is null order by p.version_id, p.page limit 50`;

type Unindexed = {
  versionId: string;
  page: number;
  source: string;
  text: string;
  title: string;
  docNumber: string | null;
  abstract: string | null;
  fileName: string;
};

/**
 * Indexes the rows that have no words yet: those of versions converted before there was an index. Answers how many it did before all
 * were done, or `signal` ended it; what is left is done another time.
 */
export async function indexUnindexed(pool: Pool, signal: AbortSignal): Promise<number> {
  const write = createVectorWriter();
  for (let count = 0; ; ) {
    const { rows } = await pool.query<Unindexed>(TAKE_UNINDEXED);
    if (rows.length === 0 || signal.aborted) return count;
    for (const { versionId, page, fileName, ...row } of rows) {
      const isHeading = page === 0;
      const text = isHeading ? headingOf(row, fileName) : row.text.slice(0, MOST_CHARS);
      const source = !isHeading && looksScanned(text) ? 'scan' : row.source;
      await pool.query(
        'update page_text set text = $3, source = $4, words = $5::tsvector where version_id = $1 and page = $2',
        [versionId, page, text, source, write(text)],
      );
    }
    count += rows.length;
  }
}

/** Gives a version the indexed pages of another that names the same file. */
export async function copyPages(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    insert into page_text (version_id, page, source, text, words, lines)
    select ${to}::uuid, page, source, text, words, lines from page_text where version_id = ${from}::uuid`;
}
