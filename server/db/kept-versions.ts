import type { VersionId } from '#contract/ids.ts';
import type { Fetch, KeptVersions } from '#server/services/ports/kept-versions.ts';
import type { Database } from './database.ts';
import { READABLE_DOCUMENTS, readerValues } from './readable-documents.ts';

const KEEPABLE = `
select v.id as "versionId", v.id = r.version_id as "isNewest"
from (${READABLE_DOCUMENTS}) r join meeting_document k on k.id = r.document_id join document_version v on v.document_id = k.id
where v.id = any($7::uuid[]) and not k.is_internal`;

const TEXTS = `
select coalesce(p.text, '') as text, coalesce(p.source in ('scan', 'heldUp'), false) as "isToCome"
  from generate_series(1, $2::int) page
  left join page_text p on p.version_id = $1 and p.page = page.page order by page.page`;

const NOTE_FETCH = `
insert into document_fetch (version_id, account_id, first_at, last_at) values ($1, $2, $3, $3)
on conflict (version_id, account_id) do update set last_at = greatest(document_fetch.last_at, excluded.last_at)`;

const FETCHES = `
select version_id as "versionId", account_id as "accountId", first_at as "firstAt", last_at as "lastAt"
from document_fetch where version_id = any($1::uuid[])`;

/** Asks PostgreSQL about versions that devices keep. */
export function createKeptVersions({ pool }: Pick<Database, 'pool'>): KeptVersions {
  return {
    async keepable(actor, now, versionIds) {
      const { rows } = await pool.query<{ versionId: VersionId; isNewest: boolean }>(KEEPABLE, [
        // Papers of the library are not kept: none of its folders is looked into.
        ...readerValues(actor, now, []),
        versionIds,
      ]);
      const those = (isNewest: boolean) =>
        rows.filter((row) => row.isNewest === isNewest).map(({ versionId }) => versionId);
      return { versionIds: those(true), replaced: those(false) };
    },
    async textsOf(versionId, pageCount) {
      const { rows } = await pool.query<{ text: string; isToCome: boolean }>(TEXTS, [
        versionId,
        pageCount,
      ]);
      return {
        pages: rows.map(({ text }) => text),
        isFinal: !rows.some(({ isToCome }) => isToCome),
      };
    },
    async noteFetch(versionId, accountId, at) {
      await pool.query(NOTE_FETCH, [versionId, accountId, at]);
    },
    async fetchesOf(versionIds) {
      const { rows } = await pool.query<Fetch>(FETCHES, [[...versionIds]]);
      return rows;
    },
  };
}
