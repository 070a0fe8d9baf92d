import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { joinLightly, type LightPeer } from './support/light-peer.ts';
import { button, enterRoom, openDevice, openHall } from './support/room.ts';

// A second camera to lay paper under.
test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--use-fake-device-for-media-stream=fps=5,device-count=2',
      '--disable-gpu',
      '--mute-audio',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  },
});

const layout = (page: Page, shows: string) => page.locator(`main[data-layout="${shows}"]`);
const scene = (hall: Page, kind: string) => hall.locator(`main[data-scene="${kind}"]`);
/** A picture that is as good as all there is to see. */
const large = (page: Page, peer: string, source = 'camera') =>
  page.locator(`main figure[data-peer="${peer}"][data-source="${source}"]`);

/** Runs in the page: takes any camera where one is demanded, as Chromium's second fake camera measures depth, which nobody can encode. */
function anyCamera(): void {
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const getUserMedia = (wanted: MediaStreamConstraints = {}) => {
    if (typeof wanted.video !== 'object') return capture(wanted);
    const { deviceId: _, ...video } = wanted.video;
    return capture({ ...wanted, video });
  };
  Object.assign(navigator.mediaDevices, { getUserMedia });
}

/** Shows a page of the item's first paper to all: a hall has a page only while one is presented. */
async function present({ state, command }: LightPeer): Promise<void> {
  const item = state.frame?.items.find(({ itemId }) => itemId === state.currentItemId);
  const [paper] = item?.documents ?? [];
  if (!paper) throw new Error('The item has no paper.');
  await command('presentation.start', { versionId: paper.versionId, page: 2 });
}

