import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aConference, runningWorkers } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { eventually, moreFrames, of, openSite, received, type Site } from './support/site.ts';

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let binh: Site;

beforeAll(async () => {
  devices = await openBrowserDevices();
  hall = await aConference();
  an = await openSite(devices, hall);
  binh = await openSite(devices, hall);
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
  await binh.page.evaluate(() => window.device.join('voice and picture', 640));
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
});

/** Waits until a site joined more than `joins` times and decodes a camera since. */
async function decodesAfter(site: Site, joins: number): Promise<void> {
  const decodes = () =>
    site.page.evaluate(async (before) => {
      if (window.device.joins <= before) return false;
      const all = await window.device.received();
      return all.some((entry) => entry.source === 'camera' && entry.framesDecoded > 0);
    }, joins);
  await expect.poll(decodes, { timeout: 20_000, interval: 20 }).toBe(true);
}

describe('two sites with cameras', () => {
  test('see and hear each other: frames are decoded, sound arrives', async () => {
    for (const site of [an, binh]) {
      await eventually(async () =>
        (await received(site)).map((entry) => entry.source).toSorted(),
      ).toEqual(['camera', 'microphone']);
      await moreFrames(site, 10);
      await eventually(async () => (await of(site, 'microphone')).packets).toBeGreaterThan(10);
    }
    expect(hall.engine.counts()).toMatchObject({ rooms: 1, peers: 2, producers: 4, consumers: 4 });
  });

  test('are told who speaks and how their line is', async () => {
    await eventually(() =>
      binh.notices.some((n) => n.type === 'speaking' && n.speakers.length > 0),
    ).toBe(true);
    await eventually(() => binh.notices.some((n) => n.type === 'line')).toBe(true);
  });

  test('get the layer that the tile needs', async () => {
    const camera = await of(binh, 'camera');
    const show = (widthPx: number) =>
      binh.page.evaluate((c) => window.device.show([c]), {
        consumerId: camera.consumerId,
        widthPx,
      });
    await show(160);
    await eventually(async () => (await of(binh, 'camera')).frameWidth).toBe(240);
    await show(1280);
    await eventually(async () => (await of(binh, 'camera')).frameWidth).toBe(960);
  });

  test('receive only what they show', async () => {
    const [camera, microphone] = [await of(binh, 'camera'), await of(binh, 'microphone')];
    const show = (consumerIds: string[]) =>
      binh.page.evaluate(
        (ids) => window.device.show(ids.map((consumerId) => ({ consumerId, widthPx: 640 }))),
        consumerIds,
      );
    await show([camera.consumerId]);
    await moreFrames(binh, 2);
    const quiet = (await of(binh, 'microphone')).packets;
    await moreFrames(binh, 15);
    expect((await of(binh, 'microphone')).packets).toBe(quiet);
    await show([camera.consumerId, microphone.consumerId]);
    await eventually(async () => (await of(binh, 'microphone')).packets).toBeGreaterThan(quiet);
  });

  test("a chair's mute stops the packets, and its owner may lift it", async () => {
    const { userId } = an.connection.actor;
    const place = { seq: 1, at: new Date().toISOString(), actorId: binh.connection.actor.userId };
    await hall.conference.onEvents(hall.meetingId, [
      { ...place, type: 'microphone.muted', userId },
    ]);
    const muted = binh.notices.findLast((n) => n.type === 'producerChanged');
    expect(muted).toMatchObject({ producer: { source: 'microphone', mutedByServer: true } });
    await moreFrames(binh, 2);
    const quiet = (await of(binh, 'microphone')).packets;
    await moreFrames(binh, 15);
    expect((await of(binh, 'microphone')).packets).toBe(quiet);
    const producerId = muted?.type === 'producerChanged' ? muted.producer.producerId : '';
    await hall.gateway.handle(an.connection, 'media.resume', { producerId });
    await eventually(async () => (await of(binh, 'microphone')).packets).toBeGreaterThan(quiet);
  });

  test('keep the picture while the connection to the server is lost and taken up again', async () => {
    hall.gateway.dropped(an.connection.id);
    await moreFrames(binh, 10);
    const resumeKey = await an.page.evaluate(() => window.device.resumeKey);
    an.connection = { ...an.connection, id: 'the next connection' };
    await hall.gateway.handle(an.connection, 'media.reattach', { resumeKey });
    await moreFrames(binh, 10);
    await moreFrames(an, 10);
    expect(binh.notices.some((n) => n.type === 'peerLeft')).toBe(false);
  });

  test('leave after some seconds when their page closed without a word', async () => {
    const guest = await openSite(devices, hall);
    await guest.page.evaluate(() => window.device.join('voice and picture', 640));
    await eventually(() => hall.engine.counts().peers).toBe(3);
    hall.gateway.dropped(guest.connection.id);
    const closedAt = performance.now();
    await guest.page.close();
    await eventually(() => hall.engine.counts().peers).toBe(2);
    const ms = Math.round(performance.now() - closedAt);
    console.log(`page closed → its peer left, in ms: ${ms}`);
  });

  test('see again within seconds when the worker is killed', async () => {
    const lasted: number[] = [];
    for (let run = 1; run <= 5; run += 1) {
      const [worker] = runningWorkers();
      if (!worker) throw new Error('no worker runs');
      const [joinsOfAn, joinsOfBinh] = await Promise.all(
        [an, binh].map((site) => site.page.evaluate(() => window.device.joins)),
      );
      const killedAt = performance.now();
      process.kill(worker.pid, 'SIGKILL');
      await decodesAfter(binh, joinsOfBinh ?? 0);
      lasted.push(Math.round(performance.now() - killedAt));
      await decodesAfter(an, joinsOfAn ?? 0);
    }
    console.log(`worker killed → frames decoded again, in ms: ${lasted.join(', ')}`);
    expect(hall.engine.counts()).toMatchObject({
      workers: 1,
      workerRestarts: 5,
      rooms: 1,
      peers: 2,
    });
    expect(Math.max(...lasted)).toBeLessThan(10_000);
  });

  test('leave nothing behind when they leave', async () => {
    const worker = runningWorkers()[0];
    await hall.gateway.handle(an.connection, 'media.leave', {});
    expect(binh.notices.at(-1)).toMatchObject({ type: 'peerLeft' });
    await eventually(() => hall.engine.counts()).toMatchObject({ peers: 1, producers: 2 });
    await hall.gateway.handle(binh.connection, 'media.leave', {});
    expect(hall.engine.counts()).toMatchObject({ rooms: 0, peers: 0, producers: 0, consumers: 0 });
    await eventually(async () => (await worker?.dump())?.routerIds).toEqual([]);
  });
});
