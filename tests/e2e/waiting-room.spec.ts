import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { heardEnergy, keepConnections } from './support/connections.ts';
import { button, enterRoom, expectMovingPictures, openDevice, openHall } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, hasTouch: true };
const GUEST = 'Trần Thị Khách';

let chair: Page;
let guest: Page;
let code = '';

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  chair = await openDevice(browser, String(baseURL), 'chutri', DESKTOP);
  await enterRoom(chair, meetingId, 'full');
  const context = await browser.newContext({
    baseURL: String(baseURL),
    viewport: { width: 1024, height: 768 },
  });
  await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '160x120@5'));
  await context.addInitScript(keepConnections);
  guest = await context.newPage();
});

test.afterAll(async () => {
  for (const page of [chair, guest]) await page?.context().close();
});

const card = () => chair.getByRole('region', { name: 'Phòng chờ' });

async function ask(name: string): Promise<void> {
  await guest.goto('/vao-hop');
  await guest.getByLabel('Mã cuộc họp').fill(code);
  await guest.getByLabel('Họ và tên').fill(name);
  await guest.getByLabel('Đơn vị, cơ quan').fill('Báo An Giang');
  await button(guest, 'Gửi yêu cầu vào họp').click();
  await expect(guest.getByRole('heading', { name: 'Xin chờ trong giây lát' })).toBeVisible();
}

test('the chair reads the code in the room, and the hall screen shows it when asked to', async ({
  browser,
  baseURL,
}) => {
  await chair.getByRole('tab', { name: /^Có mặt/ }).click();
  await expect(card().getByText('Chưa có ai chờ vào họp.')).toBeVisible();
  code = (await card().locator('strong').textContent()) ?? '';
  expect(code).toMatch(/^\d{3} \d{3} \d{3}$/);
  const hall = await openHall(browser, String(baseURL), 'huyen', meetingId);
  await expect(hall.getByText('Mã vào họp')).toHaveCount(0);
  await card().getByLabel('Hiện mã trên màn hình phòng họp').click();
  await expect(hall.getByText(code)).toBeVisible();
  await hall.context().close();
});

test('a guest without an account waits until the chair lets them in, and then sees and hears', async () => {
  test.setTimeout(180_000);
  await chair.getByRole('tab', { name: /^Phát biểu/ }).click();
  await guest.goto('/vao-hop');
  await expectAccessible(guest);
  await ask(GUEST);
  await expect(guest.getByText(`Chủ trì sẽ mời ${GUEST} vào họp.`)).toBeVisible();
  await expectAccessible(guest);
  await guest.reload();
  await expect(guest.getByRole('heading', { name: 'Xin chờ trong giây lát' })).toBeVisible();

  await expect(chair.getByText(`${GUEST} đang chờ vào họp`)).toBeVisible();
  await button(chair, 'Xem').click();
  await expect(card().getByText('Báo An Giang')).toBeVisible();
  await expectAccessible(chair);
  await button(card(), `Mời ${GUEST} vào họp`).click();
  await expect(button(guest, 'Vào họp')).toBeVisible();
  await button(guest, 'Vào họp').click();
  await expect(guest.getByRole('contentinfo')).toBeVisible();
  await expectMovingPictures(guest);
  await expect.poll(() => heardEnergy(guest)).toBeGreaterThan(0);
  await expect(button(guest, 'Đăng ký phát biểu')).toBeVisible();
  await expectAccessible(guest);
});

test('a guest has no other page than the meeting', async () => {
  await guest.goto('/lich-hop');
  await expect(guest).toHaveURL(new RegExp(`/hop/${meetingId}$`));
});

test('the chair keeps a picture large for all from its tile, and lets go of it', async () => {
  const tile = chair.getByRole('list', { name: 'Các điểm cầu' }).locator('figure').first();
  const key = (await tile.getAttribute('data-peer')) ?? '';
  await tile.hover();
  await tile.getByRole('button').click();
  const menu = chair.getByRole('dialog');
  await expectAccessible(chair);
  await menu.getByRole('button', { name: /^Giữ hình lớn của/ }).click();
  await expect(menu).toHaveCount(0);
  await expect(guest.locator(`main figure[data-peer="${key}"]`)).toBeVisible();
  const lit = chair.locator(`main figure[data-peer="${key}"]`).first();
  await lit.hover();
  await lit.getByRole('button', { name: /^Thôi giữ hình lớn của/ }).click();
  await expect(lit.getByRole('button', { name: /^Thôi giữ/ })).toHaveCount(0);
});

