import { runScript } from './run-program.ts';

/** Unit, client, service, contract and media tests first; then the browser tests, which take longest. */
const vitest = await runScript('vitest/vitest.mjs', ['run', '--config', 'tests/vitest.config.ts']);
const playwright = await runScript('@playwright/test/cli.js', [
  'test',
  '--config',
  'tests/e2e/playwright.config.ts',
  '--workers=2',
]);
process.exitCode = vitest.code || playwright.code;
