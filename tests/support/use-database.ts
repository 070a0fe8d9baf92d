import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { PrismaClient } from '#server/db/generated/client.ts';

/** A migrated, empty database of the test file's own. Its fields may be read inside of tests and hooks only. */
export type TestDatabase = {
  /** Address for what makes its own connections. */
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly pool: Pool;
};

/** Gives the calling test file a database of its own, cloned from the template before its tests and dropped after them. */
export function useDatabase(): TestDatabase {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  let opened: { url: string; prisma: PrismaClient; pool: Pool } | null = null;
  const get = () => {
    if (!opened) throw new Error('The database is there in tests and hooks only.');
    return opened;
  };
  beforeAll(async () => {
    await administer(`create database ${name} template nghi_su_template strategy file_copy`);
    const url = inject('postgresBase') + name;
    const pool = new Pool({ connectionString: url, max: 10 });
    pool.on('error', () => undefined);
    opened = { url, pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  });
  afterAll(async () => {
    if (opened) {
      await opened.prisma.$disconnect();
      if (!opened.pool.ended) await opened.pool.end();
    }
    await administer(`drop database if exists ${name} with (force)`);
  });
  return {
    get url() {
      return get().url;
    },
    get prisma() {
      return get().prisma;
    },
    get pool() {
      return get().pool;
    },
  };
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: `${inject('postgresBase')}postgres` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