test('the chair asks the guest to leave, who is told so kindly', async () => {
  await button(card(), `Mời ${GUEST} ra khỏi phòng`).click();
  await button(chair.getByRole('dialog'), 'Mời ra khỏi phòng').click();
  await expect(guest.getByRole('heading', { name: 'Chủ trì đã mời rời phòng họp' })).toBeVisible({
    timeout: 10_000,
  });
  await expect(button(card(), `Mời ${GUEST} ra khỏi phòng`)).toHaveCount(0);
});

test('who is refused is told so', async () => {
  await button(guest, 'Nhập mã cuộc họp').click();
  await ask('Lê Văn Nhầm');
  await button(card(), 'Từ chối Lê Văn Nhầm').click();
  await expect(
    guest.getByRole('heading', { name: 'Chủ trì chưa thể mời vào họp lúc này' }),
  ).toBeVisible();
});

test('a wrong code is said to be wrong', async () => {
  await button(guest, 'Nhập mã cuộc họp').click();
  await guest.getByLabel('Mã cuộc họp').fill('12 34');
  await button(guest, 'Gửi yêu cầu vào họp').click();
  await expect(guest.getByText('Mã cuộc họp có đúng 9 chữ số.')).toBeVisible();
});

test('the chair asks a member to leave, who is told so kindly and comes back when let in again', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const member = await openDevice(browser, String(baseURL), 'binhhoa.1', PHONE);
  const { name } = await (await member.request.get('/api/me')).json();
  await enterRoom(member, meetingId, 'companion');
  await test.step('a companion on a phone reads of the line and chooses the pictures', async () => {
    await button(member, 'Thêm').click();
    await button(member, 'Đường truyền và hình nhận về').click();
    const sheet = member.getByRole('dialog');
    await expect(sheet.getByText('Dùng đường UDP trực tiếp, nhanh nhất.')).toBeVisible();
    await sheet.getByRole('radio', { name: /^Chỉ âm thanh/ }).check();
    await expectAccessible(member);
    await sheet.getByRole('radio', { name: /^Tất cả/ }).check();
    await button(sheet, 'Đóng').click();
  });

  await chair.getByRole('tab', { name: /^Có mặt/ }).click();
  await chair.getByTitle(`Ghi điểm danh cho đồng chí ${name}`).click();
  await button(chair, 'Mời ra khỏi phòng họp').click();
  const question = chair.getByRole('dialog', { name: `Mời ${name} ra khỏi phòng họp?` });
  await expect(question.getByText(/vẫn có quyền biểu quyết/)).toBeVisible();
  await expectAccessible(chair);
  await button(question, 'Mời ra khỏi phòng').click();
  await expect(member.getByText('Chủ trì đã mời đồng chí rời phòng họp')).toBeVisible();
  await expectAccessible(member);
  await member.reload();
  await expect(member.getByText('Chủ trì đã mời đồng chí rời phòng họp')).toBeVisible();

  await button(chair, `Cho ${name} vào lại phòng họp`).click();
  await expect(button(member, 'Vào họp')).toBeVisible();
  await expect(chair.getByRole('region', { name: 'Đã mời ra khỏi phòng họp' })).toHaveCount(0);

  await test.step('who is let in again comes back by one press, as they had been in', async () => {
    const full = member.getByRole('radio', { name: /^Vào bằng micro và camera/ });
    await full.check();
    await button(member, 'Tắt micro').click();
    await button(member, 'Vào họp').click();
    await expect(button(member, 'Bật micro')).toBeVisible();
    await chair.getByTitle(`Ghi điểm danh cho đồng chí ${name}`).click();
    await button(chair, 'Mời ra khỏi phòng họp').click();
    await button(question, 'Mời ra khỏi phòng').click();
    await button(chair, `Cho ${name} vào lại phòng họp`).click();
    await expect(member.getByText('Đồng chí đã được cho vào lại phòng họp')).toBeVisible();
    await expect(full).toBeChecked();
    await expectAccessible(member);
    await button(member, 'Vào họp').click();
    await expect(button(member, 'Tắt camera')).toBeVisible();
    await expect(button(member, 'Bật micro')).toBeVisible();
  });
  await member.context().close();
});
