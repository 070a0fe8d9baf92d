import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { keepPicture } from './support/keep-picture.ts';
import { button, enterRoom, expectDrawn, openDevice, openHall } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

let chair: Page;
let delegate: Page;
let hall: Page;
let lastPage = 0;

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const url = String(baseURL);
  chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  delegate = await openDevice(browser, url, 'binhhoa.1', { width: 390, height: 844 });
  await enterRoom(chair, meetingId, 'full');
  hall = await openHall(browser, url, 'chutri', meetingId);
});

test.afterAll(async () => {
  for (const page of [chair, delegate, hall]) await page?.context().close();
});

const isRecorded = (page: Page) => page.getByRole('banner').getByText('Đang ghi', { exact: true });

test('the chair lets the meeting be recorded: all see it, and who comes later is told', async () => {
  test.setTimeout(120_000);
  const bar = chair.getByRole('contentinfo');
  await button(bar, 'Ghi hình').click();
  for (const page of [chair, hall]) await expect(isRecorded(page)).toBeVisible();
  await expect(chair.getByText('Cuộc họp bắt đầu được ghi hình.')).toBeVisible();
  await expectAccessible(chair);
  await enterRoom(delegate, meetingId, 'companion');
  await expect(delegate.getByText('Cuộc họp này đang được ghi hình.')).toBeVisible();
  await expect(isRecorded(delegate)).toBeVisible();
  await expectAccessible(delegate);
  for (const [name, page] of Object.entries({ chair, delegate, hall }))
    await keepPicture(page, `recording-${name}`);
});

test('a page that is presented and a speech that is given are recorded with it', async () => {
  test.setTimeout(120_000);
  await button(chair, 'Trình bày').click();
  await expect(button(chair, 'Dừng trình bày')).toBeVisible();
  await chair.waitForTimeout(4_000);
  const before = Number(await chair.locator('[data-page]').getAttribute('data-page'));
  lastPage = before + 1;
  await button(chair, 'Trang sau').click();
  await expect(chair.locator(`[data-page="${lastPage}"]`)).toBeVisible();
  await chair.waitForTimeout(4_000);
  const bar = chair.getByRole('contentinfo');
  await button(bar, 'Dừng ghi hình').click();
  for (const page of [chair, delegate, hall]) await expect(isRecorded(page)).toHaveCount(0);
  await expect(delegate.getByText('Đã dừng ghi hình.')).toBeVisible();
});

test('after the end the recording plays beside the pages that were shown', async () => {
  test.setTimeout(240_000);
  await button(chair.getByRole('contentinfo'), 'Kết thúc cuộc họp').click();
  await button(chair.getByRole('dialog'), 'Kết thúc cuộc họp').click();
  await expect(chair.getByText(/Cuộc họp đã kết thúc/).first()).toBeVisible();
  await delegate.goto(`/cuoc-hop/${meetingId}`);
  const watch = delegate.getByRole('link', { name: 'Xem lại' });
  await expect(watch).toBeVisible({ timeout: 120_000 });
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

test('who was not in the meeting, and the administrator, have no recording', async ({
  browser,
  baseURL,
}) => {
  for (const username of ['quantri', 'vanthu']) {
    const other = await openDevice(browser, String(baseURL), username, { width: 800, height: 600 });
    for (const path of ['', '/video', '/captions']) {
      const answer = await other.request.get(`/api/meetings/${meetingId}/recording${path}`);
      expect(answer.status()).toBe(403);
    }
    await other.context().close();
  }
});