async function openLayouts(page: Page) {
  await page.getByRole('button', { name: 'Bố cục', exact: true }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Bố cục màn hình' });
  await expect(sheet).toBeVisible();
  return sheet;
}

async function choose(page: Page, group: string, name: RegExp): Promise<void> {
  const sheet = await openLayouts(page);
  await sheet.getByRole('group', { name: group }).getByRole('radio', { name }).click();
  await button(sheet, 'Đóng').click();
  await expect(sheet).toHaveCount(0);
}

test('who leads lays out every screen and keeps a picture large; who looks elsewhere comes back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const answer = await chair.request.get('/api/meetings?phase=running');
  const [{ meetingId }] = (await answer.json()).meetings;
  const presenter = await joinLightly(url, 'thuky', meetingId);
  await present(presenter);
  await enterRoom(chair, meetingId, 'full');
  const delegate = await openDevice(browser, url, 'binhhoa.1', { width: 1024, height: 768 });
  await enterRoom(delegate, meetingId, 'companion');
  const hall = await openHall(browser, url, 'huyen', meetingId);
  const site = await openDevice(browser, url, 'binhhoa', { width: 1280, height: 800 });
  await site.addInitScript(anyCamera);
  await enterRoom(site, meetingId, 'full');
  const everybody = [chair, delegate, site];
  let userId = '';

  await test.step('a layout for all comes to every device and the hall screen', async () => {
    await choose(chair, 'Cho mọi người', /^Tất cả điểm cầu/);
    for (const page of everybody) await expect(layout(page, 'gallery')).toBeVisible();
    await expect(scene(hall, 'gallery')).toBeVisible();
    const tile = chair.locator('main figure', { hasText: 'Bình Hòa' });
    userId = (await tile.getAttribute('data-peer')) ?? '';
    // A room's own device follows: nobody chooses on it.
    await expect(button(site, 'Bố cục')).toHaveCount(0);
    await expect(button(delegate, 'Theo chủ trì')).toHaveCount(0);
  });

  await test.step('one looks at something else, and one tap brings them back', async () => {
    await choose(delegate, 'Màn hình của đồng chí', /^Tài liệu và hình/);
    await expect(layout(delegate, 'sideBySide')).toBeVisible();
    await expect(layout(chair, 'gallery')).toBeVisible();
    await button(delegate, 'Theo chủ trì').click();
    await expect(layout(delegate, 'gallery')).toBeVisible();
    await expect(button(delegate, 'Theo chủ trì')).toHaveCount(0);
  });

  await test.step('a change brings back who strayed', async () => {
    await choose(delegate, 'Màn hình của đồng chí', /^Tài liệu Người/);
    await expect(layout(delegate, 'documentSpeaker')).toBeVisible();
    await choose(chair, 'Cho mọi người', /^Tài liệu và hình/);
    for (const page of everybody) await expect(layout(page, 'sideBySide')).toBeVisible();
    await expect(scene(hall, 'sideBySide')).toBeVisible();
  });

  const peerOf = async (page: Page) =>
    (await page
      .locator('figure[data-peer]')
      .evaluateAll((all) =>
        all.map((figure) => figure.getAttribute('data-peer') ?? ''),
      )) as string[];

  await test.step('the spotlight keeps a picture large for all, and ends with who left', async () => {
    await choose(chair, 'Cho mọi người', /^Tự động/);
    for (const page of [chair, delegate])
      await expect(layout(page, 'documentSpeaker')).toBeVisible();
    const sheet = await openLayouts(chair);
    await sheet.getByLabel('Giữ hình lớn cho mọi người').selectOption({ label: 'Bình Hòa' });
    await button(sheet, 'Đóng').click();
    for (const page of everybody) await expect(layout(page, 'speaker')).toBeVisible();
    await expect(scene(hall, 'picture')).toBeVisible();
    for (const page of [chair, delegate, hall]) {
      await expect(large(page, userId)).toBeVisible();
      const share = () =>
        large(page, userId)
          .first()
          .evaluate((f) => f.clientWidth / innerWidth);
      await expect.poll(share).toBeGreaterThan(0.3);
    }
    expect(await peerOf(hall)).toEqual([userId]);
    await button(site, 'Rời cuộc họp').click();
    await expect(scene(hall, 'document')).toBeVisible();
    for (const page of [chair, delegate])
      await expect(layout(page, 'documentSpeaker')).toBeVisible();
    await enterRoom(site, meetingId, 'full');
    await expect(scene(hall, 'picture')).toBeVisible();
    const again = await openLayouts(chair);
    await again.getByLabel('Giữ hình lớn cho mọi người').selectOption({ label: 'Không giữ' });
    await button(again, 'Đóng').click();
    await expect(scene(hall, 'document')).toBeVisible();
  });

  await test.step('paper under a second camera is shown beside the people of the same room', async () => {
    await button(site, 'Chiếu tài liệu giấy').click();
    for (const page of [chair, delegate]) {
      await expect(large(page, userId, 'documentCamera')).toHaveAttribute('data-picture');
      await expect(large(page, userId)).toBeVisible();
    }
    await expect(scene(hall, 'screen')).toBeVisible();
    await choose(chair, 'Cho mọi người', /^Tài liệu và hình/);
    await expect(scene(hall, 'sideBySide')).toBeVisible();
    await expect(large(hall, userId, 'documentCamera')).toHaveAttribute('data-picture');
    await button(site, 'Dừng chiếu').click();
    await expect(large(hall, userId, 'documentCamera')).toHaveCount(0);
  });

  await test.step('the full screen has no controls until one moves, and Escape leaves it', async () => {
    await choose(chair, 'Cho mọi người', /^Tự động/);
    await choose(delegate, 'Màn hình của đồng chí', /^Toàn màn hình/);
    await expect(scene(delegate, 'document')).toBeVisible();
    const dock = delegate.getByRole('contentinfo');
    await expect(dock).toHaveCSS('opacity', '0');
    await delegate.mouse.move(400, 300);
    await expect(dock).toHaveCSS('opacity', '1');
    await delegate.keyboard.press('Escape');
    await expect(layout(delegate, 'documentSpeaker')).toBeVisible();
  });

  await test.step('the choice is clean for everybody', async () => {
    await openLayouts(chair);
    const { violations } = await new AxeBuilder({ page: chair }).analyze();
    expect(violations).toEqual([]);
  });
  for (const page of [...everybody, hall]) await page.context().close();
});
