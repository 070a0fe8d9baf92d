import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import type { MediaNotice } from '#contract/media/wire.ts';

/** A page in Chromium that is a device of the conference, with a fake camera and microphone. */
export type BrowserDevice = { page: Page; notice(notice: MediaNotice): void };

/** Opens devices; `ask` answers what a page asks. */
export type BrowserDevices = {
  open(ask: (name: string, input: unknown) => Promise<unknown>): Promise<BrowserDevice>;
  close(): Promise<void>;
};

/** Starts Chromium and serves the page of the test device, or another of this folder. */
export async function openBrowserDevices(
  entry = 'device-page.ts',
  moreArgs: readonly string[] = [],
): Promise<BrowserDevices> {
  const script = await bundle(entry);
  const server = createServer((request, response) => {
    const isScript = request.url === '/device.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><body><script src="/device.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    timeout: 90_000,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...moreArgs,
    ],
  });
  return {
    async open(ask) {
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      page.on('console', (message) => {
        if (message.type() === 'error') console.error('page:', message.text());
      });
      await page.exposeFunction('ask', ask);
      await page.goto(`http://localhost:${port}/`);
      return {
        page,
        notice(notice) {
          // The page may be gone by now: then nobody listens.
          page.evaluate((told) => window.device?.notice(told), notice).catch(() => {});
        },
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, entry),
        formats: ['iife'],
        name: 'testDevice',
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('the page was not built');
  return output.output[0].code;
}
