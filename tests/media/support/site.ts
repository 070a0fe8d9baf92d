import { expect } from 'vitest';
import type { MediaNotice } from '#contract/media/wire.ts';
import type { ConferenceConnection } from '#server/services/ports/conference-connection.ts';
import type { aConference } from './a-conference.ts';
import type { BrowserDevice, BrowserDevices } from './browser-devices.ts';
import type { Received } from './device-page.ts';

/** A page in Chromium as a device of a conference, with what it was told. */
export type Site = BrowserDevice & { connection: ConferenceConnection; notices: MediaNotice[] };

/** Opens a page and connects it; it joins when the test says so. */
export async function openSite(
  devices: BrowserDevices,
  hall: Awaited<ReturnType<typeof aConference>>,
): Promise<Site> {
  const notices: MediaNotice[] = [];
  let told: (notice: MediaNotice) => void = () => {};
  const connection = hall.connection((notice) => {
    notices.push(notice);
    told(notice);
  });
  const open = { connection, notices };
  const device = await devices.open((name, input) =>
    hall.gateway.handle(open.connection, name, input),
  );
  told = device.notice;
  return Object.assign(open, device);
}

/** What a site received of each producer so far. */
export function received(site: Site): Promise<Received[]> {
  return site.page.evaluate(() => window.device.received());
}

/** What a site received of the first producer of a source, or of a peer's. */
export async function of(site: Site, source: string, peerId?: string): Promise<Received> {
  const found = (await received(site)).find(
    (entry) => entry.source === source && (peerId === undefined || entry.peerId === peerId),
  );
  if (!found) throw new Error(`nothing received of ${source}`);
  return found;
}

/** Waits until a site has decoded so many frames more of another's camera. */
export async function moreFrames(site: Site, count: number): Promise<void> {
  const before = await of(site, 'camera');
  await eventually(async () => (await of(site, 'camera')).framesDecoded).toBeGreaterThanOrEqual(
    before.framesDecoded + count,
  );
}

/** Waits until each of two sites decodes pictures and hears sound of the other by the consumers that it has now. */
export async function eachSeesAndHears(sites: readonly Site[]): Promise<void> {
  for (const site of sites) {
    await eventually(async () =>
      (await received(site)).map((entry) => entry.source).toSorted(),
    ).toEqual(['camera', 'microphone']);
    await moreFrames(site, 5);
    const { packets } = await of(site, 'microphone');
    await eventually(async () => (await of(site, 'microphone')).packets).toBeGreaterThan(packets);
  }
}

/** Waits for a condition; half a minute is far beyond what a loaded machine needs. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 30_000 });
}
