import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runScript } from './run-program.ts';

/** What failed before the browser tests (`tests/support/failures-file.ts`). */
const FAILURES = join(ROOT, 'tests/artefacts/failures.txt');

/** Unit, client, service, contract and media tests first; then the browser tests, which take longest. */
rmSync(FAILURES, { force: true });
const vitest = await runScript('vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts']);
const playwright = await runScript('@playwright/test/cli.js', [
  'test',
  '--config',
  'tests/e2e/playwright.config.ts',
  '--workers=2',
]);
if (vitest.code !== 0) {
  console.error('\n✗ Các kiểm thử trước phần trình duyệt đã không đạt:');
  console.error(existsSync(FAILURES) ? readFileSync(FAILURES, 'utf8') : `mã ${vitest.code}`);
}
process.exitCode = vitest.code || playwright.code;
