import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from './generated/client.ts';

/** The one connection pool of a process and the Prisma client that works on it. */
export type Database = { pool: Pool; prisma: PrismaClient; close(): Promise<void> };

/** The client inside of a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** How connections are made; `connections` is the most at a time. */
type PoolOptions = { url: string; connections?: number; onError: (error: Error) => void };

/**
 * Opens a pool. A connection that dies while idle is told to `onError` and replaced at the next use: without that
 * listener a restart of PostgreSQL would end the process.
 */
export function openPool(options: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: options.url,
    max: options.connections ?? 20,
    connectionTimeoutMillis: 10_000,
    application_name: 'nghi-su',
  });
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  return pool;
}

/** Opens the pool that everything shares, and Prisma on it. */
export function openDatabase(options: PoolOptions): Database {
  const pool = openPool(options);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  let closing: Promise<void> | null = null;
  return {
    pool,
    prisma,
    close() {
      closing ??= prisma.$disconnect().then(() => pool.end());
      return closing;
    },
  };
}
