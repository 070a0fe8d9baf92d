import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import type {} from './support/screen-page.ts';
import { eventually, openSite } from './support/site.ts';

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;

beforeAll(async () => {
  devices = await openBrowserDevices('screen-page.ts');
});

afterEach(async () => {
  await hall?.close();
});

afterAll(async () => {
  await devices?.close();
});

test.each([
  ['in VP9', undefined, 'video/VP9'],
  ['in VP8 by a device that can send no VP9', 'video/VP9', 'video/VP8'],
])('a screen is shared %s and shown at its full size', async (_, without, codec) => {
  hall = await aConference();
  const [shares, watches] = [await openSite(devices, hall), await openSite(devices, hall)];
  await shares.page.evaluate((missing) => window.screenDevice.share(missing), without);
  expect(await watches.page.evaluate(() => window.screenDevice.watch())).toBe(codec);
  const shown = () => watches.page.evaluate(() => window.screenDevice.shown());
  await eventually(async () => (await shown()).frames).toBeGreaterThan(10);
  expect((await shown()).widthPx).toBe(1280);
});
