import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { codeOf, confirmMachine, openMachine } from './support/machine.ts';
import { button, endSpeech, enterRoom, expectMovingPictures, openDevice } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const SITE = 'Điểm cầu xã Vĩnh Nhuận';
const SPEAKER = 'Chủ tịch UBND xã Vĩnh Nhuận';

let machine: Page;
let admin: Page;
let chair: Page;
let secretary: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const url = baseURL ?? '';
  machine = await openMachine(browser, url);
  admin = await openDevice(browser, url, 'quantri', { width: 1024, height: 768 });
  chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  secretary = await openDevice(browser, url, 'thuky', { width: 1440, height: 900 });
});

test.afterAll(async () => {
  for (const page of [machine, admin, chair, secretary]) await page?.context().close();
});

const roster = (page: Page) => page.getByRole('heading', { name: /^Trong phòng này/ });
const tile = (page: Page) => page.locator('figure[data-peer]').filter({ hasText: 'Vĩnh Nhuận' });
const microphone = (page: Page) => page.getByText(/^Micro phòng đang (mở|tắt)$/);

test('a machine shows a code, which the administrator confirms for a site', async () => {
  await enterRoom(chair, meetingId, 'full');
  await endSpeech(chair);
  await machine.goto('/thiet-bi');
  await expect(machine.getByRole('heading', { name: 'Ghép máy này với điểm cầu' })).toBeVisible();
  await expectAccessible(machine);
  const code = await codeOf(machine);
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  await confirmMachine(admin, code, SITE, () => expectAccessible(admin));
});

test('it joins the running meeting by itself, with its microphone closed', async () => {
  await expect(roster(machine)).toBeVisible();
  await expect(machine.getByText(SPEAKER).first()).toBeVisible();
  await expectMovingPictures(machine);
  await expect(microphone(machine)).toHaveText('Micro phòng đang tắt');
  await expect(tile(chair).first()).toBeVisible();
  await expectAccessible(machine);
});

test('it comes back by itself after a reload, and after its browser was started anew', async () => {
  await machine.reload();
  await expect(roster(machine)).toBeVisible();
  await expectMovingPictures(machine);
  const context = machine.context();
  await machine.close();
  machine = await context.newPage();
  await machine.goto('/thiet-bi');
  await expect(roster(machine)).toBeVisible();
  await expectMovingPictures(machine);
  await expect(microphone(machine)).toHaveText('Micro phòng đang tắt');
});

test('its microphone opens while one of its delegates has the floor, whose name its tile bears', async () => {
  await enterRoom(secretary, meetingId, 'companion');
  await button(secretary, 'Mời người khác').click();
  const sheet = secretary.getByRole('dialog', { name: 'Mời phát biểu' });
  await sheet.getByRole('combobox', { name: 'Mời ai' }).fill('chu tich vinh nhuan');
  await secretary.getByRole('option', { name: new RegExp(`^${SPEAKER}`) }).click();
  // Only the item's presenter is asked to present it.
  await expect(sheet.getByRole('radio', { name: 'Phát biểu' })).toBeChecked();
  await button(sheet, 'Mời').click();
  await expect(microphone(machine)).toHaveText('Micro phòng đang mở');
  await expect(machine.getByText('Đang phát biểu').first()).toBeVisible();
  await expect(chair.getByText(SPEAKER).first()).toBeVisible();
  await button(chair, 'Kết thúc phát biểu').first().click();
  await expect(microphone(machine)).toHaveText('Micro phòng đang tắt');
});

test('it is checked from afar, says so, and no choice opens its microphone', async () => {
  await button(admin.getByRole('dialog'), 'Đóng').last().click();
  await button(admin, 'Kiểm tra').click();
  const sheet = admin.getByRole('dialog', { name: `Kiểm tra thiết bị: ${SITE}` });
  await expect(
    machine.getByText('Kỹ thuật viên Quản trị hệ thống đang kiểm tra thiết bị'),
  ).toBeVisible();
  const choice = sheet.getByRole('combobox', { name: 'Micro' });
  const other = choice.locator('option:not(:checked)').filter({ hasText: 'Fake' }).last();
  const deviceId = (await other.getAttribute('value')) ?? '';
  await choice.selectOption(deviceId);
  await expect(sheet.getByText('Đã gửi yêu cầu đổi thiết bị.')).toBeVisible();
  await expect(choice).toHaveValue(deviceId);
  await expect
    .poll(() => machine.evaluate(() => localStorage.getItem('nghi-su.devices')))
    .toContain(deviceId);
  await expect(microphone(machine)).toHaveText('Micro phòng đang tắt');
  // Since the speech ended it is closed by the server.
  await expect(sheet.getByText('Tắt theo điều hành của chủ trì')).toBeVisible();
  await button(sheet, 'Phát âm thử trong phòng').click();
  await expect(machine.getByText('Đang phát âm thử để kiểm tra loa')).toBeVisible();
  await expect(sheet.getByRole('status').getByText(/^Máy đã phát âm thử ra loa/)).toBeVisible();
  await expectAccessible(admin);
  const reloaded = machine.waitForEvent('load');
  await button(sheet, 'Tải lại trang của máy').click();
  await reloaded;
  await expectMovingPictures(machine);
  await button(sheet, 'Đóng').click();
  await expect(machine.getByText(/đang kiểm tra thiết bị$/)).toHaveCount(0);
});

test('between meetings it shows the time and what comes next', async () => {
  await machine.route('**/api/device/pulse', async (route) => {
    const answer = await route.fetch();
    const pulse = (await answer.json()) as { running: object[]; coming: object[] };
    await route.fulfill({ json: { ...pulse, running: [], coming: pulse.running } });
  });
  await machine.reload();
  await expect(machine.getByText('Sẵn sàng')).toBeVisible();
  await expect(machine.getByText(/^Phiên họp thường kỳ/)).toBeVisible();
  await expectAccessible(machine);
  await expect(tile(chair)).toHaveCount(0);
  await machine.unroute('**/api/device/pulse');
  await expect(roster(machine)).toBeVisible();
});

test('revoked, it is gone within five seconds and shows a code again', async () => {
  await expectMovingPictures(machine);
  await expect(tile(chair).first()).toBeVisible();
  await button(admin, `Thao tác khác: ${SITE}`).click();
  await button(admin, `Thu hồi: ${SITE}`).click();
  await button(admin.getByRole('dialog'), 'Thu hồi thiết bị').click();
  await expect(tile(chair)).toHaveCount(0, { timeout: 5_000 });
  await expect(machine.getByRole('heading', { name: 'Thiết bị này đã bị thu hồi' })).toBeVisible();
});
