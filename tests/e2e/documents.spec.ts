import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { pdfReport } from './support/papers.ts';
import { button, enterRoom, expectDrawn, openDevice } from './support/room.ts';
import { chooseAct, giveLateReason } from './support/secretary.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const MEETING = demoId('meeting running');
const QUESTIONS = 'Chất vấn và trả lời chất vấn';
const CONCLUSION = 'Kết luận và bế mạc';
const REFORM = 'Cải cách hành chính và ứng dụng công nghệ thông tin năm 2021';
const [REPORT, FIGURES, DRAFT] = [
  'Báo cáo số 45/BC-UBND',
  'Phụ lục số liệu',
  'Dự thảo Nghị quyết phiên họp',
];

test.beforeEach(() => test.setTimeout(180_000));

/** The secretary where the documents of the running meeting are prepared, and a delegate elsewhere. */
async function openBoth(browser: Browser, baseURL: string | undefined, delegateOn = DESKTOP) {
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', DESKTOP);
  await secretary.goto(`/chuan-bi/${MEETING}#tai-lieu`);
  const delegate = await openDevice(browser, url, 'binhhoa.1', delegateOn);
  const close = async () => {
    for (const page of [secretary, delegate]) await page.context().close();
  };
  return { secretary, delegate, close };
}

/** What belongs to an agenda item on the page of preparing. */
const itemOf = (page: Page, name: string): Locator => page.getByRole('region', { name });

test('a document is described by what its file says, and the delegate reads that', async ({
  browser,
  baseURL,
}) => {
  const { secretary, delegate, close } = await openBoth(browser, baseURL, PHONE);
  const file = await pdfReport('21-BC-UBND.pdf', ['Kết quả tiếp công dân']);
  await secretary.getByLabel(`Chọn tệp cho nội dung: ${QUESTIONS}`).setInputFiles(file);
  await giveLateReason(secretary);
  await expect(secretary.getByRole('link', { name: 'Xem: 21-BC-UBND' })).toBeVisible();

  await chooseAct(secretary, 'Thông tin tài liệu', '21-BC-UBND');
  const sheet = secretary.getByRole('dialog', { name: 'Thông tin tài liệu' });
  await expect(sheet.getByText(/Báo cáo số 21\/BC-UBND ngày /)).toBeVisible();
  await expectAccessible(secretary);
  await button(sheet, 'Dùng thông tin này').click();
  await expect(sheet.getByLabel('Số, ký hiệu')).toHaveValue('21/BC-UBND');
  await sheet.getByLabel('Tên tài liệu').fill('Kết quả tiếp công dân quý IV');
  await sheet.getByLabel('Trích yếu').fill('Số liệu đến hết tháng 11');
  await button(sheet, 'Lưu').click();
  await expect(sheet).toHaveCount(0);

  await delegate.goto(`/cuoc-hop/${MEETING}`);
  const paper = delegate.getByRole('listitem').filter({ hasText: 'Kết quả tiếp công dân quý IV' });
  await expect(paper.last()).toContainText(/Báo cáo số 21\/BC-UBND ngày /);
  await expect(paper.last()).toContainText('Số liệu đến hết tháng 11');
  await expectAccessible(delegate);
  await close();
});

test('documents are ordered by keyboard, and the agenda in the room follows', async ({
  browser,
  baseURL,
}) => {
  const { secretary, delegate, close } = await openBoth(browser, baseURL);
  await enterRoom(delegate, MEETING, 'companion');
  const papers = delegate
    .getByRole('listitem')
    .filter({ hasText: REFORM })
    .getByRole('listitem')
    .filter({ has: delegate.getByRole('button') });
  const title = delegate.getByRole('button', { name: new RegExp(`^\\d*${REFORM}`) });
  if ((await papers.count()) === 0) await title.click();
  await expect(papers).toContainText([REPORT, FIGURES, DRAFT]);

  await button(secretary, `Kéo để đổi thứ tự tài liệu: ${REPORT}`).focus();
  await secretary.keyboard.press('Space');
  await expect(secretary.getByText('Đang ở vị trí 1 của nội dung 3.')).toBeAttached();
  await secretary.keyboard.press('ArrowDown');
  await expect(secretary.getByText('Đang ở vị trí 2 của nội dung 3.')).toBeAttached();
  await secretary.keyboard.press('Space');
  await expect(papers).toContainText([FIGURES, REPORT, DRAFT]);

  // The way without dragging leads back.
  await chooseAct(secretary, 'Sắp xếp, chuyển nội dung', REPORT);
  const sheet = secretary.getByRole('dialog', { name: 'Sắp xếp tài liệu' });
  await expectAccessible(secretary);
  await button(sheet, 'Lên trên').click();
  await expect(papers).toContainText([REPORT, FIGURES, DRAFT]);
  await secretary.reload();
  await expect(
    itemOf(secretary, REFORM).getByRole('button', { name: /^Kéo để đổi thứ tự/ }),
  ).toHaveCount(3);
  await expect(itemOf(secretary, REFORM).getByRole('listitem')).toContainText([
    REPORT,
    FIGURES,
    DRAFT,
  ]);
  await close();
});

test('a law of the library is put on the agenda without another upload, and a delegate opens it', async ({
  browser,
  baseURL,
}) => {
  const { secretary, delegate, close } = await openBoth(browser, baseURL);
  await secretary.goto('/kho-tai-lieu');
  await expect(button(secretary, 'Tất cả thư mục')).toBeVisible();
  await expectAccessible(secretary);
  await button(secretary, 'Thêm thư mục').click();
  const sheet = secretary.getByRole('dialog', { name: 'Thư mục mới' });
  await sheet.getByLabel('Tên thư mục').fill('Tiếp công dân');
  await expectAccessible(secretary);
  await button(sheet, 'Lưu').click();
  const file = await pdfReport('Luật Tiếp công dân.pdf', ['Những quy định chung', 'Điều khoản']);
  await secretary.getByLabel('Chọn tệp cho thư mục: Tiếp công dân').setInputFiles(file);
  await expect(secretary.getByRole('link', { name: 'Xem: Luật Tiếp công dân' })).toBeVisible();
  await expectAccessible(secretary);

  await secretary.goto(`/chuan-bi/${MEETING}#tai-lieu`);
  await button(secretary, `Thêm từ kho tài liệu cho nội dung: ${CONCLUSION}`).click();
  const picker = secretary.getByRole('dialog', { name: 'Thêm từ kho tài liệu' });
  await picker.getByRole('searchbox').fill('tiep cong dan');
  await button(picker, 'Thêm: Luật Tiếp công dân').click();
  await giveLateReason(secretary);
  await expect(picker.getByText('Đã thêm')).toBeVisible();
  await expectAccessible(secretary);
  await button(picker, 'Đóng').click();
  const conclusion = itemOf(secretary, CONCLUSION);
  await expect(conclusion.getByRole('link', { name: 'Xem: Luật Tiếp công dân' })).toBeVisible();

  await delegate.goto(`/cuoc-hop/${MEETING}`);
  await delegate.getByRole('link', { name: /: Luật Tiếp công dân$/ }).click();
  await expectDrawn(delegate, 1);
  await close();
});
