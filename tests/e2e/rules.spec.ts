import { type Browser, expect, type Page, test } from '@playwright/test';
import { button, openDevice } from './support/room.ts';

const DESK = { width: 1440, height: 900 };
const NEXT_YEAR = new Date().getFullYear() + 1;
const LAW = 'Quy chế làm việc sửa đổi, Điều 14 khoản 2';
const OTHER_LAW = 'Quy chế làm việc sửa đổi, Điều 15';
const COMING = `Từ 01/12/${NEXT_YEAR}: Ít nhất 2/3 số thành viên có mặt tán thành`;

// What is set here lies ahead and is taken back: the other meetings of this server keep their rules.
test('an administrator sets a rule and a day off, everybody reads them, and both are taken back', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const admin = await openDevice(browser, url, 'quantri', DESK);
  await admin.goto('/');
  await admin.getByRole('link', { name: 'Quy chế' }).click();
  await button(admin, 'Sửa: Tỷ lệ thông qua khi biểu quyết').click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Tỷ lệ', { exact: true }).selectOption('2/3');
  await sheet.getByLabel('Cách tính').selectOption('atLeast');
  await sheet.getByLabel('Tính trên').selectOption('present');
  await expect(sheet.getByRole('status')).toContainText('Ít nhất 2/3 số thành viên có mặt');
  await sheet.getByRole('textbox', { name: 'Áp dụng từ ngày' }).fill(`01/12/${NEXT_YEAR}`);
  const late = await openSameRule(browser, url);
  await button(sheet, 'Lưu').click();
  await expect(sheet.getByText('Mời đồng chí nhập căn cứ')).toBeVisible();
  await sheet.getByLabel('Căn cứ pháp lý').fill(LAW);
  await button(sheet, 'Lưu').click();
  await expect(admin.getByText(COMING)).toBeVisible();

  await test.step('a colleague who had not seen it is told, and loses nothing', async () => {
    const field = late.getByLabel('Căn cứ pháp lý');
    await button(late, 'Lưu').click();
    await expect(late.getByText('Đồng chí khác vừa thay đổi quy định của ngày này')).toBeVisible();
    await expect(late.getByText(/^Đang có quy định từ ngày này: Ít nhất 2\/3/)).toBeVisible();
    await expect(field).toHaveValue(OTHER_LAW);
    await late.context().close();
  });

  await button(admin, 'Thêm ngày').click();
  await sheet.getByRole('textbox', { name: 'Ngày', exact: true }).fill(`24/11/${NEXT_YEAR}`);
  await sheet.getByLabel('Tên ngày').fill('Ngày Văn hóa Việt Nam');
  await button(sheet, 'Lưu').click();
  await expect(admin.getByText('Ngày Văn hóa Việt Nam')).toBeVisible();

  const reader = await openDevice(browser, url, 'thuky', DESK);
  await reader.goto('/quy-che');
  await expect(reader.getByText(COMING)).toBeVisible();
  await expect(reader.getByText(LAW)).toBeVisible();
  await expect(reader.getByRole('button', { name: /^(Sửa|Xóa|Thêm)/ })).toHaveCount(0);

  await button(admin, `Xóa: 24/11/${NEXT_YEAR}, Ngày Văn hóa Việt Nam`).click();
  await button(sheet, 'Xóa').click();
  await expect(admin.getByText('Ngày Văn hóa Việt Nam')).toHaveCount(0);
  await admin.getByRole('button', { name: /^Xóa quy định sẽ áp dụng/ }).click();
  await button(sheet, 'Xóa').click();
  await expect(admin.getByText(COMING)).toHaveCount(0);
  await Promise.all([admin, reader].map((page) => page.context().close()));
});

/** Another administrator who writes the same rule for the same day, and has not saved it yet. */
async function openSameRule(browser: Browser, url: string): Promise<Page> {
  const page = await openDevice(browser, url, 'quantri', DESK);
  await page.goto('/quy-che');
  await button(page, 'Sửa: Tỷ lệ thông qua khi biểu quyết').click();
  await page.getByRole('textbox', { name: 'Áp dụng từ ngày' }).fill(`01/12/${NEXT_YEAR}`);
  await page.getByLabel('Căn cứ pháp lý').fill(OTHER_LAW);
  return page;
}
