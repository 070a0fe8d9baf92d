import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaAnswers, MediaNotice } from '#contract/media/wire.ts';
import { type DirectionSettings, LineDirection } from '#tests/bench/weak-line/line-direction.ts';
import { openUdpRelay, type UdpRelay } from '#tests/bench/weak-line/udp-relay.ts';
import { seeded } from '#tests/support/carry/seeded.ts';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { of, openSite, type Site } from './support/site.ts';

const WIDE: DirectionSettings = { kbps: 50_000, delayMs: 5, jitterMs: 0, loss: 0 };

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let speaker: Site;
let other: Site;
let listener: Site;
const line = {
  up: new LineDirection(WIDE, seeded(1).next),
  down: new LineDirection(WIDE, seeded(2).next),
};
const relays: UdpRelay[] = [];
const notices: MediaNotice[] = [];

/** Leads a device that joins through the relay: only UDP, to the relay's port. */
async function throughRelay(answer: MediaAnswers['media.join']): Promise<unknown> {
  const led = async (transport: MediaAnswers['media.join']['receive']) => {
    const udp = transport?.iceCandidates.find(({ protocol }) => protocol === 'udp');
    if (!transport || !udp) return transport;
    const relay = await openUdpRelay(Number(udp.port), line);
    relays.push(relay);
    return { ...transport, iceCandidates: [{ ...udp, port: relay.port }] };
  };
  return { ...answer, send: await led(answer.send), receive: await led(answer.receive) };
}

async function openListener(): Promise<Site> {
  let told: (notice: MediaNotice) => void = () => {};
  const connection = hall.connection((notice) => {
    notices.push(notice);
    told(notice);
  });
  const device = await devices.open(async (name, input) => {
    const answer = await hall.gateway.handle(connection, name, input);
    return name === 'media.join' ? throughRelay(answer as MediaAnswers['media.join']) : answer;
  });
  told = device.notice;
  return { connection, notices, ...device };
}

beforeAll(async () => {
  devices = await openBrowserDevices();
  hall = await aConference();
  speaker = await openSite(devices, hall);
  other = await openSite(devices, hall);
  listener = await openListener();
  for (const site of [speaker, other])
    await site.page.evaluate(() => window.device.join('voice and picture', null));
  await listener.page.evaluate(() => window.device.join('nothing', 640));
  await hall.floor(speaker.connection.actor.userId);
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  for (const relay of relays) relay.close();
  line.up.close();
  line.down.close();
});

const peerOf = (site: Site) => site.page.evaluate(() => window.device.peerId);

/** What the listener was told last of its line. */
function lastTold() {
  const told = notices.findLast((notice) => notice.type === 'line');
  return told?.type === 'line' ? told : null;
}

/** Three minutes: what a line bears shows itself only in time, and each try that a busy machine spoils doubles the rest after it. */
function inTime<T>(read: () => T) {
  return expect.poll(read, { timeout: 180_000, interval: 250 });
}

async function grows(site: Site, source: string, counter: 'framesDecoded' | 'packets') {
  const peerId = await peerOf(site);
  const before = (await of(listener, source, peerId))[counter];
  await inTime(async () => (await of(listener, source, peerId))[counter]).toBeGreaterThan(
    before + 10,
  );
}

describe('a device on a line that becomes thin', { timeout: 400_000 }, () => {
  test('receives all while the line is wide', async () => {
    for (const site of [speaker, other]) await grows(site, 'camera', 'framesDecoded');
    await grows(speaker, 'microphone', 'packets');
  });

  test('asks again for the packets of a voice that get lost', async () => {
    line.down.settings = { ...WIDE, loss: 0.1 };
    const voice = async () => of(listener, 'microphone', await peerOf(speaker));
    const before = await voice();
    await inTime(async () => (await voice()).packets).toBeGreaterThan(before.packets + 250);
    line.down.settings = WIDE;
    // Without it about 25.
    expect((await voice()).lost - before.lost).toBeLessThan(10);
  });

  test('keeps the picture of who speaks and is told which others are held back', async () => {
    line.down.settings = { ...WIDE, kbps: 230 };
    const held = (await of(listener, 'camera', await peerOf(other))).consumerId;
    // Before the estimate has settled pictures may rest once: a try is told as sound.
    await inTime(() => lastTold()).toMatchObject({ receives: 'speaker', heldBack: [held] });
    await grows(speaker, 'camera', 'framesDecoded');
  });

  test('keeps the voice when no picture fits, and has no probes in its way', async () => {
    line.down.settings = { ...WIDE, kbps: 64 };
    await inTime(() => lastTold()?.receives).toBe('sound');
    await grows(speaker, 'microphone', 'packets');
  });

  test('gets everything back when the line is wide again', async () => {
    line.down.settings = WIDE;
    await inTime(() => lastTold()?.receives).toBe('all');
    for (const site of [speaker, other]) await grows(site, 'camera', 'framesDecoded');
  });
});
