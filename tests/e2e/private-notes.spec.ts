import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import type { PacketContents } from '#contract/http/reading.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { button, drawLine, expectDrawn, inkOn } from './support/room.ts';
import { PASSWORD } from './support/surroundings.ts';

test.setTimeout(180_000);

const OVER = demoId('meeting over');
const NEXT = 'mot-mat-khau-moi-hon';

async function signInAs(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/dang-nhap');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await button(page, 'Đăng nhập').click();
  await expect(page).not.toHaveURL(/dang-nhap/);
}

async function openPaper(page: Page): Promise<void> {
  await page.goto(`/cuoc-hop/${OVER}`);
  await page.getByRole('link', { name: /^Đọc/ }).first().click();
  await expectDrawn(page, 1);
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/');
  await button(page, 'Đăng xuất').first().click();
  await expect(page).toHaveURL(/dang-nhap/);
}

/** What lies on a page of a file, and where. */
async function annotationsOf(
  path: string,
  page: number,
): Promise<{ kind: string; rect: string }[]> {
  const file = await PDFDocument.load(readFileSync(path));
  const list = file.getPage(page - 1).node.Annots();
  const found = Array.from({ length: list?.size() ?? 0 }, (_, index) =>
    list?.lookup(index, PDFDict),
  );
  const of = (one: PDFDict | undefined, name: string) => String(one?.lookup(PDFName.of(name)));
  return found.map((one) => ({ kind: of(one, 'Subtype'), rect: of(one, 'Rect') }));
}

