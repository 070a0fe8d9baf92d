import { expect, type Page, test } from '@playwright/test';
import { layOutPaper } from '#tests/support/carry/lay-out-paper.ts';
import { type LongPaper, paperWriter } from '#tests/support/carry/long-paper.ts';
import { seeded } from '#tests/support/carry/seeded.ts';
import { expectAccessible } from './support/axe.ts';
import { button } from './support/room.ts';
import { chooseAct, createMeeting, uploadPapers, writeAgenda } from './support/secretary.ts';
import { signIn } from './support/sign-in.ts';

test.setTimeout(180_000);

const CHAIR = 'Chủ tịch UBND huyện';
const ITEM = 'Báo cáo kinh tế xã hội';

/** Two versions of a paper of three pages: the second page gives way to another, the third gets a paragraph more. */
function versions(): { first: LongPaper; second: LongPaper } {
  const writer = paperWriter(seeded(3));
  const [a, b, c, other] = [1, 2, 3, 4].map((number) => writer.section(number, 3));
  if (!a || !b || !c || !other) throw new Error('A section is missing.');
  const longer = { ...c, paragraphs: [...other.paragraphs.slice(0, 1), ...c.paragraphs] };
  return { first: [a, b, c], second: [a, writer.section(9, 3), longer] };
}

/** Writes a note in the middle of the shown page, as a person does. */
async function writeNote(
  page: Page,
  number: number,
  text: string,
  state: RegExp = /^Đã lưu$/,
): Promise<void> {
  await page.getByLabel('Số trang').fill(String(number));
  await page.getByLabel('Số trang').press('Enter');
  const sheet = page.locator(`[data-page="${number}"]`);
  await expect(sheet).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: 'Ghi chú', exact: true }).click();
  await sheet.click({ position: { x: 260, y: 160 } });
  await page.getByLabel('Nội dung ghi chú').fill(text);
  await button(page, 'Xong').click();
  await expect(button(page, `Ghi chú: ${text}`)).toBeVisible();
  await expect(page.getByText(state)).toBeVisible();
}

test('a new version tells what changed, takes notes along, and lists the one whose page is gone', async ({
  page,
  browser,
  baseURL,
}) => {
  const { first, second } = versions();
  const file = {
    name: 'bao-cao.pdf',
    mimeType: 'application/pdf',
    buffer: (await layOutPaper(first)).bytes,
  };
  await signIn(page, 'thuky');
  await createMeeting(page, { title: 'Phiên họp có tài liệu mới', chair: CHAIR });
  const item = { title: ITEM, presenter: CHAIR, minutes: '20', files: [file] };
  await writeAgenda(page, [item]);
  await uploadPapers(page, [item]);
  const oldHref = await page.getByRole('link', { name: /^Xem: / }).getAttribute('href');
  expect(oldHref).toMatch(/^\/tai-lieu\//);

  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 1280, height: 800 },
  });
  const chair = await context.newPage();
  await signIn(chair, 'chutri');
  await chair.goto(oldHref ?? '');
  await writeNote(chair, 1, 'Giữ số liệu này');
  await writeNote(chair, 2, 'Hỏi lại phòng Tài chính');

  // The second version comes while the chair's device has no line, and a note waits on it.
  await context.setOffline(true);
  await writeNote(chair, 3, 'Xin bổ sung biểu 2', /^Chưa gửi \(1\)$/);

  const replacement = { ...file, buffer: (await layOutPaper(second)).bytes };
  await page.getByLabel(/^Thay tệp/).setInputFiles(replacement);
  await expect
    .poll(() => page.getByRole('link', { name: /^Xem: / }).getAttribute('href'), {
      timeout: 60_000,
    })
    .not.toBe(oldHref);
  const newHref = await page.getByRole('link', { name: /^Xem: / }).getAttribute('href');
  await chooseAct(page, 'Các phiên bản', 'bao-cao');
  await expect(
    page.getByText('So với phiên bản 1: 1 trang thay đổi, 1 trang mới, 1 trang bị bỏ'),
  ).toBeVisible({ timeout: 60_000 });

  await context.setOffline(false);
  await expect(chair.getByText('Đã lưu', { exact: true })).toBeVisible();
  await chair.goto(newHref ?? '');
  await expect(chair.getByText('Tài liệu có phiên bản mới: 3 trang thay đổi')).toBeVisible();
  await expect(chair.getByText('1 ghi chú chưa đặt được vị trí')).toBeVisible();
  await chair.getByLabel('Số trang').fill('1');
  await chair.getByLabel('Số trang').press('Enter');
  await expect(button(chair, 'Ghi chú: Giữ số liệu này')).toBeVisible();

  await chair.getByLabel('Số trang').fill('3');
  await chair.getByLabel('Số trang').press('Enter');
  await expect(button(chair, 'Ghi chú: Xin bổ sung biểu 2')).toBeVisible();

  await button(chair, 'Xem thay đổi').click();
  const panel = chair.getByRole('region', { name: 'Phiên bản và thay đổi' });
  await expect(panel.getByText('1 trang thay đổi · 1 trang mới · 1 trang bị bỏ')).toBeVisible();
  await panel.getByRole('button', { name: /^Trang 3 Thay đổi/ }).click();
  await expect(chair.locator('[data-changes="3"]')).toBeVisible();
  await expectAccessible(chair);

  const lost = panel.getByRole('region', { name: 'Ghi chú chưa đặt được vị trí (1)' });
  await expect(lost.getByText('Hỏi lại phòng Tài chính')).toBeVisible();
  await expect(lost.getByText('Trang 2 của phiên bản 1')).toBeVisible();
  await button(lost, 'Đặt vào trang này').click();
  await expect(lost).toHaveCount(0);
  await expect(button(chair, 'Ghi chú: Hỏi lại phòng Tài chính')).toBeVisible();
  await expect(chair.getByText('Đã lưu', { exact: true })).toBeVisible();

  await chair.reload();
  await expect(button(chair, 'Ghi chú: Hỏi lại phòng Tài chính')).toBeVisible();
  await expect(chair.getByText('1 ghi chú chưa đặt được vị trí')).toHaveCount(0);

  await chair.goto(oldHref ?? '');
  await expect(chair.getByText('Đây là phiên bản cũ (phiên bản 1).')).toBeVisible();
  await chair.getByRole('link', { name: 'Mở phiên bản mới' }).click();
  await expect(chair).toHaveURL(new RegExp(newHref ?? ''));
  await context.close();
});
