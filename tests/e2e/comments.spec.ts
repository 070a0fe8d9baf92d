import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from '@playwright/test';
import ExcelJs from 'exceljs';
import { openZip } from '#tests/support/open-zip.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { button, drawnPage, enterRoom, expectDrawn, openDevice } from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = demoId('meeting running');
const SAID = 'Đề nghị làm rõ số liệu của xã Bình Hòa.';
const ANSWERED = 'Tiếp thu, sẽ chỉnh lý trong dự thảo trình ký.';

let delegate: Page;
let secretary: Page;
let chair: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const url = baseURL ?? '';
  const size = { width: 1440, height: 900 };
  delegate = await openDevice(browser, url, 'binhhoa.1', size);
  secretary = await openDevice(browser, url, 'thuky', size);
  chair = await openDevice(browser, url, 'chutri', size);
  for (const page of [delegate, secretary, chair]) await enterRoom(page, meetingId, 'companion');
});

test.afterAll(async () => {
  for (const page of [delegate, secretary, chair]) await page?.context().close();
});

/** The button that opens the shared comments, with its number or without. */
const commentsOf = (page: Page) => page.getByRole('button', { name: /^Góp ý( \(\d+ chưa|$)/ });
const panelOf = (page: Page) => page.getByRole('region', { name: 'Góp ý', exact: true });

/** Draws the mouse over a line of the page, as one who selects it. */
async function selectLine(page: Page, at: number): Promise<void> {
  const line = page.locator('[data-text] span').nth(at);
  await expect(line).toBeAttached();
  const box = await line.boundingBox();
  if (!box) throw new Error('The page has no such line.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, y, { steps: 5 });
  await page.mouse.up();
}

test('a delegate comments on a passage, and the secretary reads it at once', async () => {
  await expect.poll(() => drawnPage(delegate)).not.toBeNull();
  await commentsOf(secretary).first().click();
  await expect(panelOf(secretary)).toContainText('Mọi người đọc được tài liệu này đều đọc được');
  await selectLine(delegate, 4);
  await button(delegate.getByRole('region', { name: /^Trang \d+ trên/ }), 'Góp ý').click();
  await delegate.getByLabel('Nội dung góp ý').fill(SAID);
  await expectAccessible(delegate);
  await button(delegate, 'Gửi góp ý').click();
  // Long before the list is read anew by itself, which is every 15 seconds.
  await expect(panelOf(secretary).getByText(SAID)).toBeVisible({ timeout: 5_000 });
  await expect(secretary.getByRole('button', { name: /^Góp ý số 1 của/ })).toBeVisible();
});

test('the secretary answers and resolves; the delegate sees both', async () => {
  await button(panelOf(secretary), 'Trả lời').click();
  await secretary.getByLabel('Nội dung trả lời').fill(ANSWERED);
  await button(secretary, 'Gửi trả lời').click();
  await expect(panelOf(delegate).getByText(ANSWERED)).toBeVisible({ timeout: 5_000 });
  await expect(button(panelOf(delegate), 'Sửa ý kiến')).toHaveCount(0);
  await button(panelOf(secretary), 'Đánh dấu đã giải quyết').click();
  await panelOf(delegate).getByLabel('Trạng thái').selectOption('resolved');
  await expect(panelOf(delegate).getByText(/^Đã giải quyết: /)).toBeVisible({ timeout: 5_000 });
  await expectAccessible(secretary);
});

test('the secretary takes the gathered comments along as document and spreadsheet', async () => {
  const page = await secretary.context().newPage();
  await page.goto(`/cuoc-hop/${meetingId}/gop-y`);
  await expect(page.getByRole('cell', { name: SAID })).toBeVisible();
  await expectAccessible(page);
  const read = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await bytesOf(file) };
  };
  const docx = await read('Xuất văn bản');
  expect(docx.name).toMatch(/^Tổng hợp góp ý - Phiên họp thường kỳ .*\.docx$/);
  const xml = (await openZip(docx.bytes)).get('word/document.xml') ?? '';
  expect(xml).toContain(SAID);
  expect(xml).toContain(ANSWERED);
  const xlsx = await read('Xuất bảng tính');
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(new Uint8Array(xlsx.bytes).buffer);
  const cells = Object.values(workbook.worksheets[0]?.getRow(6).values ?? {});
  expect(cells).toEqual(expect.arrayContaining([SAID, 'Đã giải quyết']));
  await page.close();
});

test('the chair calls all to a page: who writes loses nothing, who wants stays', async () => {
  const before = await drawnPage(delegate);
  await button(panelOf(delegate), `Góp ý cho trang ${before}`).click();
  await delegate.getByLabel('Nội dung góp ý').fill('Đang viết dở');
  await button(chair, 'Xem tự do').click();
  await button(chair, 'Trang sau').click();
  const called = (before ?? 0) + 1;
  await expectDrawn(chair, called);
  await button(chair, 'Mời mọi người xem trang này').click();
  const notice = new RegExp(`^Chủ trì mời xem trang ${called} – `);
  await expect(delegate.getByText(notice)).toBeVisible();
  await button(secretary, 'Ở lại trang này').click();
  expect(await drawnPage(delegate)).toBe(before);
  await expectDrawn(delegate, called);
  await expect(delegate.getByText(notice)).toHaveCount(0);
  await expect(delegate.getByLabel('Nội dung góp ý')).toHaveValue('Đang viết dở');
  await expectDrawn(secretary, before ?? 0);
  await button(secretary, 'Theo người trình bày').click();
  await expectDrawn(secretary, called);
});

test('the presenter points: followers see the dot, and it goes when the hand rests', async () => {
  await button(chair, 'Trình bày').click();
  await button(chair, 'Ghi cho mọi người').click();
  await button(chair, 'Con trỏ trình bày').click();
  const box = await chair.locator('[data-page]').boundingBox();
  if (!box) throw new Error('No page is shown.');
  await chair.mouse.move(box.x + 80, box.y + 100);
  await chair.mouse.move(box.x + 160, box.y + 140, { steps: 6 });
  const dot = delegate.locator('[data-pointer]');
  await expect(dot).toBeVisible();
  await expect(dot).toHaveCount(0, { timeout: 5_000 });
  await button(chair, 'Dừng trình bày').click();
});

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}
