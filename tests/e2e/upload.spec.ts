import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { letterPdf, pdfFile } from '../support/files/pdf-files.ts';
import { violationsOf } from './support/axe.ts';
import { button, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';

test.describe.configure({ mode: 'serial' });

const DESKTOP = { width: 1280, height: 900 };
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-chosen-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

let page: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  page = await openDevice(browser, String(baseURL), 'thuky', DESKTOP);
  await page.goto(`/chuan-bi/${demoId('meeting draft')}#tai-lieu`);
  await expect(item()).toBeVisible();
});
test.afterAll(() => page.context().close());

// The chooser is an input of files over the words.
const chooser = () => page.getByLabel(/^Chọn tệp cho nội dung: /).first();
const item = () => page.getByRole('region').filter({ has: chooser() }).first();

/** A PDF of one page and so many megabytes that a slow line carries it for a while. */
async function largePdf(megabytes: number): Promise<Buffer> {
  const pdf = await pdfFile(1, 'Bao cao lon');
  const filling = randomBytes(megabytes * 512 * 1024)
    .toString('hex')
    .replace(/.{100}/g, '$&\n%');
  return Buffer.concat([
    pdf,
    Buffer.from(`\n%${filling}\n`),
    pdf.subarray(pdf.lastIndexOf('startxref')),
  ]);
}

test('a large file goes on where a lost line stopped it, and after a reload', async () => {
  test.setTimeout(180_000);
  const line = await page.context().newCDPSession(page);
  const slow = { latency: 20, downloadThroughput: 4_000_000, uploadThroughput: 1_000_000 };
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, ...slow });
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  writeFileSync(join(folder, 'Báo cáo lớn.pdf'), await largePdf(12));
  await chooser().setInputFiles(join(folder, 'Báo cáo lớn.pdf'));
  const sending = item().getByText(/Đang tải lên (2|3|4)\d%/);
  await expect(sending).toBeVisible();
  await page.context().setOffline(true);
  await expect(item().getByText(/Đường truyền gián đoạn/)).toBeVisible();
  await page.context().setOffline(false);
  await line.send('Network.emulateNetworkConditions', { offline: false, ...slow });
  await expect(item().getByText(/Đang tải lên (5|6|7)\d%/)).toBeVisible();
  expect(offsets.at(-1)).toBeGreaterThan(1_000_000);

  const before = offsets.length;
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(item()).toBeVisible();
  await chooser().setInputFiles(join(folder, 'Báo cáo lớn.pdf'));
  await expect.poll(() => offsets.length).toBeGreaterThan(before);
  expect(offsets[before]).toBeGreaterThan(3_000_000);
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await expect(page.getByRole('link', { name: 'Xem: Báo cáo lớn' })).toHaveCount(1, {
    timeout: 60_000,
  });
});

test('a folder gives its files in the order of their names', async () => {
  const papers = join(folder, 'Hồ sơ');
  mkdirSync(papers);
  for (const name of ['10 phụ lục.pdf', '2 tờ trình.pdf', '1 báo cáo.pdf', '.DS_Store'])
    writeFileSync(join(papers, name), await pdfFile(1, name.slice(0, 2)));
  await page
    .getByLabel(/^Chọn thư mục cho nội dung: /)
    .first()
    .setInputFiles(papers);
  const links = item().getByRole('link', { name: /^Xem: \d/ });
  await expect(links).toHaveCount(3, { timeout: 60_000 });
  expect(
    await links.evaluateAll((all) => all.map((link) => link.getAttribute('aria-label'))),
  ).toEqual(['Xem: 1 báo cáo', 'Xem: 2 tờ trình', 'Xem: 10 phụ lục']);
});

test('a classified paper is refused by its name and by its text, with the way out', async () => {
  const LAW = /Luật Bảo vệ bí mật nhà nước số 117\/2025\/QH15, Điều 5/;
  const buffer = await letterPdf({ mark: 'TỐI MẬT' });
  const mimeType = 'application/pdf';
  await chooser().setInputFiles({ name: 'Kế hoạch (TỐI MẬT).pdf', mimeType, buffer });
  await expect(item().getByRole('alert').filter({ hasText: LAW })).toBeVisible();
  await button(page, 'Bỏ qua: Kế hoạch (TỐI MẬT).pdf').click();
  await chooser().setInputFiles({ name: 'Kế hoạch phòng thủ.pdf', mimeType, buffer });
  await expect(item().getByRole('alert').filter({ hasText: LAW })).toBeVisible({ timeout: 60_000 });
  const row = item().getByRole('listitem').filter({ hasText: 'Kế hoạch phòng thủ' });
  await expect(row.getByRole('link')).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await chooseAct(page, 'Xóa', 'Kế hoạch phòng thủ');
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: /^Xóa/ })
    .click();
  await expect(row).toHaveCount(0);

  await item()
    .getByRole('button', { name: /^Phát trực tiếp tại phòng họp, cho nội dung/ })
    .first()
    .click();
  const form = page.getByRole('form', { name: 'Phát trực tiếp tại phòng họp' });
  await form.getByLabel('Tên tài liệu').fill('Phụ lục kế hoạch');
  await form.getByLabel('Ghi chú (không bắt buộc)').fill('Thu lại sau khi họp');
  await button(form, 'Thêm').click();
  const roomPaper = item().getByRole('listitem').filter({ hasText: 'Phụ lục kế hoạch' });
  await expect(roomPaper).toContainText('Thu lại sau khi họp');
  await expect(roomPaper).toContainText('Phát trực tiếp tại phòng họp');
  await button(roomPaper, 'Bỏ: Phụ lục kế hoạch').click();
  await expect(roomPaper).toHaveCount(0);
});