test('ink outlives reload, a new password and a lost one, and nothing of it goes out readable', async ({
  page,
}) => {
  const sent: string[] = [];
  let inOneDocument: Awaited<ReturnType<typeof annotationsOf>> = [];
  page.on('request', (request) => {
    if (request.url().includes('/annotations/')) sent.push(request.postData() ?? '');
  });
  await signInAs(page, 'vinhthanh.2', PASSWORD);
  await expect(page.getByText('Lưu mã khôi phục ghi chú')).toBeVisible();
  await page.goto('/tai-khoan');
  await button(page, 'Hiện mã khôi phục').click();
  const groups = page.getByLabel('Mã khôi phục ghi chú riêng').locator('span');
  const code = (await groups.allTextContents()).join('-');
  await button(page, 'Tôi đã lưu mã').click();
  await expect(page.getByText('Mã khôi phục đã được lưu.')).toBeVisible();

  await test.step('what is drawn and typed is there after a reload, and can be taken back', async () => {
    await openPaper(page);
    await drawLine(page, { from: 0.2, to: 0.5 });
    await expect(inkOn(page)).toHaveAttribute('data-ink', '1');
    await button(page, 'Ghi chú').first().click();
    await button(page, 'Ô chữ').click();
    const sheet = page.locator('[data-page]');
    await sheet.click({ position: { x: 200, y: 300 } });
    await page.getByLabel('Nội dung ô chữ').fill('Đề nghị bổ sung số liệu');
    await page.keyboard.press('Escape');
    await expect(page.getByText('Đã lưu')).toBeVisible();
    await page.reload();
    await expectDrawn(page, 1);
    await expect(inkOn(page)).toHaveAttribute('data-ink', '1');
    await expect(page.getByText('Đề nghị bổ sung số liệu')).toBeVisible();
    await button(page, 'Hoàn tác').click();
    await expect(page.getByText('Đề nghị bổ sung số liệu')).toBeHidden();
    await button(page, 'Làm lại').click();
    await expect(page.getByText('Đề nghị bổ sung số liệu')).toBeVisible();
    expect(sent.length).toBeGreaterThan(1);
    for (const body of sent) expect(body).not.toMatch(/points|text|bổ sung|stroke/);
  });

  await test.step('a mark is selected, moved by a key and removed', async () => {
    await button(page, 'Chọn và di chuyển').click();
    const sheet = page.locator('[data-page]');
    await sheet.click({ position: { x: 220, y: 300 } });
    await expect(page.getByRole('toolbar', { name: 'Đã chọn 1 mục' })).toBeVisible();
    const before = await page.getByText('Đề nghị bổ sung số liệu').boundingBox();
    await page.keyboard.press('Shift+ArrowDown');
    await expect
      .poll(async () => (await page.getByText('Đề nghị bổ sung số liệu').boundingBox())?.y)
      .toBeGreaterThan((before?.y ?? 0) + 5);
    await page.keyboard.press('Delete');
    await expect(page.getByText('Đề nghị bổ sung số liệu')).toBeHidden();
  });

  await test.step('notes go out as a PDF and come in again without being doubled', async () => {
    await button(page, 'Thêm').click();
    await button(page, 'Xuất, nhập ghi chú').click();
    const saved = page.waitForEvent('download');
    await button(page, 'Xuất PDF kèm ghi chú của tôi').click();
    const path = await (await saved).path();
    inOneDocument = await annotationsOf(path, 1);
    expect(inOneDocument).not.toEqual([]);
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles(path);
    await expect(page.getByText('Đã thêm 0 ghi chú.')).toBeVisible();
    await expect(page.getByText(`${inOneDocument.length} ghi chú đã có từ trước.`)).toBeVisible();
    await button(page, 'Đóng').first().click();
  });

  await test.step('they stand in the packet, where they stand in their document', async () => {
    await page.goto(`/cuoc-hop/${OVER}`);
    await page.getByLabel('Kèm ghi chú của tôi').check();
    await expect(page.getByText(/^1 tài liệu có ghi chú của đồng chí/)).toBeVisible();
    const saved = page.waitForEvent('download');
    await button(page, 'Tải tập tài liệu kèm ghi chú').click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^Tập tài liệu - .* \(có ghi chú\)\.pdf$/);
    const path = await download.path();
    await expect(page.getByText(/^Đã ghép \d+ ghi chú trên 1 tài liệu/)).toBeVisible();
    expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax or stream');
    const contents = await page.request.get(`/api/meetings/${OVER}/packet/contents`);
    const { documents } = (await contents.json()) as PacketContents;
    const [first] = documents;
    const inPacket = await annotationsOf(path, first?.firstPage ?? 0);
    expect(inPacket).toEqual(inOneDocument);
    const links = await annotationsOf(path, 2);
    expect(links.map(({ kind }) => kind)).toEqual(links.map(() => '/Link'));
    expect(links.length).toBeGreaterThanOrEqual(documents.length);
    const packet = await PDFDocument.load(readFileSync(path));
    expect(
      packet.catalog.lookup(PDFName.of('Outlines'), PDFDict).get(PDFName.of('Count')),
    ).toBeDefined();
  });

  await test.step('a packet that is too large for the device is offered without them', async () => {
    await page.goto(`/cuoc-hop/${OVER}`);
    const made = `**/api/meetings/${OVER}/packet`;
    await page.route(made, (route) => route.fulfill({ json: { sizeBytes: 900_000_000 } }));
    await page.getByLabel('Kèm ghi chú của tôi').check();
    await button(page, 'Tải tập tài liệu kèm ghi chú').click();
    await expect(page.getByText(/^Tập tài liệu nặng 900,0 MB/)).toBeVisible();
    await page.unroute(made);
    const saved = page.waitForEvent('download');
    await button(page, 'Tải tập không kèm ghi chú').click();
    const path = await (await saved).path();
    expect((await annotationsOf(path, 1)).length).toBe(0);
    await expect(page.getByLabel('Kèm ghi chú của tôi')).not.toBeChecked();
  });

  await test.step('with another password the notes are still there, on another device too', async () => {
    await page.goto('/tai-khoan');
    await page.getByLabel('Mật khẩu hiện tại', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(NEXT);
    await page.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill(NEXT);
    await button(page, 'Đổi mật khẩu').click();
    await expect(page.getByText(/^Đã đổi mật khẩu/)).toBeVisible();
    await signOut(page);
    await signInAs(page, 'vinhthanh.2', NEXT);
    await openPaper(page);
    await expect(inkOn(page)).not.toHaveAttribute('data-ink', '0');
    await expect(button(page, 'Mở ghi chú riêng')).toBeHidden();
  });

  await test.step('a device without the key reads on, and the recovery code opens the notes', async () => {
    await signOut(page);
    const answer = await page.request.post('/api/session', {
      data: { username: 'vinhthanh.2', password: NEXT },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.ok()).toBe(true);
    await openPaper(page);
    await expect(inkOn(page)).toHaveAttribute('data-ink', '0');
    await drawLine(page, { from: 0.3, to: 0.6 });
    await expect(page.getByText('Chờ mở khóa (1)')).toBeVisible();
    await button(page, 'Mở ghi chú riêng').click();
    const sheet = page.getByRole('dialog', { name: 'Mở ghi chú riêng' });
    await sheet.getByRole('radio', { name: 'Mã khôi phục' }).check();
    await sheet.getByLabel('Mã khôi phục', { exact: true }).last().fill(code);
    await button(sheet, 'Mở ghi chú').click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText('Đã lưu')).toBeVisible();
    await expect(inkOn(page)).not.toHaveAttribute('data-ink', '1');
  });
});
