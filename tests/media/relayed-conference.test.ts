import { afterAll, beforeAll, expect, test } from 'vitest';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { Relay } from './support/relay.ts';
import { eventually, of, openSite, received, type Site } from './support/site.ts';

const relay = new Relay();
let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let office: Site;
let cut: Site;

beforeAll(async () => {
  await relay.start();
  devices = await openBrowserDevices('device-page.ts', ['--ignore-certificate-errors']);
  hall = await aConference({ turn: relay.settings('relayTls') });
  office = await openSite(devices, hall);
  cut = await openSite(devices, hall);
}, 120_000);

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  await relay.close();
});

test('a site that gets through to nothing but the relay, over TLS, sees and hears another and is seen and heard', async () => {
  await cut.page.evaluate(() => {
    window.device.reachesRelayAlone = true;
  });
  for (const site of [office, cut])
    await site.page.evaluate(() => window.device.join('voice and picture', 640));
  for (const site of [cut, office]) {
    await eventually(async () =>
      (await received(site)).map(({ source }) => source).toSorted(),
    ).toEqual(['camera', 'microphone']);
    await eventually(async () => (await of(site, 'camera')).framesDecoded).toBeGreaterThan(10);
    await eventually(async () => (await of(site, 'microphone')).packets).toBeGreaterThan(50);
  }
  const ways = (site: Site) => site.page.evaluate(() => window.device.ways());
  expect(await ways(cut)).toEqual({ send: 'relayTls', receive: 'relayTls' });
  expect(await ways(office)).toEqual({ send: 'udp', receive: 'udp' });
}, 120_000);
