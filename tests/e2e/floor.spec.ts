import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { button, enterRoom, openDevice, openHall } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const QUESTION = 'Vì sao hồ sơ trễ hẹn còn nhiều?';
const ASKER = 'Chủ tịch UBND xã Bình Hòa';
const LATER = 'Chủ tịch UBND xã Cần Đăng';
const QUESTIONED = 'Trưởng phòng Nội vụ';

let chair: Page;
let secretary: Page;
let delegate: Page;
let hall: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const url = baseURL ?? '';
  const size = { width: 1440, height: 900 };
  chair = await openDevice(browser, url, 'chutri', size);
  secretary = await openDevice(browser, url, 'thuky', { width: 1024, height: 768 });
  delegate = await openDevice(browser, url, 'binhhoa.1', { width: 390, height: 844 });
  for (const page of [chair, secretary, delegate]) await enterRoom(page, meetingId, 'companion');
  hall = await openHall(browser, url, 'chutri', meetingId);
});

test.afterAll(async () => {
  for (const page of [chair, secretary, delegate, hall]) await page?.context().close();
});

const queue = (page: Page) => page.getByRole('list', { name: 'Danh sách đăng ký phát biểu' });
const questions = (page: Page) => page.getByRole('list', { name: 'Danh sách chất vấn' });
async function openSpeakers(page: Page): Promise<void> {
  await button(page, 'Thành phần').click();
  await page.getByRole('tab', { name: /^Phát biểu/ }).click();
}

test('a point of order goes first, and the secretary orders and refuses on the chair’s behalf', async () => {
  await openSpeakers(delegate);
  const subject = delegate.getByLabel('Nội dung phát biểu (không bắt buộc)');
  await subject.fill('Xin đổi thứ tự nội dung');
  await button(delegate, 'Xin có ý kiến về trình tự').click();
  await expect(queue(chair).getByRole('listitem').first()).toContainText('Xin đổi thứ tự nội dung');
  await button(queue(delegate), 'Hủy: ý kiến về trình tự').click();
  await expect(queue(chair).getByText(ASKER)).toHaveCount(0);
  await expect(subject).toHaveValue('');
  await button(delegate, 'Xin có ý kiến về trình tự').click();
  await expect(queue(chair).getByRole('listitem').first()).toContainText(ASKER);
  await expect(queue(chair).getByRole('listitem').first()).toContainText('Ý kiến về trình tự');
  await expect(queue(secretary).getByRole('listitem').nth(2)).toContainText(LATER);
  await queue(secretary)
    .getByRole('button', { name: `Thao tác khác: ${LATER}` })
    .click();
  await button(secretary, `Lên trước: ${LATER}`).click();
  for (const page of [secretary, chair])
    await expect(queue(page).getByRole('listitem').nth(1)).toContainText(LATER);
  await expectAccessible(secretary);
});

test('who is refused reads why, and nobody else does', async () => {
  await queue(chair)
    .getByRole('button', { name: `Thao tác khác: ${ASKER}` })
    .click();
  await button(chair, `Không mời: ${ASKER}`).click();
  await chair.getByLabel('Lý do (không bắt buộc)').fill('Đã nêu ở nội dung trước');
  await expectAccessible(chair);
  await chair.getByRole('dialog').getByRole('button', { name: 'Không mời' }).click();
  await expect(delegate.getByText(/chưa mời đồng chí phát biểu: Đã nêu/)).toBeVisible();
  await expect(secretary.getByText('Đã nêu ở nội dung trước')).toHaveCount(0);
});

test('an interpellation is asked, answered, asked further and ended; the hall says which it is', async () => {
  await button(delegate, 'Gửi chất vấn').click();
  const sheet = delegate.getByRole('dialog', { name: 'Gửi chất vấn' });
  await button(sheet, 'Gửi chất vấn').click();
  await expect(sheet.getByText('Cần chọn người trả lời chất vấn.')).toBeVisible();
  await sheet.getByLabel('Người trả lời').fill('truong phong noi vu');
  await delegate.getByRole('option', { name: new RegExp(QUESTIONED) }).click();
  await sheet.getByLabel('Nội dung chất vấn').fill(QUESTION);
  await expectAccessible(delegate);
  await button(sheet, 'Gửi chất vấn').click();
  await expect(questions(chair)).toContainText(`Hỏi ${QUESTIONED}: ${QUESTION}`);
  await button(questions(chair), `Mời đồng chí ${ASKER}`).click();
  const card = chair.getByRole('region', { name: 'Đang chất vấn' });
  await expect(card).toContainText(`${ASKER} chất vấn ${QUESTIONED}`);
  await expect(delegate.getByRole('region', { name: 'Đang chất vấn' })).toContainText(QUESTION);
  await button(chair, 'Kết thúc phát biểu').click();
  await button(chair.getByRole('contentinfo'), 'Mời trả lời').click();
  await expect(hall.getByText('Trả lời chất vấn')).toBeVisible();
  await expect(button(card, 'Mời hỏi thêm')).toBeVisible();
  await expectAccessible(chair);
  await button(card, 'Mời hỏi thêm').click();
  await button(card, 'Kết thúc chất vấn').click();
  await expect(card).toHaveCount(0);
  await expect(chair.getByText(`${QUESTIONED} · Trả lời chất vấn`)).toBeVisible();
});

test('somebody who did not ask is called, and is given more time', async () => {
  await button(secretary, 'Mời người khác').click();
  const sheet = secretary.getByRole('dialog', { name: 'Mời phát biểu' });
  // The presenter of the item is proposed.
  await expect(sheet.getByRole('combobox', { name: 'Mời ai' })).toHaveValue(QUESTIONED);
  await sheet.getByRole('radio', { name: 'Phát biểu' }).check();
  await expectAccessible(secretary);
  await button(sheet, 'Mời').click();
  await expect(sheet).toHaveCount(0);
  const timer = () => chair.getByRole('timer').last().textContent();
  await expect(chair.getByText('Thêm 1 phút')).toBeVisible();
  await button(chair, 'Thêm 1 phút').click();
  await expect.poll(timer).toMatch(/^5:[0-5]\d/);
  await chair.getByText('Thời lượng phát biểu').click();
  await expect(chair.getByText('Theo đơn vị')).toBeVisible();
  await expectAccessible(chair);
});
