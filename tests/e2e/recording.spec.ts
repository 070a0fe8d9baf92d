import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { RecordingContents } from '#contract/http/recordings.ts';
import { brightness, levelDb, streamsOf } from '#tests/media/support/look-into-file.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { keepPicture } from './support/keep-picture.ts';
import { codeOf, confirmMachine, openMachine } from './support/machine.ts';
import { type OwnServer, prepareOwnServer } from './support/own-server.ts';
import {
  clearStretches,
  lostBy,
  mostMissingMs,
  type OutlivedKill,
  union,
  withoutGap,
} from './support/recorded-course.ts';
import { isRecordedUntil } from './support/recorded-files.ts';
import { createKiller } from './support/recording-killer.ts';
import { button, enterRoom, expectDrawn, openDevice, openHall } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
/** `KILLS=20` is the whole run. A fifth of them comes after the end, where one file is made of what was recorded. */
const KILLS = Number(process.env.KILLS ?? 5);
const COMPOSING_KILLS = Math.ceil(KILLS / 5);
const RECORDING_KILLS = KILLS - COMPOSING_KILLS;
/** The mean of the card that stands where there is no picture is 43; Chromium's drawn camera is far brighter. */
const BRIGHTER_THAN_CARD = 70;
/** The more is killed the longer the recording becomes, and the longer it takes to make one file of it, with the least priority. */
const COMPOSED_MS = 120_000 + KILLS * 60_000;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-e2e-recording-'));
const folder = join(dataDir, 'recordings', meetingId);
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

let server: OwnServer;
let chair: Page;
let delegate: Page;
let hall: Page;
let killer: ReturnType<typeof createKiller>;
let lastPage = 0;
const kills: OutlivedKill[] = [];
let composingKills: string[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  // It ends the demo's running meeting, so that it needs one of its own.
  server = await prepareOwnServer({ dataDir });
  killer = createKiller({ server, folder, seed });
  await server.start();
  const { url } = server;
  chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  delegate = await openDevice(browser, url, 'binhhoa.1', { width: 390, height: 844 });
  await enterRoom(chair, meetingId, 'full');
  hall = await openHall(browser, url, 'chutri', meetingId);
});

test.afterAll(async () => {
  for (const page of [chair, delegate, hall]) await page?.context().close();
  await server?.close();
});

const isRecorded = (page: Page) => page.getByRole('banner').getByText('Đang ghi', { exact: true });

test('the chair lets the meeting be recorded: all see it, and who comes later is told', async () => {
  test.setTimeout(120_000);
  const bar = chair.getByRole('contentinfo');
  await button(bar, 'Ghi hình').click();
  for (const page of [chair, hall]) await expect(isRecorded(page)).toBeVisible();
  await expect(chair.getByText('Cuộc họp bắt đầu được ghi hình.')).toBeVisible();
  await expectAccessible(chair);
  await delegate.goto(`/hop/${meetingId}`);
  await expect(delegate.getByText('Cuộc họp này đang được ghi hình.')).toBeVisible();
  await expectAccessible(delegate);
  await keepPicture(delegate, 'recording-lobby');
  await enterRoom(delegate, meetingId, 'companion');
  await expect(delegate.getByText('Cuộc họp này đang được ghi hình.')).toBeVisible();
  await expect(isRecorded(delegate)).toBeVisible();
  await expectAccessible(delegate);
  for (const [name, page] of Object.entries({ chair, delegate, hall }))
    await keepPicture(page, `recording-${name}`);
});

test('a room’s machine that comes into it shows and says so too', async ({ browser }) => {
  test.setTimeout(120_000);
  const machine = await openMachine(browser, server.url);
  await machine.goto('/thiet-bi');
  const admin = await openDevice(browser, server.url, 'quantri', { width: 1024, height: 768 });
  await confirmMachine(admin, await codeOf(machine), 'Điểm cầu xã Vĩnh Nhuận');
  await expect(machine.getByText('Cuộc họp này đang được ghi hình.')).toBeVisible();
  await expect(isRecorded(machine)).toBeVisible();
  await expectAccessible(machine);
  for (const size of SIZES) {
    await machine.setViewportSize(size);
    await keepPicture(machine, `recording-machine-${size.width}`);
  }
  for (const page of [machine, admin]) await page.context().close();
});

