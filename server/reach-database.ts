import { openEmbeddedPostgres } from './db/embedded-postgres.ts';
import { migrate } from './db/migrate.ts';
import type { Closing } from './running.ts';
import type { Settings } from './settings.ts';

/** The address of a migrated database: the given one, else the embedded one's, which is started. */
export async function reachDatabase(settings: Settings, closing: Closing): Promise<string> {
  let url = settings.databaseUrl;
  if (url === null) {
    const postgres = await openEmbeddedPostgres({ dataDir: settings.dataDir });
    closing.push(() => postgres.close());
    url = postgres.url;
  }
  await migrate(url);
  return url;
}
