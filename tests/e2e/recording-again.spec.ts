import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { RecordingContents } from '#contract/http/recordings.ts';
import { STILL_FILE } from '#server/services/ports/recordings.ts';
import { brightness } from '#tests/media/support/look-into-file.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { keepPicture } from './support/keep-picture.ts';
import { type OwnServer, prepareOwnServer } from './support/own-server.ts';
import { isRecordedUntil, isRecording, isSaidUntil, openFiles } from './support/recorded-files.ts';
import { button, enterRoom, openDevice } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const dataDir = mkdtempSync(join(tmpdir(), 'nghi-su-e2e-recording-again-'));
const folder = join(dataDir, 'recordings', meetingId);
/** Where the composing puts its parts: a file in that place lets every try fail. */
const inTheWay = join(folder, 'parts');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
/** Four tries with pauses between them. */
const GIVEN_UP_MS = 90_000;

let server: OwnServer;
let chair: Page;
let delegate: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  // It ends the demo's running meeting, so that it needs one of its own.
  server = await prepareOwnServer({ dataDir });
  await server.start();
  chair = await openDevice(browser, server.url, 'chutri', { width: 1440, height: 900 });
  delegate = await openDevice(browser, server.url, 'binhhoa.1', { width: 1024, height: 768 });
});

test.afterAll(async () => {
  for (const page of [chair, delegate]) await page?.context().close();
  await server?.close();
});

async function keepSizes(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      await keepPicture(page, `${name}-${size.width}-${scheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a recording that could not be put together says so; the chair has that tried again, and nobody else', async () => {
  test.setTimeout(120_000 + GIVEN_UP_MS);
  await enterRoom(chair, meetingId, 'full');
  const bar = chair.getByRole('contentinfo');
  const poll = { timeout: 30_000 };
  // Its beginning has only sound.
  await button(bar, 'Tắt camera').click();
  await button(bar, 'Ghi hình').click();
  await expect(chair.getByText('Cuộc họp bắt đầu được ghi hình.')).toBeVisible();
  const sources = async () => (await openFiles(folder)).map(({ source }) => source);
  await expect.poll(sources, poll).toContain('microphone');
  const soundUntil = Date.now() + 2_000;
  await expect.poll(() => isSaidUntil(folder, soundUntil), poll).toBe(true);
  expect(await sources()).not.toContain('camera');
  await button(bar, 'Bật camera').click();
  await expect.poll(() => isRecording(folder), poll).toBe(true);
  const pictureUntil = Date.now() + 3_000;
  await expect.poll(() => isRecordedUntil(folder, pictureUntil), poll).toBe(true);
  writeFileSync(inTheWay, '');
  await button(bar, 'Kết thúc cuộc họp').click();
  await button(chair.getByRole('dialog'), 'Kết thúc cuộc họp').click();
  await expect(chair.getByText(/Cuộc họp đã kết thúc/).first()).toBeVisible();

  await chair.goto(`/cuoc-hop/${meetingId}`);
  const card = chair.locator('section', { hasText: 'Ghi hình cuộc họp' }).last();
  const failed = /Không dựng được bản ghi/;
  await expect(chair.getByText(failed)).toBeVisible({ timeout: GIVEN_UP_MS });
  await card.scrollIntoViewIfNeeded();
  await keepSizes(chair, 'recording-failed-card');
  await delegate.goto(`/cuoc-hop/${meetingId}/xem-lai`);
  await expect(delegate.getByText(failed)).toBeVisible();
  await expect(button(delegate, 'Thử lại')).toHaveCount(0);

  await chair.getByRole('link', { name: 'Mở trang bản ghi' }).click();
  await expect(button(chair, 'Thử lại')).toBeVisible();
  await keepSizes(chair, 'recording-failed');
  rmSync(inTheWay);
  await button(chair, 'Thử lại').click();
  await expect(chair.getByText(failed)).toHaveCount(0);
  await expect(chair.locator('video')).toBeVisible({ timeout: 60_000 });
  await expect(button(chair, 'Thử lại')).toHaveCount(0);
});

test('its player opens on the first picture, and says where there is none', async () => {
  const answer = await chair.request.get(`${server.url}/api/meetings/${meetingId}/recording`);
  const pictures = RecordingContents.parse((await answer.json()).contents).pictures ?? [];
  const firstMs = pictures[0]?.fromMs ?? 0;
  expect(firstMs).toBeGreaterThan(1_000);
  const video = chair.locator('video');
  const still = await video.evaluate(async ({ poster }: HTMLVideoElement) => {
    const picture = new Image();
    picture.src = poster;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  });
  expect(still).toEqual([1280, 720]);
  const [file, kept] = [join(folder, 'ghi-hinh.mp4'), join(folder, STILL_FILE)];
  expect(await brightness(kept)).toBeGreaterThan((await brightness(file, 0)) + 20);
  expect(await video.evaluate((v: HTMLVideoElement) => v.currentTime)).toBe(0);
  const words = chair.getByText('Đoạn này chỉ có âm thanh.');
  await expect(words).toHaveCount(0);
  await keepSizes(chair, 'recording-opens');
  const goTo = (seconds: number) =>
    video.evaluate((v: HTMLVideoElement, at) => {
      v.currentTime = at;
    }, seconds);
  await goTo(0.5);
  await expect(words).toBeVisible();
  await keepSizes(chair, 'recording-without-picture');
  await goTo(firstMs / 1000 + 1);
  await expect(words).toHaveCount(0);
});

test('it is removed with its files', async () => {
  await button(chair, 'Xóa bản ghi').click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Theo kết luận của chủ trì');
  await button(dialog, 'Xóa bản ghi').click();
  await expect(chair.getByText(/Bản ghi đã được xóa ngày/)).toBeVisible();
  expect(existsSync(folder)).toBe(false);
});
