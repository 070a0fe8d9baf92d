import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { type Database, openDatabase, openPool } from './db/database.ts';
import { reachDatabase } from './reach-database.ts';
import type { Closing } from './running.ts';
import type { Settings } from './settings.ts';

/** Reaches the database and opens what connects to it: for rows, and for the streams of meetings. */
export async function openDatabases(
  settings: Settings,
  log: Logger,
  closing: Closing,
): Promise<{ databaseUrl: string; database: Database; streamPool: Pool }> {
  const databaseUrl = await reachDatabase(settings, closing);
  // The error holds the whole client, with what it connects by: its sentence is enough.
  const onError = ({ message }: Error) => log.warn({ reason: message }, 'database connection lost');
  const database = openDatabase({ url: databaseUrl, onError });
  closing.push(() => database.close());
  // Connections of its own: who holds a meeting's lock reads the frame over the shared pool and must not wait for itself.
  const streamPool = openPool({ url: databaseUrl, connections: 10, onError });
  closing.push(() => streamPool.end());
  return { databaseUrl, database, streamPool };
}