test('whatever is killed, the recording goes on, and what is missing is known', async () => {
  console.log(`kills of a recording: SEED=${seed} KILLS=${KILLS}`);
  test.setTimeout(60_000 + KILLS * 60_000);
  for (let index = 0; index < RECORDING_KILLS; index += 1) {
    const killed = await killer.kill();
    await expect.poll(() => killer.recordsSince(killed.at), { timeout: 50_000 }).toBe(true);
    kills.push({ ...killed, backAt: Date.now() });
    // As long as a recording that means something, no longer.
    await chair.waitForTimeout(killer.between(1_500, 4_000));
  }
  await expect(isRecorded(chair)).toBeVisible();
});

/** What is on the screen now is recorded for so long. */
async function isRecordedFor(ms: number): Promise<void> {
  const until = Date.now() + ms;
  await expect.poll(() => isRecordedUntil(folder, until), { timeout: 30_000 }).toBe(true);
}

test('a page that is presented and a speech that is given are recorded with it', async () => {
  test.setTimeout(120_000);
  await button(chair, 'Trình bày').click();
  await expect(button(chair, 'Dừng trình bày')).toBeVisible();
  await isRecordedFor(3_000);
  const before = Number(await chair.locator('[data-page]').getAttribute('data-page'));
  lastPage = before + 1;
  await button(chair, 'Trang sau').click();
  await expect(chair.locator(`[data-page="${lastPage}"]`)).toBeVisible();
  await isRecordedFor(3_000);
  const bar = chair.getByRole('contentinfo');
  await button(bar, 'Dừng ghi hình').click();
  for (const page of [chair, delegate, hall]) await expect(isRecorded(page)).toHaveCount(0);
  await expect(delegate.getByText('Đã dừng ghi hình.')).toBeVisible();
});

test('after the end the recording plays beside the pages that were shown, though its making was killed too', async () => {
  test.setTimeout(120_000 + COMPOSED_MS);
  await button(chair.getByRole('contentinfo'), 'Kết thúc cuộc họp').click();
  const killing = killer.killComposing(COMPOSING_KILLS);
  await button(chair.getByRole('dialog'), 'Kết thúc cuộc họp').click();
  await expect(chair.getByText(/Cuộc họp đã kết thúc/).first()).toBeVisible();
  await delegate.goto(`/cuoc-hop/${meetingId}`);
  const watch = delegate.getByRole('link', { name: 'Xem lại' });
  await expect(watch).toBeVisible({ timeout: COMPOSED_MS });
  composingKills = await killing;
  expect(composingKills).toHaveLength(COMPOSING_KILLS);
  await watch.click();
  const video = delegate.locator('video');
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.duration)).toBeGreaterThan(7);
  await video.evaluate((v: HTMLVideoElement) => v.play());
  const played = () => video.evaluate((v: HTMLVideoElement) => v.currentTime);
  await expect.poll(played).toBeGreaterThan(1);
  const frames = () =>
    video.evaluate((v: HTMLVideoElement) => v.getVideoPlaybackQuality().totalVideoFrames);
  expect(await frames()).toBeGreaterThan(5);
  await video.evaluate((v: HTMLVideoElement) => v.pause());
  await video.evaluate((v: HTMLVideoElement) => {
    v.currentTime = v.duration - 1;
  });
  await expectDrawn(delegate, lastPage);
  const last = await played();
  await delegate.keyboard.press('j');
  await expect.poll(played).toBeLessThan(Math.max(0.5, last - 9));
  await delegate.getByRole('searchbox').fill('khong co muc nao nhu vay');
  await expect(delegate.getByText('Không tìm thấy mục nào')).toBeVisible();
  await delegate.getByRole('searchbox').fill('');
  for (const scheme of ['light', 'dark'] as const) {
    await delegate.emulateMedia({ colorScheme: scheme });
    for (const size of SIZES) {
      await delegate.setViewportSize(size);
      await expectAccessible(delegate);
      await keepPicture(delegate, `playback-${size.width}-${scheme}`);
    }
  }
});

