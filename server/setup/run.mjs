// The one entry of `npm start|run dev|test|run check|run bench|run media-node|run verify-ballot`. Uses Node's own modules only: it runs
// before anything is installed, on whatever Node the machine has, and hands over to the Node of the package `node`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const NODE = join(ROOT, 'node_modules/node/bin/node');
/** Where Node keeps what it compiled, for the next start. */
const COMPILED = join(ROOT, 'node_modules/.cache/compiled');
const STAMP = join(ROOT, 'node_modules/.nghi-su-installed');
const FORWARDED = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @type {Record<string, string[][]>} What each command runs, one after the other, on the product's own Node. */
const COMMANDS = {
  start: [['server/setup/prepare.ts', 'start'], ['server/main.ts']],
  dev: [['server/setup/prepare.ts', 'dev'], ['server/setup/dev.ts']],
  check: [['server/setup/prepare.ts', 'check'], ['server/setup/check.ts']],
  test: [['server/setup/prepare.ts', 'test'], ['server/setup/check.ts'], ['server/setup/test.ts']],
  bench: [['server/setup/prepare.ts', 'bench'], ['tests/bench/main.ts']],
  'media-node': [['server/setup/prepare.ts', 'media-node'], ['media/node/main.ts']],
  'verify-ballot': [['server/setup/verify-ballot.ts']],
};

/** @type {import('node:child_process').ChildProcess | null} */
let child = null;
let isStopping = false;

/** @param {NodeJS.Signals} signal */
function stop(signal) {
  isStopping = true;
  child?.kill(signal);
}

for (const signal of FORWARDED) process.on(signal, () => stop(signal));

// npm that was killed hard tells nobody: nothing of this may stay behind and hold the port.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 1000).unref();
}

/**
 * Runs a program in the project's folder and waits for its end.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code; 128 + signal number when a signal ended it
 */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    // The channel breaks when this process dies, however it dies: the server then ends too.
    const stdio = ['inherit', 'inherit', 'inherit', ...(command === NODE ? ['ipc'] : [])];
    const set = { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env };
    child = spawn(command, args, { cwd: ROOT, stdio, env: set });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      child = null;
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143));
    });
  });
}

/** Installs the packages of the lock file, unless that is done. */
async function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(process.platform + process.arch)
    .digest('hex');
  const installed = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (installed === wanted && existsSync(NODE)) return;
  const began = Date.now();
  console.log('▸ Cài các gói của dự án (lần đầu khoảng một phút)…');
  // The worker comes in a later step and the schema engine isn't used: neither may be fetched or compiled while installing.
  const code = await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN ?? '/bin/true',
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    CHECKPOINT_DISABLE: '1',
  });
  if (code !== 0) {
    throw new Error(
      'Không cài được các gói (xem các dòng trên). Hãy kiểm tra mạng và kho npm, rồi chạy lại.',
    );
  }
  if (!existsSync(NODE)) {
    throw new Error('Gói "node" chưa được cài đủ. Hãy chạy: rm -rf node_modules && npm start');
  }
  const after = readFileSync(join(ROOT, 'package-lock.json'));
  writeFileSync(
    STAMP,
    createHash('sha256')
      .update(after)
      .update(process.platform + process.arch)
      .digest('hex'),
  );
  console.log(`  xong sau ${Math.round((Date.now() - began) / 1000)} giây`);
}

async function main() {
  const name = process.argv[2] ?? '';
  const programs = COMMANDS[name];
  if (!programs) {
    console.error(`Dùng: node server/setup/run.mjs ${Object.keys(COMMANDS).join('|')}`);
    return 2;
  }
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Cần Node 20 trở lên để cài đặt (máy đang có ${process.versions.node}).`);
    return 1;
  }
  await install();
  for (const program of programs) {
    if (isStopping) return 143;
    // `npm run bench join`: what is added is for the program itself, not for its preparation.
    const added = program === programs.at(-1) ? process.argv.slice(3) : [];
    const code = await run(NODE, [...program, ...added]);
    if (code !== 0) return code;
  }
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
