import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';
import { migrate } from '#server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the tests' PostgreSQL, without a database: ends with a slash. */
    postgresBase: string;
  }
}

const TEMPLATE = 'nghi_su_template';

/** Starts one PostgreSQL for all test files and makes the migrated template that each of them clones. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-tests-'));
  chmodSync(dataDir, 0o755);
  try {
    const postgres = await openEmbeddedPostgres({ dataDir, isDurable: false });
    const base = postgres.url.slice(0, postgres.url.lastIndexOf('/') + 1);
    const admin = new Client({ connectionString: postgres.url });
    admin.on('error', () => undefined);
    await admin.connect();
    await admin.query(`create database ${TEMPLATE}`);
    await admin.end();
    await migrate(base + TEMPLATE);
    project.provide('postgresBase', base);
    return async () => {
      await postgres.close();
      rmSync(dataDir, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
