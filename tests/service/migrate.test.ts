import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#server/db/migrate.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let folder = '';

function aMigration(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
  const found = await database.pool.query<{ tablename: string }>(
    `select tablename from pg_tables where tablename like 'm_%' order by tablename`,
  );
  return found.rows.map((row) => row.tablename);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-migrations-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('migrate', () => {
  it('has nothing to do on the migrated template', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it('applies what is missing, in order, once', async () => {
    aMigration('2_second', 'alter table m_first add column b int;');
    aMigration('1_first', 'create table m_first (a int);');
    expect(await migrate(database.url, folder)).toEqual(['1_first', '2_second']);
    expect(await migrate(database.url, folder)).toEqual([]);
  });

  it('leaves nothing of a migration that fails, and applies it when it is mended', async () => {
    aMigration('3_bad', 'create table m_bad (a int); select nonsense;');
    await expect(migrate(database.url, folder)).rejects.toThrow('3_bad');
    expect(await tables()).not.toContain('m_bad');
    aMigration('3_bad', 'create table m_bad (a int);');
    expect(await migrate(database.url, folder)).toEqual(['3_bad']);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    aMigration('4_edited', 'create table m_edited (a int);');
    await migrate(database.url, folder);
    aMigration('4_edited', 'create table m_edited (a bigint);');
    await expect(migrate(database.url, folder)).rejects.toThrow('4_edited');
  });

  it('applies each migration once when two servers start together', async () => {
    aMigration('5_together', 'create table m_together (a int);');
    const applied = await Promise.all([
      migrate(database.url, folder),
      migrate(database.url, folder),
    ]);
    expect(applied.flat()).toEqual(['5_together']);
  });
});
