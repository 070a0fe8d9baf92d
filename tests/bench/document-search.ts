import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { parseDocumentQuery } from '#contract/document-query.ts';
import { documentTsquery } from '#server/domain/document-tsquery.ts';
import { createVectorWriter } from '#server/domain/page-vector.ts';

/** What is searched for: rare and common words, with and without marks, phrases, a symbol, a word that is still being typed. */
const QUERIES = [
  'cải cách hành chính',
  'cai cach hanh chinh',
  '"thủ tục hành chính"',
  'chuyển đổi số trong các trường học',
  'ho so dat dai',
  '"hội nghị truyền hình"',
  'của các',
  'va',
  'kiểm tra công vụ quý IV',
  'chữ ký số cho lãnh đạo cấp x',
  'đất đai',
  'duong day nong',
  '4711/QĐ-UBND',
  '"không có ở đâu cả"',
  'họp',
  'tr',
];
const DOCUMENTS = 1000;
const PAGES = 20;
const LINES = 34;
const SESSIONS = 10;

/** Milliseconds of each query: over HTTP until the last byte, and of the bare index. */
export type SearchFigures = { pages: number; productMs: number[]; bareMs: number[] };

/** Writes 1,000 documents of 20 pages into meetings of the demo's chair, made of the lines of the demo's papers, and searches them. */
export async function measureDocumentSearch(url: string, pool: Pool): Promise<SearchFigures> {
  const cookies = await seedPages(pool);
  const productMs: number[] = [];
  const bareMs: number[] = [];
  for (let round = 0; round < SESSIONS; round += 1) {
    for (const query of QUERIES) {
      const from = performance.now();
      const answer = await fetch(`${url}/api/search?q=${encodeURIComponent(query)}`, {
        headers: { cookie: cookies[round] ?? '' },
      });
      await answer.text();
      const took = performance.now() - from;
      if (!answer.ok) throw new Error(`The search answered ${answer.status}.`);
      const bare = await bareSelect(pool, query);
      // The first round warms caches, the plan and the code.
      if (round === 0) continue;
      productMs.push(took);
      bareMs.push(bare);
    }
  }
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from page_text where page > 0',
  );
  return { pages: rows[0]?.count ?? 0, productMs, bareMs };
}

/** A plain select over the same index: no rights, no ranks, no snippets. */
async function bareSelect(pool: Pool, query: string): Promise<number> {
  const { match } = documentTsquery(parseDocumentQuery(query));
  const from = performance.now();
  await pool.query(
    'select version_id, page, text from page_text where words @@ $1::tsquery limit 100',
    [match],
  );
  return performance.now() - from;
}

async function seedPages(pool: Pool): Promise<string[]> {
  const lines = await demoLines(pool);
  const write = createVectorWriter();
  let seed = 20_261_126;
  const pick = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return lines[seed % lines.length] ?? '';
  };
  for (let made = 0; made < DOCUMENTS; made += 10) {
    const versionIds = await aMeetingOf(pool, 10, made);
    const pages = versionIds.flatMap((versionId, at) =>
      Array.from({ length: PAGES }, (_, index) => {
        const number = `Số ${(made + at) * PAGES + index}/QĐ-UBND`;
        const text = [number, ...Array.from({ length: LINES }, pick)].join('\n');
        return { versionId, page: index + 1, text };
      }),
    );
    await pool.query(
      `insert into page_text (version_id, page, source, text, words)
       select id, page, 'text', text, words::tsvector
       from unnest($1::uuid[], $2::int[], $3::text[], $4::text[]) as t(id, page, text, words)`,
      [
        pages.map(({ versionId }) => versionId),
        pages.map(({ page }) => page),
        pages.map(({ text }) => text),
        pages.map(({ text }) => write(text)),
      ],
    );
  }
  // As a database that has stood for a day does by itself.
  await pool.query('vacuum analyze');
  return sessionsOf(pool, 'chutri');
}

async function demoLines(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    'select text from page_text where page > 0 order by version_id, page',
  );
  const lines = rows.flatMap(({ text }) => text.split('\n')).map((line) => line.trim());
  return lines.filter((line) => line.length > 30);
}

/** A released meeting of the demo's chair with documents that are ready; answers their versions. */
async function aMeetingOf(pool: Pool, documents: number, days: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `with chair as (select id, unit_id from account where username = 'chutri'),
     meeting as (insert into meeting (id, unit_id, type_id, title, starts_at, ends_at, place, phase, chair_id, secretary_id, created_by_id, search_text)
       select gen_random_uuid(), unit_id, (select id from meeting_type limit 1), 'Đo tốc độ tìm', now() - $2 * interval '1 day',
         now() - $2 * interval '1 day', 'Hội trường', 'ended', id, id, id, '' from chair returning id),
     item as (insert into agenda_item (id, meeting_id, position, title)
       select gen_random_uuid(), id, 0, 'Nội dung' from meeting returning id),
     document as (insert into meeting_document (id, item_id, position, title)
       select gen_random_uuid(), item.id, n, 'Báo cáo số ' || n from item, generate_series(1, $1::int) n returning id)
     insert into document_version (id, document_id, number, file_name, file_kind, size_bytes, sha256, original_key, pdf_key, state, page_count, uploaded_by_id)
       select gen_random_uuid(), document.id, 1, 'bao-cao.pdf', 'pdf', 1, 'x', 'x', 'x', 'ready', ${PAGES}, chair.id from document, chair
     returning id`,
    [documents, days],
  );
  return rows.map(({ id }) => id);
}

/** Sessions of one account, since one session may search only so often in a minute. */
async function sessionsOf(pool: Pool, username: string): Promise<string[]> {
  const tokens = Array.from({ length: SESSIONS }, () => randomUUID());
  await pool.query(
    `insert into session (token_hash, account_id, expires_at, address, user_agent)
     select hash, (select id from account where username = $2), now() + interval '1 hour', '127.0.0.1', 'bench'
     from unnest($1::text[]) as t(hash)`,
    [tokens.map((token) => createHash('sha256').update(token).digest('hex')), username],
  );
  return tokens.map((token) => `nghi-su=${token}`);
}
