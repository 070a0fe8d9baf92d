import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';

/** A meeting with one item and so many who read its documents, each with a session; the first prepares it. */
export type Readers = { meetingId: string; itemId: string; tokens: string[] };

/** Writes the meeting straight into the database. */
export async function seedReaders(pool: Pool, size: number): Promise<Readers> {
  const [meetingId, itemId] = [randomUUID(), randomUUID()];
  const ids = Array.from({ length: size }, () => randomUUID());
  const tokens = ids.map(() => randomUUID());
  await pool.query(
    `insert into account (id, username, name, position, unit_id, password_hash, search_text)
     select id, 'reader.' || id, 'Đại biểu', 'Đại biểu', (select id from org_unit where kind = 'district' limit 1), 'none', ''
     from unnest($1::uuid[]) as t(id)`,
    [ids],
  );
  await pool.query(
    `insert into session (token_hash, account_id, expires_at, address, user_agent)
     select hash, id, now() + interval '1 hour', '127.0.0.1', 'bench' from unnest($1::text[], $2::uuid[]) as t(hash, id)`,
    [tokens.map((token) => createHash('sha256').update(token).digest('hex')), ids],
  );
  await pool.query(
    `insert into meeting (id, unit_id, type_id, title, starts_at, ends_at, place, phase, chair_id, secretary_id, created_by_id, search_text, released_at)
     select $1, u.id, t.id, 'Đo tốc độ đọc', now(), now() + interval '2 hours', 'Hội trường', 'released', $2, $2, $2, '', now()
     from (select id from org_unit where kind = 'district' limit 1) u, (select id from meeting_type limit 1) t`,
    [meetingId, ids[0]],
  );
  await pool.query(
    `insert into participation (meeting_id, account_id, roles)
     select $1, id, case when id = $3 then '{secretary}'::text[] else '{votingMember}'::text[] end from unnest($2::uuid[]) as t(id)`,
    [meetingId, ids, ids[0]],
  );
  await pool.query(
    `insert into agenda_item (id, meeting_id, position, title) values ($1, $2, 0, 'Báo cáo')`,
    [itemId, meetingId],
  );
  return { meetingId, itemId, tokens };
}

/** Uploads a PDF as who prepares the meeting and waits until it can be read. */
export async function uploadPaper(
  url: string,
  readers: Readers,
  fileName: string,
  bytes: Buffer,
): Promise<{ versionId: string; documentId: string }> {
  const headers = {
    cookie: `nghi-su=${readers.tokens[0]}`,
    origin: url,
    'content-type': 'application/octet-stream',
  };
  // The meeting begins now, so its papers were due before.
  const query = new URLSearchParams({ fileName, lateReason: 'Đo tốc độ đọc' });
  const sent = await fetch(`${url}/api/agenda-items/${readers.itemId}/documents?${query}`, {
    method: 'POST',
    headers,
    body: Uint8Array.from(bytes),
  });
  if (!sent.ok) throw new Error(`upload: ${await sent.text()}`);
  const { documentId, versionId } = (await sent.json()) as Record<string, string>;
  if (!documentId || !versionId) throw new Error('The upload answered without a document.');
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/api/documents/${documentId}`, { headers });
    const { progress } = (await answer.json()) as { progress: { state: string } };
    if (progress.state === 'ready') return { versionId, documentId };
    if (progress.state === 'failed') throw new Error('The paper could not be converted.');
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error('The paper was not ready in a minute.');
}
