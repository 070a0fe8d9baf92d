import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import { findPostgresPrograms, type PostgresProgram, postgresOwner } from './postgres-program.ts';
import { endStalePostgres, markOf } from './stale-postgres.ts';

const START_TIMEOUT_MS = 60_000;
const RESTART_DELAY_MS = 300;
const DATABASE = 'nghi_su';
const Kept = z.object({
  port: z.int(),
  password: z.string(),
  owner: z.object({ pid: z.int(), startedAt: z.string() }).nullable(),
});
type Kept = z.infer<typeof Kept>;

/** A PostgreSQL that this process runs. `url` names its database `nghi_su`, whose user may make others. */
export type EmbeddedPostgres = { url: string; close(): Promise<void> };

/**
 * Starts the PostgreSQL below `dataDir`, made at the first call. It is started again when it dies; one left behind by a
 * killed process is ended first. `isDurable: false` trades safety for speed in tests. Throws when another process uses it.
 */
export async function openEmbeddedPostgres(options: {
  dataDir: string;
  isDurable?: boolean;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const databaseDir = join(dataDir, 'postgres');
  const keptFile = join(dataDir, 'postgres.json');
  mkdirSync(dataDir, { recursive: true });
  const before = existsSync(keptFile)
    ? Kept.parse(JSON.parse(readFileSync(keptFile, 'utf8')))
    : null;
  refuseSecondOwner(before, dataDir);
  const password = before?.password ?? randomBytes(24).toString('base64url');
  const keep = (port: number, owner: Kept['owner']) =>
    writeFileSync(keptFile, JSON.stringify({ port, password, owner }), { mode: 0o600 });
  keep(before?.port ?? 0, markOf(process.pid));
  const programs = await findPostgresPrograms(databaseDir);
  if (!existsSync(databaseDir)) await makeCluster(programs.initdb, databaseDir, password);
  await endStalePostgres(databaseDir);
  const port = await freePort(before?.port ?? 0);
  keep(port, markOf(process.pid));

  const url = (database: string) => `postgresql://app:${password}@127.0.0.1:${port}/${database}`;
  const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600);
  const run = () =>
    start(programs.postgres, ['-D', databaseDir, ...flags(port, options.isDurable ?? true)], log);
  let child = run();
  let isClosing = false;
  const runAgain = () => {
    if (isClosing) return;
    child = run();
    supervise();
  };
  const supervise = () => {
    child.once('exit', () => setTimeout(runAgain, RESTART_DELAY_MS));
  };
  try {
    await waitUntilReady(url('postgres'), child, dataDir);
    await makeDatabase(url('postgres'));
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  supervise();

  let closing: Promise<void> | null = null;
  const stop = async () => {
    isClosing = true;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
    closeSync(log);
    keep(port, null);
  };
  return {
    url: url(DATABASE),
    close: () => {
      closing ??= stop();
      return closing;
    },
  };
}

function refuseSecondOwner(before: Kept | null, dataDir: string): void {
  const owner = before?.owner;
  if (!owner || owner.pid === process.pid) return;
  if (markOf(owner.pid)?.startedAt === owner.startedAt) {
    throw new Error(
      `Thư mục dữ liệu ${dataDir} đang được một máy chủ khác dùng (tiến trình ${owner.pid}); hãy dừng nó hoặc đặt DATA_DIR khác.`,
    );
  }
}

/** A cluster is made beside its place and moved there when whole: an interrupted first start leaves nothing half-made. */
async function makeCluster(
  initdb: PostgresProgram,
  databaseDir: string,
  password: string,
): Promise<void> {
  const draft = `${databaseDir}.new`;
  const passwordFile = `${databaseDir}.password`;
  const owner = postgresOwner();
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const path of [draft, passwordFile]) chownSync(path, owner.uid, owner.gid);
  try {
    const locale = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--lc-collate=C',
      '--lc-ctype=C',
      '--lc-messages=C',
      '--lc-monetary=C',
      '--lc-numeric=C',
      '--lc-time=C',
    ];
    const child = start(
      initdb,
      ['-D', draft, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...locale],
      'pipe',
    );
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    if (code !== 0)
      throw new Error(`Không tạo được cơ sở dữ liệu ở ${databaseDir}:\n${said.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, databaseDir);
}

/** In a process group of its own: Ctrl+C in the terminal must reach the server alone, which then closes the database last. */
function start(program: PostgresProgram, args: string[], output: number | 'pipe'): ChildProcess {
  const child = spawn(program.command, [...program.args, ...args], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...(program.uid === null || program.gid === null ? {} : { uid: program.uid, gid: program.gid }),
  });
  child.on('error', () => undefined);
  return child;
}

function flags(port: number, isDurable: boolean): string[] {
  const values = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'logging_collector=off',
    'log_min_messages=warning',
  ];
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...values, ...(isDurable ? ['fsync=on', 'synchronous_commit=on'] : careless)].flatMap(
    (value) => ['-c', value],
  );
}

async function waitUntilReady(url: string, child: ChildProcess, dataDir: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      if (hasEnded || Date.now() > deadline) {
        throw new Error(
          `Cơ sở dữ liệu không khởi động được; xem ${join(dataDir, 'postgres.log')}.`,
          { cause: error },
        );
      }
      await delay(30);
    }
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The wanted port when it is free, else one that is. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(wanted, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return typeof address === 'object' && address ? address.port : freePort(0);
  } catch {
    return freePort(0);
  } finally {
    probe.close();
  }
}
