import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');
/** The lock that `prisma migrate deploy` takes, so that the two never run at once. */
const LOCK = 72_707_369;
const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Brings the database up to the newest migration and returns the names of those that were missing. Keeps Prisma's own history
 * table, with its checksums. Each file is applied whole or not at all; a file changed after it was applied is refused.
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<string[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(HISTORY);
    const history = await client.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    );
    const missing = namesIn(folder).filter((name) => !isApplied(history.rows, name, folder));
    for (const name of missing) await apply(client, name, folder);
    return missing;
  } finally {
    await client.end();
  }
}

function namesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function isApplied(history: Applied[], name: string, folder: string): boolean {
  const row = history.find((applied) => applied.migration_name === name);
  if (!row?.finished_at) return false;
  if (row.checksum !== checksumOf(fileOf(folder, name))) {
    throw new Error(`Tệp chuyển đổi dữ liệu ${name} đã bị sửa sau khi áp dụng.`);
  }
  return true;
}

/** The file and its record are one transaction: a crash leaves neither or both. */
async function apply(client: Client, name: string, folder: string): Promise<void> {
  const sql = fileOf(folder, name);
  try {
    await client.query('begin');
    await client.query(sql.toString('utf8'));
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)',
      [randomUUID(), checksumOf(sql), name],
    );
    await client.query('commit');
  } catch (error) {
    throw new Error(
      `Không áp dụng được tệp chuyển đổi dữ liệu ${name}; dữ liệu giữ nguyên như trước.`,
      { cause: error },
    );
  }
}

function fileOf(folder: string, name: string): Buffer {
  return readFileSync(join(folder, name, 'migration.sql'));
}

function checksumOf(sql: Buffer): string {
  return createHash('sha256').update(sql).digest('hex');
}
