import { BUILD_PACKAGES } from '#media/worker/build-worker.ts';
import { problemOfWorker } from '#media/worker/check-worker.ts';
import { ensureWorker } from '#media/worker/get-worker.ts';
import { cachedWorkerPath } from '#media/worker/recipe.ts';
import { readSettings, SettingsError } from '#server/settings.ts';
import { inputStamp } from './input-hash.ts';
import { ROOT, runScript } from './run-program.ts';
import { SetupError, step } from './step.ts';
import {
  DOCUMENT_PACKAGES,
  installLine,
  installPackages,
  mayInstall,
  missingByName,
  missingOf,
  TEST_PACKAGES,
} from './system-packages.ts';

/** Prisma's client is made without its engines: nothing may be fetched for it. */
const PRISMA_ENV = { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', CHECKPOINT_DISABLE: '1' };

const command = process.argv[2] ?? 'start';

/** Documents can wait for their programs, tests cannot. */
async function prepareSystem(): Promise<void> {
  const isTest = command === 'test';
  const missing = missingOf([...DOCUMENT_PACKAGES, ...(isTest ? TEST_PACKAGES : [])]);
  if (missing.length === 0) return;
  if (isTest || mayInstall()) {
    await step('Cài gói hệ thống', (report) => installPackages(missing, report));
    return;
  }
  console.log(
    '⚠ Chưa chuyển đổi được tài liệu Word, Excel, PowerPoint vì thiếu gói hệ thống. Dòng để cài:',
  );
  console.log(`  ${installLine(missing)}`);
}

async function prepareWorker(): Promise<void> {
  const known = process.env.MEDIASOUP_WORKER_BIN ?? cachedWorkerPath();
  if ((await problemOfWorker(known)) === null) return;
  await step('Chuẩn bị chương trình truyền hình và tiếng', (report) =>
    ensureWorker({
      installBuildPackages: async () =>
        installPackages(await missingByName(BUILD_PACKAGES), report),
      say: report.say,
      onBuildProgress: report.progress,
    }),
  );
}

async function prepareDatabaseClient(): Promise<void> {
  const stamp = inputStamp({
    root: ROOT,
    name: 'prisma',
    inputs: ['prisma/schema.prisma', 'node_modules/prisma/package.json'],
    output: 'server/db/generated/client.ts',
  });
  if (stamp.isCurrent()) return;
  await step('Sinh mã truy cập cơ sở dữ liệu', async () => {
    const end = await runScript('prisma/build/index.js', ['generate'], {
      isQuiet: true,
      env: PRISMA_ENV,
    });
    if (end.code !== 0) throw new SetupError(`prisma generate không thành công:\n${end.output}`);
    stamp.write();
  });
}

async function prepareClient(): Promise<void> {
  const stamp = inputStamp({
    root: ROOT,
    name: 'client',
    inputs: ['client', 'server/contract', 'package-lock.json'],
    output: 'client/dist/index.html',
    leaveOut: ['dist'],
  });
  if (stamp.isCurrent()) return;
  await step('Dựng giao diện', async () => {
    const end = await runScript(
      'vite/bin/vite.js',
      ['build', '--config', 'client/vite.config.ts'],
      {
        isQuiet: true,
      },
    );
    if (end.code !== 0) throw new SetupError(`vite build không thành công:\n${end.output}`);
    stamp.write();
  });
}

// An ordinary exit, so that what was being made is cleared away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(130));
}

try {
  if (command === 'media-node') {
    // It carries sound and picture alone, and reads settings of its own.
    await prepareWorker();
  } else {
    readSettings(process.env);
    if (command !== 'check') {
      await prepareSystem();
      await prepareWorker();
    }
    await prepareDatabaseClient();
    if (command !== 'check' && command !== 'dev') await prepareClient();
  }
} catch (error) {
  const isExpected = error instanceof SetupError || error instanceof SettingsError;
  console.error(
    `\n✗ ${isExpected ? error.message : error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 1;
}
