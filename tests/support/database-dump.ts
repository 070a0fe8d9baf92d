import { once } from 'node:events';
import { type Pool, Query } from 'pg';
import type { ReadTable } from './linking-by-order.ts';

/**
 * Everything that a `pg_dump` of the database says: the lines of each table in the order in which they lie, and the sequences. It is
 * read as pg_dump reads it, by COPY of every table of the catalogue, for the program itself comes with no package that the tests have:
 * the embedded PostgreSQL lacks it, and that of Debian is older than the server and refuses.
 */
export async function databaseDump(pool: Pool): Promise<ReadTable[]> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    // As pg_dump does: each table is read from its first page on.
    await client.query('set local synchronize_seqscans = off');
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'S', 'm') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const tables: ReadTable[] = [];
    for (const { name } of rows) {
      const copy = new CopyOut(`copy (select * from ${name}) to stdout`);
      const ended = once(copy, 'end');
      client.query(copy);
      await ended;
      tables.push({ name, lines: copy.lines() });
    }
    await client.query('commit');
    return tables;
  } finally {
    client.release();
  }
}

/** A COPY … TO STDOUT whose text is kept. */
class CopyOut extends Query {
  readonly #chunks: Buffer[] = [];

  /** Called by the driver with each line. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads the next message into the same memory.
    this.#chunks.push(Buffer.from(chunk));
  }

  lines(): string[][] {
    const text = Buffer.concat(this.#chunks).toString('utf8');
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t'));
  }
}
