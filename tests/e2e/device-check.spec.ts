import { chromium, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { button, openDevice } from './support/room.ts';

const VERDICT = /^Đường truyền (tốt|đủ cho âm thanh và hình nhỏ|chỉ đủ cho âm thanh)$/;

const line = (page: Page) => page.getByRole('region', { name: 'Kiểm tra đường truyền' });

async function verdictOn(page: Page): Promise<void> {
  await button(line(page), 'Đo đường truyền').click();
  await expect(line(page).getByRole('progressbar')).toBeVisible();
  await expect(line(page).getByText(VERDICT)).toBeVisible({ timeout: 40_000 });
}

test('devices and line are checked before a meeting', async ({ browser, baseURL }) => {
  const page = await openDevice(browser, String(baseURL), 'binhhoa.1', {
    width: 1440,
    height: 900,
  });
  await page.goto('/');
  await page.getByRole('link', { name: 'Kiểm tra thiết bị' }).click();
  await expect(page.getByRole('heading', { name: 'Kiểm tra thiết bị' })).toBeVisible();
  await expect(page.getByText('Máy đang nghe thấy đồng chí.')).toBeVisible();
  await expectAccessible(page);

  await test.step('the speaker', async () => {
    const speaker = page.getByRole('region', { name: 'Thử loa' });
    await button(speaker, 'Phát âm thử').click();
    await button(speaker, 'Không nghe thấy').click();
    await expect(speaker.getByText('Chưa nghe thấy tiếng')).toBeVisible();
    await button(speaker, 'Phát âm thử').click();
    await button(speaker, 'Tôi nghe thấy').click();
    await expect(speaker.getByText('Loa hoạt động tốt.')).toBeVisible();
  });

  await test.step('the microphone that is off', async () => {
    await button(page, 'Tắt micro').click();
    await expect(page.getByText('Micro đang tắt. Nhấn "Bật micro" để thử.')).toBeVisible();
  });

  await test.step('the line', async () => {
    await verdictOn(page);
    await expect(line(page).getByText('Dùng đường UDP trực tiếp, nhanh nhất.')).toBeVisible();
    await expect(
      line(page)
        .getByText(/\d kbit\/s$/)
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
  });
  await page.context().close();
});

test('a network without UDP is told so', async ({ baseURL }) => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream=fps=5',
      '--use-fake-ui-for-media-stream',
      '--disable-gpu',
      // What a firewall does to UDP: the browser sends none.
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
  });
  const page = await openDevice(browser, String(baseURL), 'binhhoa.2', {
    width: 1024,
    height: 768,
  });
  await page.goto('/kiem-tra-thiet-bi');
  await verdictOn(page);
  await expect(line(page).getByText(/^Mạng này chặn UDP: dùng TCP\./)).toBeVisible();
  await browser.close();
});

test('a browser that may use no camera says what to do, and lets the person join all the same', async ({
  browser,
  baseURL,
}) => {
  const page = await openDevice(browser, String(baseURL), 'binhhoa.3', {
    width: 390,
    height: 844,
  });
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await page.goto('/kiem-tra-thiet-bi');
  await expect(page.getByText('Micro đang bị chặn')).toBeVisible();
  await expect(page.getByText('Camera đang bị chặn')).toBeVisible();
  await expectAccessible(page);
  await page.context().close();
});
