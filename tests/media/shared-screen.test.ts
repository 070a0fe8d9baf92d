import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import type {} from './support/screen-page.ts';
import { eventually, openSite, type Site } from './support/site.ts';

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

const shown = (site: Site) => site.page.evaluate(() => window.screenDevice.shown());

test.each([
  ['a screen in VP9', 'screen', {}, 'video/VP9'],
  [
    'a screen in VP8 by a device that can send no VP9',
    'screen',
    { without: 'video/VP9' },
    'video/VP8',
  ],
  ['a screen in AV1 by a strong machine', 'screen', { codec: 'AV1', cores: 8 }, 'video/AV1'],
  ['paper in AV1', 'documentCamera', { codec: 'AV1', cores: 8 }, 'video/AV1'],
  ['a screen in VP9 by a weak machine', 'screen', { codec: 'AV1', cores: 2 }, 'video/VP9'],
] as const)('%s is shown at its full size', async (_, source, wish, codec) => {
  hall = await aConference();
  const [shares, watches] = [await openSite(devices, hall), await openSite(devices, hall)];
  await shares.page.evaluate((asked) => window.screenDevice.share(...asked), [
    source,
    wish,
  ] as const);
  expect(await watches.page.evaluate(() => window.screenDevice.watch({}))).toBe(codec);
  await eventually(async () => (await shown(watches)).frames).toBeGreaterThan(10);
  expect((await shown(watches)).widthPx).toBe(1280);
});

test.each([
  ['VP9', 2],
  ['AV1', 8],
] as const)(
  'a tile too small to read gets fewer frames of %s, at the same size',
  async (codec, cores) => {
    hall = await aConference();
    const [shares, reads, glances] = [
      await openSite(devices, hall),
      await openSite(devices, hall),
      await openSite(devices, hall),
    ];
    const wish = { codec, cores };
    await shares.page.evaluate((asked) => window.screenDevice.share('screen', asked), wish);
    await glances.page.evaluate(() => window.screenDevice.watch({ widthPx: 200 }));
    await reads.page.evaluate(() => window.screenDevice.watch({}));
    const from = { reads: (await shown(reads)).frames, glances: (await shown(glances)).frames };
    await eventually(async () => (await shown(reads)).frames - from.reads).toBeGreaterThan(30);
    const [all, few] = [
      (await shown(reads)).frames - from.reads,
      (await shown(glances)).frames - from.glances,
    ];
    expect(few).toBeGreaterThan(2);
    // A quarter of them with three temporal layers; half leaves room for a loaded machine.
    expect(few).toBeLessThan(all / 2);
    expect((await shown(glances)).widthPx).toBe(1280);
  },
);

test('AV1 is used until somebody comes who cannot decode it, and again when that one has left', async () => {
  hall = await aConference();
  const [shares, watches, old] = [
    await openSite(devices, hall),
    await openSite(devices, hall),
    await openSite(devices, hall),
  ];
  const share = (codec: 'AV1' | 'VP9') =>
    shares.page.evaluate(
      (asked) => window.screenDevice.share('screen', { cores: 8, codec: asked }),
      codec,
    );
  await share('AV1');
  expect(await watches.page.evaluate(() => window.screenDevice.watch({}))).toBe('video/AV1');
  const watchOld = () =>
    old.page.evaluate(() => window.screenDevice.watch({ without: 'video/AV1' }));
  expect(await watchOld()).toBeNull();
  const codecs = () =>
    shares.notices.flatMap((notice) => (notice.type === 'sharedCodec' ? [notice.codec] : []));
  await eventually(codecs).toEqual(['VP9']);
  await share('VP9');
  expect(await watchOld()).toBe('video/VP9');
  await eventually(async () => (await shown(old)).frames).toBeGreaterThan(5);
  await hall.gateway.handle(old.connection, 'media.leave', {});
  // It had joined twice, and was gone for a moment between.
  await eventually(codecs).toEqual(['VP9', 'AV1', 'VP9', 'AV1']);
});

test('a voice is sent mono for weak lines: lost packets are mended, silence is not sent, at most 32 kbit/s', async () => {
  hall = await aConference();
  const site = await openSite(devices, hall);
  const description = await site.page.evaluate(() => window.screenDevice.speak());
  const payload = /a=rtpmap:(\d+) opus\/48000/i.exec(description)?.[1];
  const format = new RegExp(`a=fmtp:${payload} (.*)`).exec(description)?.[1] ?? '';
  const options = Object.fromEntries(
    format
      .trim()
      .split(';')
      .map((pair) => pair.split('=')),
  );
  expect(options).toMatchObject({ useinbandfec: '1', usedtx: '1', stereo: '0' });
  expect(description).toMatch(new RegExp(`a=rtcp-fb:${payload} nack\\s`));
  const limit = Number(options.maxaveragebitrate);
  expect(limit).toBeGreaterThanOrEqual(24_000);
  expect(limit).toBeLessThanOrEqual(32_000);
});

test('lost filling, with which the line is tried out, is not asked for again; lost pictures are', async () => {
  hall = await aConference();
  const [shares, watches] = [await openSite(devices, hall), await openSite(devices, hall)];
  await shares.page.evaluate(() => window.screenDevice.share('screen', {}));
  await watches.page.evaluate(() => window.screenDevice.watch({}));
  const told = () => watches.page.evaluate(() => window.screenDevice.told());
  const media = async () => (await told()).split(/^m=/m);
  await eventually(async () => (await media()).some((part) => /^a=mid:probator/m.test(part))).toBe(
    true,
  );
  const asksAgain = (part: string) => /^a=rtcp-fb:\d+ nack/m.test(part);
  const [filling, ...pictures] = (await media())
    .filter((part) => part.startsWith('video'))
    .toSorted((a, b) => Number(/^a=mid:probator/m.test(b)) - Number(/^a=mid:probator/m.test(a)));
  expect(asksAgain(filling ?? '')).toBe(false);
  expect(pictures.some(asksAgain)).toBe(true);
});
