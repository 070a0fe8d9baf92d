import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { button } from './support/room.ts';
import { signIn } from './support/sign-in.ts';

test('a delegate reads a paper from the agenda and takes the packet along', async ({ page }) => {
  await signIn(page, 'binhhoa.1');
  await page.goto('/lich-hop');
  await page
    .getByRole('link', { name: /Phiên họp/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /^Đọc: / })
    .first()
    .click();
  await expect(page.locator('[data-page="1"] canvas')).toBeVisible();
  await page.goBack();
  const download = page.waitForEvent('download');
  await button(page, 'Tải tập tài liệu').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Tập tài liệu - .*\.pdf$/);
  const packet = await PDFDocument.load(readFileSync(await file.path()));
  expect(packet.getTitle()).toMatch(/^Tập tài liệu: /);
  expect(packet.getPageCount()).toBeGreaterThan(5);
  await expect(page.getByText('Đã ghép xong, trình duyệt đang tải tệp về.')).toBeVisible();
});
