import { expect, type Page, test } from '@playwright/test';
import { button, enterRoom, expectDrawn, openDevice } from './support/room.ts';

/** The shared screen, once its picture has come, large in the centre. */
const large = (page: Page) => page.locator('main figure[data-source="screen"][data-picture]');

test('a screen that is shared comes to everybody who follows and to the hall screen', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const answer = await chair.request.get('/api/meetings?phase=running');
  const [{ meetingId }] = (await answer.json()).meetings;
  await enterRoom(chair, meetingId, 'full');
  const delegate = await openDevice(browser, url, 'binhhoa.1', { width: 1024, height: 768 });
  await enterRoom(delegate, meetingId, 'companion');
  const hall = await openDevice(browser, url, 'huyen', { width: 1280, height: 720 });
  await hall.goto(`/hop/${meetingId}/man-hinh`);
  const site = await openDevice(browser, url, 'binhhoa', { width: 1280, height: 800 });
  await enterRoom(site, meetingId, 'full');

  await test.step('it is large on every screen, with a picture', async () => {
    await button(site, 'Chia sẻ màn hình').click();
    for (const page of [chair, delegate, hall]) {
      await expect(large(page)).toBeVisible();
      const size = () => large(page).evaluate((figure) => figure.clientWidth / innerWidth);
      await expect.poll(size).toBeGreaterThan(0.35);
      const width = () =>
        large(page).evaluate((figure) => figure.querySelector('video')?.videoWidth);
      await expect.poll(width).toBeGreaterThan(0);
    }
  });

  await test.step('who presents a document later has it shown instead, after a reload too', async () => {
    await button(chair, 'Xem tài liệu').click();
    await button(chair, 'Trình bày').click();
    await expect(button(chair, 'Dừng trình bày')).toBeVisible();
    await expect(large(hall)).toHaveCount(0);
    await expect(large(delegate)).toHaveCount(0);
    await hall.reload();
    await expect.poll(() => hall.locator('[data-scene="document"]').count()).toBe(1);
    const shown = Number(await chair.locator('[data-page]').getAttribute('data-page'));
    await expectDrawn(hall, shown);
  });

  await test.step('and the screen is back when the presentation stops, and gone when it is shared no more', async () => {
    await button(chair, 'Dừng trình bày').click();
    await expect(large(hall)).toBeVisible();
    await button(site, 'Dừng chia sẻ').click();
    for (const page of [delegate, hall]) await expect(large(page)).toHaveCount(0);
  });
  for (const page of [chair, delegate, hall, site]) await page.context().close();
});
