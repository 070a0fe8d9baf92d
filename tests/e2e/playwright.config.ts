import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { PASSWORD, surroundings } from './support/surroundings.ts';

const root = join(import.meta.dirname, '../..');
const { port, dataDir } = await surroundings();

/** Real Chromium against the real server with the demo district, which starts on a free port with data of its own. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '**/*.{test,spec}.ts',
  outputDir: join(root, 'tests/artefacts/runs'),
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
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
  webServer: {
    command: `exec ${process.execPath} server/main.ts`,
    cwd: root,
    url: `http://localhost:${port}/readyz`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DEMO: '1',
      DEMO_PASSWORD: PASSWORD,
      MEDIA_PORT_RANGE: '42000-42100',
      LOG_LEVEL: 'warn',
    },
  },
});
