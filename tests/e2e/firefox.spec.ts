import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, expect, test } from '@playwright/test';
import { CHROMIUM_ARGS } from '#tests/bench/browser.ts';
import { type DistantProduct, startDistantProduct } from '#tests/bench/faults/distant-product.ts';
import { enterRunningMeeting } from '#tests/bench/faults/faults.ts';
import { openTwoLines, type TwoLines } from '#tests/bench/faults/two-lines.ts';
import type { FirefoxSees } from './support/firefox-visitor.ts';

// Firefox offers no address of the loopback to WebRTC: both stand in network namespaces of the test's own, which takes root.
test.skip(process.getuid?.() !== 0, 'Network namespaces need root.');
test.setTimeout(240_000);

let lines: TwoLines;
let product: DistantProduct;
let browser: Browser;

test.beforeAll(async () => {
  lines = openTwoLines();
  product = await startDistantProduct(lines);
  browser = await chromium.launch({
    executablePath: lines.wrap(process.env.CHROMIUM ?? '/usr/bin/chromium', 'elsewhere'),
    args: [...CHROMIUM_ARGS, '--ignore-certificate-errors'],
  });
});

test.afterAll(async () => {
  await browser?.close();
  await product?.close();
  lines?.close();
});

test('Debian’s Firefox joins: it sees, hears and reads, and is seen in Chromium', async () => {
  const chromiumPage = await enterRunningMeeting(browser, product, 'binhhoa');
  const firefox = visitWithFirefox('candang');
  const ended = once(firefox, 'exit');
  const said = once(createInterface(firefox.stdout ?? process.stdin), 'line');
  const [line] = await Promise.race([said, ended.then(() => ['{}'])]);
  const sees: FirefoxSees = JSON.parse(line);
  expect(sees.frames).toBeGreaterThan(20);
  expect(sees.soundPackets).toBeGreaterThan(50);
  expect(sees.drawsPage).toBe(true);
  const shown = chromiumPage.locator('figure[data-picture] video:not([data-mirrored])').first();
  await expect(shown).toBeVisible();
  const frames = () =>
    shown.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames();
  await expect.poll(frames, { timeout: 15_000 }).toBeGreaterThan(before + 10);
  firefox.stdin?.end();
  await ended;
});

function visitWithFirefox(username: string): ChildProcess {
  const script = join(import.meta.dirname, 'support/firefox-visitor.ts');
  const [program = '', ...before] = lines.inRoom;
  const picture = test.info().outputPath('firefox.png');
  const words = [
    ...before,
    process.execPath,
    script,
    product.url,
    username,
    product.password,
    picture,
  ];
  return spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
}
