import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { type Rules, violationsOf } from './support/axe.ts';
import { button, END_VOTE, endVote, enterRoom, openDevice, openHall } from './support/room.ts';

const RUNNING = demoId('meeting running');
const DRAFT = demoId('meeting draft');
const OVER = demoId('meeting over');
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What must be there before a screen is looked at, and whether it is one of those that a phone shows too. */
type Screen = { path: string; ready: string | RegExp; phone?: boolean };

/** Looks at the page that is open: at the desk in both schemes and, where asked, on a phone, whose colours are the same. */
async function look(page: Page, name: string, phone = false): Promise<void> {
  await lookOnce(page, name, DESKTOP, 'dark', 'colours');
  await lookOnce(page, name, DESKTOP, 'light', 'all');
  if (!phone) return;
  await lookOnce(page, name, PHONE, 'light', 'all but colours');
  await page.setViewportSize(DESKTOP);
}

async function lookOnce(
  page: Page,
  name: string,
  size: typeof DESKTOP,
  colorScheme: 'light' | 'dark',
  rules: Rules,
): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme);
  const found = await violationsOf(page, rules);
  expect.soft(found, `${name}, ${colorScheme}, ${size.width} px`).toEqual([]);
}

async function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const { path, ready, phone } of screens) {
    await page.goto(path);
    await expect(page.getByText(ready).filter({ visible: true }).first()).toBeVisible();
    await look(page, path, phone);
  }
}

test.beforeEach(() => test.setTimeout(300_000));

test('signing in', async ({ page }) => {
  await lookAt(page, [{ path: '/dang-nhap', ready: 'Quên mật khẩu', phone: true }]);
});

test('what the secretary sees', async ({ browser, baseURL }) => {
  const page = await openDevice(browser, String(baseURL), 'thuky', DESKTOP);
  await lookAt(page, [
    { path: '/', ready: 'Việc cần làm', phone: true },
    { path: '/lich-hop', ready: /^\d+ cuộc họp$/, phone: true },
    { path: '/cuoc-hop/moi', ready: 'Thông tin cơ bản trước' },
    { path: `/cuoc-hop/${OVER}`, ready: 'Thành phần dự họp' },
    { path: `/chuan-bi/${DRAFT}#thong-tin`, ready: 'Tên cuộc họp' },
    { path: `/chuan-bi/${DRAFT}#chuong-trinh`, ready: 'Thêm nội dung', phone: true },
    { path: `/chuan-bi/${DRAFT}#tai-lieu`, ready: 'Kéo tệp vào từng nội dung' },
    { path: `/chuan-bi/${DRAFT}#thanh-phan`, ready: 'Chọn người dự họp' },
    { path: `/chuan-bi/${DRAFT}#diem-cau`, ready: 'Chọn các điểm cầu' },
    { path: `/cuoc-hop/${DRAFT}/thiet-bi`, ready: 'Chưa có thiết bị ngoài' },
    { path: '/tai-khoan', ready: 'Đổi mật khẩu' },
    { path: '/huong-dan', ready: 'Hướng dẫn' },
    { path: '/khong-co-trang-nay', ready: 'Không có trang này' },
  ]);
  await page.goto('/lich-hop');
  await page.getByRole('radio', { name: 'Lịch tháng' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await look(page, 'calendar', true);
  await page.goto(`/chuan-bi/${DRAFT}#thanh-phan`);
  await button(page, 'Chọn người dự họp').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'choosing attendees');
  await page.context().close();
});

test('the library, and what is done with a document', async ({ browser, baseURL }) => {
  const page = await openDevice(browser, String(baseURL), 'thuky', DESKTOP);
  await lookAt(page, [
    { path: '/kho-tai-lieu', ready: 'Mẫu giấy mời họp', phone: true },
    { path: '/kho-tai-lieu?xem=cuoc-hop', ready: /^Năm \d{4}$/, phone: true },
    { path: '/quy-che', ready: 'Khi số phiếu ngang nhau', phone: true },
    { path: `/chuan-bi/${RUNNING}#tai-lieu`, ready: 'Chương trình phiên họp', phone: true },
  ]);
  await button(page, 'Thao tác khác: Chương trình phiên họp').click();
  await expect(button(page, 'Thông tin tài liệu: Chương trình phiên họp')).toBeFocused();
  await look(page, 'the further acts', true);
  await page.context().close();
});

test('what a delegate and the administrator see', async ({ browser, baseURL }) => {
  const page = await openDevice(browser, String(baseURL), 'binhhoa.1', DESKTOP);
  await lookAt(page, [
    { path: '/', ready: 'Việc hôm nay', phone: true },
    { path: `/cuoc-hop/${RUNNING}`, ready: 'Chương trình và tài liệu', phone: true },
    { path: `/hop/${RUNNING}`, ready: 'Chuẩn bị vào họp', phone: true },
  ]);
  await page.goto(`/cuoc-hop/${OVER}`);
  await page.getByRole('link', { name: /^Đọc/ }).first().click();
  await expect(page.locator('[data-page] canvas').first()).toBeVisible();
  await look(page, 'a document', true);
  await page.context().close();
  const admin = await openDevice(browser, String(baseURL), 'quantri', DESKTOP);
  await lookAt(admin, [{ path: '/', ready: 'Việc hôm nay' }]);
  await admin.context().close();
});

test('the running meeting: the chair, a delegate who votes, the hall screen', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', DESKTOP);
  const delegate = await openDevice(browser, url, 'anhoa.1', DESKTOP);
  await enterRoom(chair, RUNNING, 'companion');
  await enterRoom(delegate, RUNNING, 'companion');
  for (const page of [chair, delegate])
    await expect(page.locator('[data-page] canvas').first()).toBeVisible();
  await look(chair, 'the room, chair', true);
  await look(delegate, 'the room, delegate', true);
  for (const tab of ['Biểu quyết', 'Có mặt', 'Trò chuyện']) {
    await delegate.getByRole('tab', { name: tab }).click();
    await look(delegate, `the room, ${tab}`);
  }
  await button(chair, 'Bắt đầu biểu quyết').click();
  await look(chair, 'opening a vote', true);
  await chair.getByLabel('Công bố kết quả ngay khi kết thúc').uncheck();
  await button(chair.getByRole('dialog'), 'Bắt đầu biểu quyết').click();
  await expect(button(delegate, 'Tán thành')).toBeVisible();
  await look(delegate, 'the ballot', true);
  const hall = await openHall(browser, url, 'chutri', RUNNING);
  await expect(hall.getByText('phiếu').first()).toBeVisible();
  await look(hall, 'hall screen, vote');
  await button(chair, 'Để sau, xem tài liệu').click();
  await chair.getByRole('tab', { name: 'Biểu quyết' }).click();
  await look(chair, 'the room, turnout');
  await endVote(chair, END_VOTE);
  await expect(hall.getByText('Chờ chủ trì công bố kết quả')).toBeVisible();
  await look(hall, 'hall screen, waiting for the result');
  await look(chair, 'the room, result that is not published');
  await button(chair, 'Công bố kết quả').click();
  await expect(hall.getByText(/ĐƯỢC THÔNG QUA$/)).toBeVisible();
  await look(hall, 'hall screen, result');
  await look(chair, 'the room, result');
  for (const page of [chair, delegate, hall]) await page.context().close();
});
