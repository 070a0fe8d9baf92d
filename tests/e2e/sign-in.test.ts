import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { keepPicture } from './support/keep-picture.ts';
import { signIn } from './support/sign-in.ts';
import { PASSWORD } from './support/surroundings.ts';

test('the chair signs in and finds the running meeting', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/dang-nhap/);
  await expectAccessible(page);
  await keepPicture(page, 'sign-in');
  await signIn(page, 'chutri');
  await expect(page.getByText(/Phiên họp thường kỳ tháng/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Vào họp' }).first()).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, 'home-chair');
});

test('a wrong password is told without saying which of the two was wrong', async ({ page }) => {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill('khong-co-ai');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(`${PASSWORD}-sai`);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page).toHaveURL(/dang-nhap/);
});
