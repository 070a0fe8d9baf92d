import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { signIn } from './support/sign-in.ts';

test('a delegate searches without diacritics, and reads on at the page with the words marked', async ({
  page,
}) => {
  await signIn(page, 'binhhoa.1');
  await page.getByRole('link', { name: 'Tìm tài liệu' }).first().click();
  await expect(page.getByText('Mời đồng chí nhập từ cần tìm')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Từ cần tìm' }).fill('ho so dat dai');
  const results = page.getByRole('region', { name: 'Kết quả tìm' });
  await expect(results.locator('mark').first()).toHaveText(/hồ sơ đất đai/i);
  await expectAccessible(page);
  await page.reload();
  const found = results.getByRole('link', { name: /^Mở trang \d+ của/ }).first();
  const name = (await found.getAttribute('aria-label')) ?? '';
  await found.click();
  await expect(page).toHaveURL(/\/tai-lieu\/.*trang=\d+&tim=/);
  const number = /\d+/.exec(name)?.[0];
  await expect(
    page.getByRole('region', { name: new RegExp(`^Trang ${number} trên`) }),
  ).toBeVisible();
  await expect(page.locator('[data-mark]').first()).toBeVisible();
});

test('a search without a result says what to try', async ({ page }) => {
  await signIn(page, 'binhhoa.1');
  await page.goto('/tim-kiem?q=khongcotunay');
  await expect(page.getByText('Không tìm thấy “khongcotunay”')).toBeVisible();
  await expect(page.getByText('thử bỏ bớt từ')).toBeVisible();
});

test('a page that is found in a paper of the running meeting opens in its room, beside the presenter', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'binhhoa.3');
  await page.goto('/tim-kiem?q=cải cách hành chính');
  const inRoom = page.getByRole('link', { name: /^Mở trong phòng họp: trang \d+ của / }).first();
  const name = (await inRoom.getAttribute('aria-label')) ?? (await inRoom.textContent()) ?? '';
  const number = /trang (\d+)/.exec(name)?.[1];
  await inRoom.click();
  await expect(page).toHaveURL(/\/hop\/.*tai-lieu=.*trang=\d+&tim=/);
  await page.getByRole('radio', { name: /^Vào không âm thanh/ }).check();
  await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
  await expect(
    page.getByRole('region', { name: new RegExp(`^Trang ${number} trên`) }),
  ).toBeVisible();
  await expect(page.locator('[data-mark]').first()).toBeVisible();
  // A reload asks for nothing.
  await expect(page).toHaveURL(/\/hop\/[^?]+$/);
  await expectAccessible(page);
});

test('a paper of the library is found with its folder, and the folder opens', async ({ page }) => {
  await signIn(page, 'binhhoa.1');
  await page.goto('/tim-kiem?q=quy chế làm việc');
  const folder = page.getByRole('link', { name: /^Kho tài liệu: / }).first();
  await expect(folder).toBeVisible();
  await expectAccessible(page);
  await folder.click();
  await expect(page).toHaveURL(/\/kho-tai-lieu\?thu-muc=/);
});
