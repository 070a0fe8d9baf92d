import { afterAll, beforeAll, describe, test } from 'vitest';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { eventually, of, openSite, type Site } from './support/site.ts';

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let binh: Site;
let listener: Site;

beforeAll(async () => {
  devices = await openBrowserDevices();
  hall = await aConference({ voices: { all: 1, most: 1 } });
  [an, binh, listener] = await Promise.all([
    openSite(devices, hall),
    openSite(devices, hall),
    openSite(devices, hall),
  ]);
  await listener.page.evaluate(() => window.device.join('nothing', 0));
  for (const site of [an, binh]) await site.page.evaluate(() => window.device.join('voice', 0));
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
});

/** How many packets of a site's voice reached the listener. */
async function packetsOf(site: Site): Promise<number> {
  const peerId = await site.page.evaluate(() => window.device.peerId);
  return (await of(listener, 'microphone', peerId)).packets;
}

async function speakAt(site: Site, gain: number): Promise<void> {
  await site.page.evaluate((to) => window.device.speakAt(to), gain);
}

/** Waits until one voice comes through, and no packet of the other meanwhile. */
async function onlyHears(heard: Site, other: Site): Promise<void> {
  const look = async () => {
    const [before, quiet] = [await packetsOf(heard), await packetsOf(other)];
    await eventually(() => packetsOf(heard)).toBeGreaterThan(before + 20);
    return (await packetsOf(other)) - quiet;
  };
  await eventually(look).toBe(0);
}

describe('more microphones are open than are forwarded', () => {
  test('the loudest one is heard, and another once that one is louder', async () => {
    await speakAt(an, 0.5);
    await speakAt(binh, 0.01);
    for (const site of [an, binh])
      await eventually(() => packetsOf(site)).toBeGreaterThanOrEqual(0);
    await onlyHears(an, binh);
    await speakAt(an, 0.01);
    await speakAt(binh, 0.5);
    await onlyHears(binh, an);
  });

  test('who has the floor is heard, however soft the voice', async () => {
    const { userId } = an.connection.actor;
    await hall.openMicrophones();
    await hall.floor(userId);
    await onlyHears(an, binh);
    await hall.floor(null);
    await onlyHears(binh, an);
  });
});
