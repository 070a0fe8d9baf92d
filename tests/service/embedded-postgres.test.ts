import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';

let dataDir = '';
const opened: EmbeddedPostgres[] = [];

async function open(isDurable = false): Promise<EmbeddedPostgres> {
  const postgres = await openEmbeddedPostgres({ dataDir, isDurable });
  opened.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-postgres-'));
  chmodSync(dataDir, 0o755);
});

afterEach(async () => {
  for (const postgres of opened.splice(0)) await postgres.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('openEmbeddedPostgres', () => {
  it('keeps data, port and password from one start to the next, and the password to itself', async () => {
    const first = await open();
    await query(first.url, 'create table kept (a int); insert into kept values (7)');
    await first.close();
    await first.close();
    const second = await open();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select a from kept')).toEqual([{ a: 7 }]);
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o077).toBe(0);
    await expect(query(second.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow();
  });

  it('works below a folder that only its owner may enter', async () => {
    chmodSync(dataDir, 0o700);
    const postgres = await open();
    expect(await query(postgres.url, 'select 1 as a')).toEqual([{ a: 1 }]);
  });

  it('starts again, with all that was committed, after its server process was killed', async () => {
    const postgres = await open(true);
    await query(postgres.url, 'create table kept (a int)');
    process.kill(postmasterPid(), 'SIGKILL');
    await vi.waitFor(() => query(postgres.url, 'select * from kept'), 15_000);
  });

  it('takes over what a killed server left running, and refuses what a living one uses', async () => {
    const script = `import { openEmbeddedPostgres } from '#server/db/embedded-postgres.ts';
      await openEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, isDurable: false });
      process.stdout.write('ready');`;
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', script]);
    await once(other.stdout, 'data');
    await expect(open()).rejects.toThrow(String(other.pid));
    const left = postmasterPid();
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    const postgres = await open();
    expect(postmasterPid()).not.toBe(left);
    expect(await query(postgres.url, 'select 1 as a')).toEqual([{ a: 1 }]);
  });
});
