import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { button, enterRoom, openDevice } from './support/room.ts';
import { signIn } from './support/sign-in.ts';
import { PASSWORD } from './support/surroundings.ts';

const RUNNING = demoId('meeting running');
const DRAFT = demoId('meeting draft');

async function trySignIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await button(page, 'Đăng nhập').click();
}

test('a wrong password is told in words, and guessing on is slowed down', async ({ page }) => {
  await page.goto('/dang-nhap');
  await trySignIn(page, 'vinhnhuan.5', 'khong-phai-mat-khau');
  await expect(page.getByText('Tên đăng nhập hoặc mật khẩu không đúng')).toBeVisible();
  const origin = new URL(page.url()).origin;
  const data = { username: 'vinhnhuan.5', password: 'khong-phai-mat-khau' };
  const guess = () => page.request.post('/api/session', { data, headers: { origin } });
  // The wait doubles with each guess: one that is long enough for the form to be filled in meanwhile.
  const wait = async () =>
    ((await (await guess()).json()) as { retryAfterSeconds?: number }).retryAfterSeconds ?? 0;
  await expect.poll(wait, { timeout: 60_000 }).toBeGreaterThan(10);
  await trySignIn(page, 'vinhnhuan.5', PASSWORD);
  await expect(page.getByText('Đã nhập sai nhiều lần')).toBeVisible();
  await expect(page.getByText(/mời đồng chí chờ \d+ giây rồi đăng nhập lại/)).toBeVisible();
  await expect(page.getByText('Mời đồng chí đăng nhập lại.')).toBeVisible({ timeout: 70_000 });
  await button(page, 'Đăng nhập').click();
  await expect(page).not.toHaveURL(/dang-nhap/);
});

test('the password is changed; other devices are signed out, the old one no longer works', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const here = await openDevice(browser, url, 'vinhnhuan.4', { width: 1280, height: 800 });
  const elsewhere = await openDevice(browser, url, 'vinhnhuan.4', { width: 1280, height: 800 });
  const next = 'mot-mat-khau-khac';
  await elsewhere.goto('/');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toBeVisible();
  await here.goto('/tai-khoan');
  await here.getByLabel('Mật khẩu hiện tại', { exact: true }).fill('sai-mat-khau');
  await here.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
  await here.getByLabel('Nhập lại mật khẩu mới', { exact: true }).fill(next);
  await button(here, 'Đổi mật khẩu').click();
  await expect(here.getByText('Mật khẩu hiện tại chưa đúng')).toBeVisible();
  await here.getByLabel('Mật khẩu hiện tại', { exact: true }).fill(PASSWORD);
  await button(here, 'Đổi mật khẩu').click();
  await expect(here.getByText(/^Đã đổi mật khẩu/)).toBeVisible();
  await elsewhere.goto('/lich-hop');
  await expect(elsewhere).toHaveURL(/dang-nhap/);
  await trySignIn(elsewhere, 'vinhnhuan.4', PASSWORD);
  await expect(elsewhere.getByText('Tên đăng nhập hoặc mật khẩu không đúng')).toBeVisible();
  await trySignIn(elsewhere, 'vinhnhuan.4', next);
  await expect(elsewhere).not.toHaveURL(/dang-nhap/);
  await here.context().close();
  await elsewhere.context().close();
});

test('signing out closes the meeting that is open in another tab', async ({ browser, baseURL }) => {
  const room = await openDevice(browser, String(baseURL), 'vinhnhuan.3', {
    width: 1280,
    height: 800,
  });
  await enterRoom(room, RUNNING, 'companion');
  const tab = await room.context().newPage();
  await tab.goto('/');
  await button(tab, 'Đăng xuất').click();
  await expect(tab).toHaveURL(/dang-nhap/);
  await expect(room).toHaveURL(/dang-nhap/);
  await room.context().close();
});

test('a delegate is not offered to make a meeting, and is refused when asking for the page', async ({
  page,
}) => {
  await signIn(page, 'vinhnhuan.2');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Tạo cuộc họp')).toHaveCount(0);
  await page.goto('/cuoc-hop/moi');
  await expect(page.getByText('Đồng chí không có quyền tạo cuộc họp')).toBeVisible();
});

test('two people who prepare one meeting see both texts and lose neither', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const size = { width: 1280, height: 900 };
  const secretary = await openDevice(browser, url, 'thuky', size);
  const chair = await openDevice(browser, url, 'chutri', size);
  for (const page of [secretary, chair]) await page.goto(`/chuan-bi/${DRAFT}#thong-tin`);
  const place = (page: Page) => page.getByLabel('Địa điểm');
  await place(secretary).fill('Hội trường A');
  await place(chair).fill('Hội trường B');
  await secretary
    .getByLabel('Tên cuộc họp', { exact: true })
    .fill('Phiên họp chuyên đề về chữ ký số');
  await button(secretary, 'Lưu thay đổi').click();
  await expect(secretary.getByText(/^Đã lưu lúc/)).toBeVisible();
  await button(chair, 'Lưu thay đổi').click();
  const dialog = chair.getByRole('dialog', { name: 'Nội dung vừa được người khác thay đổi' });
  await expect(
    dialog.getByRole('radio', { name: /Bản của đồng chí\s*Hội trường B/ }),
  ).toBeChecked();
  const theirs = dialog.getByRole('radio', { name: /Bản mới trên hệ thống\s*Hội trường A/ });
  await expect(theirs).not.toBeChecked();
  await button(dialog, 'Để sau').click();
  await expect(place(chair)).toHaveValue('Hội trường B');
  await button(chair, 'Lưu thay đổi').click();
  await button(dialog, 'Lưu bản đã chọn').click();
  await expect(chair.getByText(/^Đã lưu lúc/)).toBeVisible();
  await secretary.reload();
  await expect(place(secretary)).toHaveValue('Hội trường B');
  await expect(secretary.getByLabel('Tên cuộc họp', { exact: true })).toHaveValue(
    'Phiên họp chuyên đề về chữ ký số',
  );
  await secretary.context().close();
  await chair.context().close();
});
