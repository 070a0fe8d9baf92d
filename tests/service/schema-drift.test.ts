import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { schemaSql } from '#tests/support/schema-sql.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const migrated = useDatabase();
const made = useDatabase();
const SCHEMA = join(import.meta.dirname, '../../prisma/schema.prisma');
const COLUMNS = `select table_name, column_name, data_type, is_nullable, column_default, datetime_precision
  from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations' order by 1, 2`;
const INDEXES = `select tablename, indexname, indexdef from pg_indexes
  where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1, 2`;
const KEYS = `select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as rule from pg_constraint
  where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid::regclass::text <> '_prisma_migrations'
  order by 1, 2`;

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('the migrations make the tables, indexes and keys of prisma/schema.prisma, no more and no less', async () => {
  const sql = await schemaSql(made.url, SCHEMA);
  expect(sql).toContain('CREATE TABLE');
  await rowsOf(made.url, 'drop schema public cascade; create schema public');
  await rowsOf(made.url, sql);
  for (const question of [COLUMNS, INDEXES, KEYS]) {
    const wanted = await rowsOf(made.url, question);
    expect(wanted.length).toBeGreaterThan(10);
    expect(await rowsOf(migrated.url, question)).toEqual(wanted);
  }
});