test('the chair sees there who has opened it, and who may only watch does not', async () => {
  const title = 'Ai đã mở bản ghi';
  await expect(delegate.getByText(title)).toHaveCount(0);
  await chair.goto(`/cuoc-hop/${meetingId}/xem-lai`);
  await chair.getByText(title).click();
  await expect(chair.getByText(/^Mở \d/).first()).toBeVisible();
  for (const scheme of ['light', 'dark'] as const) {
    await chair.emulateMedia({ colorScheme: scheme });
    for (const size of SIZES) {
      await chair.setViewportSize(size);
      await expectAccessible(chair);
      await chair.getByText(title).scrollIntoViewIfNeeded();
      await keepPicture(chair, `openings-${size.width}-${scheme}`);
    }
  }
});

test('nothing was lost but what the recording says', async () => {
  const { contents } = await (
    await delegate.request.get(`${server.url}/api/meetings/${meetingId}/recording`)
  ).json();
  const { durationMs, gaps, stretches } = RecordingContents.parse(contents);
  const file = join(folder, 'ghi-hinh.mp4');
  for (const stream of await streamsOf(file))
    expect(stream.seconds).toBeCloseTo(durationMs / 1000, 0);
  const startMs = Date.parse(stretches[0]?.startedAt ?? '');
  const lost = lostBy(kills, gaps, startMs);
  const missingMs = union(gaps).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const told = `${JSON.stringify(kills)} from ${startMs} on: ${JSON.stringify(gaps)}`;
  expect(lost, told).toEqual([]);
  expect(missingMs, told).toBeLessThanOrEqual(mostMissingMs(kills));
  const clear = clearStretches(gaps, durationMs).filter(({ fromMs, toMs }) => toMs - fromMs > 3e3);
  expect(clear.length, told).toBeGreaterThan(0);
  // Where nothing is said to be missing, something is to be heard and seen.
  const moments = [
    ...clear.map(({ fromMs, toMs }) => (fromMs + toMs) / 2_000),
    ...withoutGap(kills, gaps, startMs).map((atMs) => atMs / 1_000 + 1),
  ];
  for (const at of moments) {
    expect(await levelDb(file, at - 1, 2), `sound at ${at} s`).toBeGreaterThan(-60);
    expect(await brightness(file, at), `picture at ${at} s`).toBeGreaterThan(BRIGHTER_THAN_CARD);
  }
  const lengths = gaps.map(({ fromMs, toMs }) => toMs - fromMs).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  const ofEach = Object.groupBy(kills, ({ what }) => what);
  const counted = Object.entries(ofEach).map(([what, all]) => `${what} ${all.length}`);
  console.log(
    `SEED=${seed}: ${kills.length + composingKills.length} kills (${counted.join(', ')}, composing ffmpeg ${composingKills.length}: ${composingKills.join(' ')}): ${lost.length} recordings lost, ${lengths.length} gaps of ${median} ms (p50), at most ${lengths.at(-1)} ms, ${missingMs} ms of ${durationMs} ms in all`,
  );
});

test('who was not in the meeting, and the administrator, have no recording', async ({
  browser,
}) => {
  for (const username of ['quantri', 'vanthu']) {
    const other = await openDevice(browser, server.url, username, { width: 800, height: 600 });
    for (const path of ['', '/video', '/still', '/captions']) {
      const answer = await other.request.get(`/api/meetings/${meetingId}/recording${path}`);
      expect(answer.status()).toBe(403);
    }
    await other.context().close();
  }
});
