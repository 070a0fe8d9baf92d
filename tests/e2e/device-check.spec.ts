import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { heardEnergy, keepConnections } from './support/connections.ts';
import { button, endSpeech, enterRoom, expectMovingPictures, openDevice } from './support/room.ts';

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

/** A browser in a network whose firewall drops UDP: it sends none. */
function launchWithoutUdp(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream=fps=5',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--mute-audio',
      '--disable-gpu',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
  });
}

const OVER_TCP = /^Mạng này chặn UDP: dùng TCP\./;

test('a network without UDP is told so', async ({ baseURL }) => {
  const browser = await launchWithoutUdp();
  const page = await openDevice(browser, String(baseURL), 'binhhoa.2', {
    width: 1024,
    height: 768,
  });
  await page.goto('/kiem-tra-thiet-bi');
  await verdictOn(page);
  await expect(line(page).getByText(OVER_TCP)).toBeVisible();
  await browser.close();
});

test('a meeting is seen and heard over TCP, both ways, and the room says which way it comes', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const meetingId = demoId('meeting running');
  const size = { width: 1024, height: 768 };
  const withoutUdp = await launchWithoutUdp();
  const chair = await openDevice(browser, String(baseURL), 'chutri', size);
  const behindFirewall = await openDevice(withoutUdp, String(baseURL), 'binhhoa.2', size);
  for (const page of [chair, behindFirewall]) {
    await page.addInitScript(keepConnections);
    await enterRoom(page, meetingId, 'full');
  }
  await endSpeech(chair);
  for (const page of [behindFirewall, chair]) {
    await expectMovingPictures(page);
    const before = await heardEnergy(page);
    await expect.poll(() => heardEnergy(page)).toBeGreaterThan(before);
  }
  await behindFirewall.getByRole('button', { name: /Xem đường truyền/ }).click();
  const details = behindFirewall.getByRole('dialog', { name: 'Đường truyền' });
  await expect(details.getByText(OVER_TCP)).toBeVisible();
  await expectAccessible(behindFirewall);
  await chair.context().close();
  await withoutUdp.close();
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
