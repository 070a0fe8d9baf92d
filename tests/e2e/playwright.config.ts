import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { productOfWorker } from './support/start-products.ts';

const root = join(import.meta.dirname, '../..');
const product = productOfWorker();
/** Each fills both cores by itself; none of them touches the demo's meetings, so the others may follow in any order. */
const WHOLE_MEETINGS =
  /(district-meeting|lost-line|media-node-drain|recording|recording-again|whole-sitting)\.spec\.ts$/;

/** Real Chromium against the real server with the demo district: each worker has one of its own, on a free port with its own data. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(root, 'tests/artefacts/runs'),
  globalSetup: './support/start-products.ts',
  // One product is enough for one file: `npm test` asks for two.
  workers: 1,
  fullyParallel: false,
  // The longest begin first, and never two of them at once.
  projects: [
    { name: 'whole meetings', testMatch: WHOLE_MEETINGS, workers: 1 },
    { name: 'screens', testMatch: /\.(test|spec)\.ts$/, testIgnore: WHOLE_MEETINGS },
  ],
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    ...(product === undefined ? {} : { baseURL: product }),
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    permissions: ['camera', 'microphone'],
    // Each test begins with a browser that keeps nothing; `offline.spec.ts` has the worker.
    serviceWorkers: 'block',
    // Recording every step of a dozen pages costs a third of the time: asked for by TRACE=1.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--use-fake-device-for-media-stream=fps=5',
        '--disable-gpu',
        '--mute-audio',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});
