import type { VersionId } from '#contract/ids.ts';
import { countWords } from '#contract/looks-scanned.ts';
import { createVectorWriter } from '#server/domain/page-vector.ts';
import type {
  RecognitionQueue,
  RecognitionTurn,
} from '#server/services/ports/recognition-queue.ts';
import type { Database } from './database.ts';

const MOST_TRIES = 2;
/** Longer than a page can take: what was taken before that was left by a server that died. */
const LONGEST_SECONDS = 180;

const TAKE = `
update page_text p set taken_at = $2, attempts = p.attempts + 1
from document_version v join meeting_document d on d.id = v.document_id
where p.version_id = $1 and v.id = p.version_id and v.pdf_key is not null and d.removed_at is null and d.recalled_at is null and p.page = (
  select page from page_text where version_id = $1 and source = 'scan'
    and (taken_at is null or taken_at < $2::timestamptz - interval '${LONGEST_SECONDS} seconds')
  order by page limit 1 for update skip locked)
returning p.version_id as "versionId", p.page, v.pdf_key as "pdfKey"`;

const FAIL = `
update page_text set taken_at = null, source = case when attempts >= ${MOST_TRIES} then 'unread' else 'scan' end
where version_id = $1 and page = $2 and source = 'scan'`;

const RELEASE = `
update page_text set taken_at = null, attempts = attempts - 1
where version_id = $1 and page = $2 and source = 'scan'`;

const IS_CONVERTING = `
select exists (select 1 from document_version v join meeting_document d on d.id = v.document_id
  where d.removed_at is null and (v.state = 'converting' or (v.state = 'queued' and v.problem is null))) as is`;

const WAITING = `
select v.id from document_version v join meeting_document d on d.id = v.document_id
  join agenda_item i on i.id = d.item_id join meeting m on m.id = i.meeting_id
where d.removed_at is null and d.recalled_at is null and i.removed_at is null and v.state = 'ready'
  and v.id in (select version_id from page_text where source = 'scan')
order by m.ends_at < now(), abs(extract(epoch from m.starts_at - now())), v.id`;

/** Keeps the queue of scanned pages in the rows of the index itself; jobs only say when to look. */
export function createRecognitionQueue({ pool }: Pick<Database, 'pool'>): RecognitionQueue {
  return {
    async take(versionId, at) {
      const { rows } = await pool.query<RecognitionTurn>(TAKE, [versionId, at]);
      return rows[0] ?? null;
    },
    async settle({ versionId, page }, lines) {
      if (!lines) {
        await pool.query(FAIL, [versionId, page]);
        return;
      }
      const text = lines.map((line) => line.map(([word]) => word).join(' ')).join('\n');
      const { rows } = await pool.query<{ text: string }>(
        "select text from page_text where version_id = $1 and page = $2 and source = 'scan'",
        [versionId, page],
      );
      const before = rows[0];
      if (!before) return;
      const isMore = countWords(text) > countWords(before.text);
      await pool.query(
        isMore
          ? `update page_text set source = 'ocr', text = $3, words = $4::tsvector, lines = $5::jsonb, taken_at = null
             where version_id = $1 and page = $2`
          : "update page_text set source = 'text', taken_at = null where version_id = $1 and page = $2",
        isMore
          ? [versionId, page, text, createVectorWriter()(text), JSON.stringify(lines)]
          : [versionId, page],
      );
    },
    async release({ versionId, page }) {
      await pool.query(RELEASE, [versionId, page]);
    },
    async holdUp(isHeldUp) {
      const [to, from] = isHeldUp ? ['heldUp', 'scan'] : ['scan', 'heldUp'];
      await pool.query('update page_text set source = $1 where source = $2', [to, from]);
    },
    async isConverting() {
      const { rows } = await pool.query<{ is: boolean }>(IS_CONVERTING);
      return rows[0]?.is ?? false;
    },
    async waiting() {
      const { rows } = await pool.query<{ id: VersionId }>(WAITING);
      return rows.map(({ id }) => id);
    },
  };
}
