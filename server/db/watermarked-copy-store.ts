import type { WatermarkedCopyStore } from '#server/services/ports/watermarked-copy-store.ts';
import type { Database } from './database.ts';

/** Keeps the list of watermarked copies in PostgreSQL. */
export function createWatermarkedCopyStore({ pool }: Pick<Database, 'pool'>): WatermarkedCopyStore {
  return {
    async find({ versionId, accountId, day }) {
      const { rows } = await pool.query<{ fileKey: string }>(
        `select file_key as "fileKey" from watermarked_copy
        where version_id = $1 and account_id = $2 and day = $3::date`,
        [versionId, accountId, day],
      );
      return rows[0]?.fileKey ?? null;
    },
    async keep({ versionId, accountId, day, fileKey }) {
      await pool.query(
        `insert into watermarked_copy (version_id, account_id, day, file_key) values ($1, $2, $3::date, $4)
        on conflict (version_id, account_id, day) do update set file_key = excluded.file_key`,
        [versionId, accountId, day, fileKey],
      );
    },
    async takeBefore(day) {
      const { rows } = await pool.query<{ fileKey: string }>(
        'delete from watermarked_copy where day < $1::date returning file_key as "fileKey"',
        [day],
      );
      return rows.map(({ fileKey }) => fileKey);
    },
  };
}
