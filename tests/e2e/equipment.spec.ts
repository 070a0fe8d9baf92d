import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { keepConnections, type ReceivedPicture, receivedPictures } from './support/connections.ts';
import { decoded, play, publish } from './support/equipment-page.ts';
import { button, endSpeech, enterRoom, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';

const RUNNING = demoId('meeting running');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Adds equipment on the secretary's page, and reads off what is put into it. */
async function addEquipment(page: Page, choice: string): Promise<{ url: string; token: string }> {
  await button(page, 'Thêm thiết bị').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: choice }).check({ force: true });
  await expectAccessible(page);
  await button(sheet, 'Tạo mã truy cập').click();
  await expect(sheet.getByText('Mã chỉ hiện một lần')).toBeVisible();
  await expectAccessible(page);
  const url = await sheet.getByRole('textbox', { name: 'Địa chỉ' }).inputValue();
  const token = await sheet.getByRole('textbox', { name: 'Mã truy cập' }).inputValue();
  await button(sheet, 'Đã chép xong').click();
  return { url, token };
}

test('a camera of others is seen as what it is, and a player outside hears and sees the meeting', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const origin = String(baseURL);
  const secretary = await openDevice(browser, origin, 'thuky', DESK);
  await secretary.goto(`/cuoc-hop/${RUNNING}`);
  await secretary.getByRole('link', { name: 'Thiết bị ngoài' }).click();
  await expect(secretary.getByText('Chưa có thiết bị ngoài')).toBeVisible();
  await expectAccessible(secretary);
  const camera = await addEquipment(secretary, 'Đưa vào cuộc họp');
  const screen = await addEquipment(secretary, 'Phát cuộc họp ra');

  const chair = await openDevice(browser, origin, 'chutri', DESK);
  await enterRoom(chair, RUNNING, 'full');
  const [encoder, player] = await Promise.all([
    openDevice(browser, origin, 'huyen.3', PHONE),
    openDevice(browser, origin, 'huyen.4', PHONE),
  ]);
  await Promise.all([encoder, player].map((page) => page.goto('/huong-dan')));
  expect(await publish(encoder, camera)).toMatch(/^\/whip\//);
  await expect(chair.getByRole('figure', { name: /Máy quay hội trường/ }).first()).toBeVisible();
  expect(await play(player, screen)).toMatch(/^\/whep\//);
  await expect
    .poll(async () => (await decoded(player)).frames, { timeout: 30_000 })
    .toBeGreaterThan(15);
  await expect
    .poll(async () => (await decoded(player)).samples, { timeout: 30_000 })
    .toBeGreaterThan(48_000);

  await expect(secretary.getByText('Đang kết nối')).toHaveCount(2);
  await expect(
    secretary.getByText(/từ \d\d:\d\d · đưa vào hình và tiếng · \d+ kbit\/s/),
  ).toBeVisible();
  await expectAccessible(secretary);

  await button(secretary, 'Tắt tiếng Máy quay hội trường').click();
  await expect(secretary.getByText('Đang tắt tiếng')).toBeVisible();
  await button(secretary, 'Cho tiếng Máy quay hội trường trở lại').click();
  await expect(secretary.getByText('Đang tắt tiếng')).toHaveCount(0);

  for (const name of [
    'Máy quay hội trường (Đưa vào cuộc họp)',
    'Màn hình ngoài (Phát cuộc họp ra)',
  ]) {
    await chooseAct(secretary, 'Thu hồi mã', name);
    await button(secretary.getByRole('dialog'), 'Thu hồi mã').click();
    await expect(secretary.getByRole('dialog')).toHaveCount(0);
  }
  await expect(secretary.getByText('Đã thu hồi', { exact: true })).toHaveCount(2);
  await expect(chair.getByRole('figure', { name: /Máy quay hội trường/ })).toHaveCount(0);
  await Promise.all([secretary, chair, encoder, player].map((page) => page.context().close()));
});

/** What a page receives of the shared screen: the others send cameras, which are far smaller. */
async function screenOn(page: Page): Promise<ReceivedPicture | undefined> {
  const pictures = await receivedPictures(page);
  return pictures.find(({ widthPx }) => widthPx > 320);
}

const codecOn = async (page: Page) => (await screenOn(page))?.codec;

/** Waits until a page decodes more of the shared screen than it has by now. */
async function expectGoesOn(page: Page): Promise<void> {
  const before = (await screenOn(page))?.frames ?? 0;
  await expect
    .poll(async () => (await screenOn(page))?.frames ?? 0, { message: 'frames of the screen' })
    .toBeGreaterThan(before + 5);
}

/** The larger picture of the meeting's page is drawn: its video has the frames that come. */
const largeTime = (page: Page) =>
  page
    .locator('main figure[data-source="screen"][data-picture] video')
    .evaluate((video: HTMLVideoElement) => video.currentTime);

test('a shared screen stays on the others’ pages when a player comes, to which VP8 is sent, and when it leaves', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const open = async (username: string) => {
    const page = await openDevice(browser, url, username, { width: 1280, height: 800 });
    await page.addInitScript(keepConnections);
    return page;
  };
  const [chair, site, player] = [await open('chutri'), await open('binhhoa'), await open('huyen')];
  await enterRoom(chair, RUNNING, 'full');
  await endSpeech(chair);
  await enterRoom(site, RUNNING, 'full');
  await button(site, 'Chia sẻ màn hình').click();
  await expectGoesOn(chair);
  expect(await codecOn(chair)).toMatch(/^video\/(VP9|AV1)$/);

  const what = { direction: 'out', name: 'Bức tường', siteId: null, camera: true, sound: true };
  const ways = `/api/meetings/${RUNNING}/media-ways`;
  const headers = { origin: url };
  const made = await chair.request.post(ways, { data: what, headers });
  expect(made.status(), await made.text()).toBe(200);
  const { way, token } = await made.json();

  await test.step('the player is given the screen in VP8, and so is the page', async () => {
    await player.goto('/huong-dan');
    expect(await play(player, { url: `${url}/whep`, token })).toMatch(/^\/whep\//);
    await expectGoesOn(player);
    expect(await codecOn(player)).toBe('video/VP8');
    await expect.poll(() => codecOn(chair)).toBe('video/VP8');
    await expectGoesOn(chair);
    const before = await largeTime(chair);
    await expect.poll(() => largeTime(chair)).toBeGreaterThan(before);
  });

  await test.step('a screen that is shared while the player is there goes to both', async () => {
    await button(site, 'Dừng chia sẻ').click();
    await expect.poll(() => codecOn(chair)).toBeUndefined();
    await button(site, 'Chia sẻ màn hình').click();
    for (const page of [chair, player]) {
      await expectGoesOn(page);
      expect(await codecOn(page)).toBe('video/VP8');
    }
  });

  await test.step('the player leaves: the screen goes on, and the next one has a codec for text again', async () => {
    const gone = await chair.request.delete(`${ways}/${way.wayId}`, { headers });
    expect(gone.ok()).toBe(true);
    await expectGoesOn(chair);
    await button(site, 'Dừng chia sẻ').click();
    await expect.poll(() => codecOn(chair)).toBeUndefined();
    await button(site, 'Chia sẻ màn hình').click();
    await expectGoesOn(chair);
    expect(await codecOn(chair)).toMatch(/^video\/(VP9|AV1)$/);
  });
  await button(site, 'Dừng chia sẻ').click();
  await Promise.all([chair, site, player].map((page) => page.context().close()));
});
