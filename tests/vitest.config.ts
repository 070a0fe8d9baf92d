import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { FailuresFile } from './support/failures-file.ts';
import { PATIENCE_MS } from './support/patience.ts';

const root = join(import.meta.dirname, '..');
const patient = './tests/support/patient-setup.ts';
const expectations = { poll: { timeout: PATIENCE_MS } };
const database = './tests/support/global-database.ts';

/** One project per layer. `service` and `contract` share one embedded PostgreSQL; each test file gets a database of its own. */
export default defineConfig({
  root,
  test: {
    // Much of a test's time is spent in programs beside it, as LibreOffice and PostgreSQL: a lone worker would wait for them.
    maxWorkers: 2,
    reporters: ['default', new FailuresFile(join(root, 'tests/artefacts/failures.txt'))],
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // Pure functions keep nothing from file to file: a process for each would take longer than what is in it.
          isolate: false,
          unstubEnvs: true,
          expect: expectations,
          testTimeout: 30_000,
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // A context for each file instead of a process: to load the stand-in for the browser anew took twice as long as the tests.
          pool: 'vmThreads',
          setupFiles: [patient, './tests/support/client-setup.ts'],
          expect: expectations,
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'service',
          include: ['tests/service/**/*.test.ts'],
          environment: 'node',
          globalSetup: [database],
          setupFiles: [patient],
          pool: 'forks',
          expect: expectations,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          globalSetup: [database],
          setupFiles: [patient],
          pool: 'forks',
          expect: expectations,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'media',
          include: ['tests/media/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['./tests/support/global-worker.ts', database],
          setupFiles: [patient],
          pool: 'forks',
          fileParallelism: false,
          expect: expectations,
          // Chromium and the SFU on a loaded machine; each wait inside has a limit of its own.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
