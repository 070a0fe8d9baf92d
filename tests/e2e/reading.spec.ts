import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { button, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';
import { signIn } from './support/sign-in.ts';

const RUNNING = demoId('meeting running');
const REPORT = 'Báo cáo số 12/BC-TNTKQ';

/** The packet that a person takes along by the button, as text, page after page. */
async function packetOf(page: Page): Promise<string> {
  await page.goto(`/cuoc-hop/${RUNNING}`);
  const download = page.waitForEvent('download');
  await button(page, 'Tải tập tài liệu').click();
  const path = await (await download).path();
  return execFileSync('pdftotext', ['-layout', path, '-']).toString().normalize('NFC');
}

/** Gives the report to some or to all who take part. */
async function handOut(
  secretary: Page,
  choose: (sheet: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await chooseAct(secretary, 'Phạm vi và thời gian đọc', REPORT);
  const sheet = secretary.getByRole('dialog');
  await choose(sheet);
  await button(sheet, 'Lưu').click();
  await expect(sheet).toBeHidden();
}

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

test('the packet holds what its reader may read: the chair’s more than a delegate’s, each with its own name', async ({
  browser,
  baseURL,
}) => {
  const [secretary, chair, delegate] = await Promise.all(
    ['thuky', 'chutri', 'binhhoa.1'].map((name) =>
      openDevice(browser, String(baseURL), name, { width: 1440, height: 900 }),
    ),
  );
  if (!secretary || !chair || !delegate) throw new Error('three devices');
  await secretary.goto(`/chuan-bi/${RUNNING}#tai-lieu`);
  expect(await packetOf(delegate)).toContain(REPORT);
  await handOut(secretary, async (sheet) => {
    await sheet.getByLabel('Người được chọn').check();
    await sheet.getByText('Theo vai trò').click();
    await sheet.getByLabel('Khách mời').check();
  });
  const [whole, less] = [await packetOf(chair), await packetOf(delegate)];
  expect(whole).toContain(REPORT);
  expect(less).not.toContain(REPORT);
  expect(less.split('\f').length).toBeLessThan(whole.split('\f').length);
  expect(whole).toContain('Chủ tịch UBND huyện');
  expect(less).toContain('Chủ tịch UBND xã Bình Hòa');
  await handOut(secretary, (sheet) => sheet.getByLabel('Mọi người dự họp').check());
  expect(await packetOf(delegate)).toContain(REPORT);
  for (const page of [secretary, chair, delegate]) await page.context().close();
});
