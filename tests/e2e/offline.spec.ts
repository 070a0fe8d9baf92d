import { expect, type Page, test } from '@playwright/test';
import { Meeting } from '#contract/http/meetings.ts';
import { keptBy, workerIsReady } from './support/kept.ts';
import { button, drawLine, expectDrawn, inkOn, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';
import { signIn } from './support/sign-in.ts';

test.use({ serviceWorkers: 'allow' });
test.setTimeout(180_000);

const TITLE = 'Báo cáo số 12/BC-TNTKQ';
const IS_KEPT = /^Đã có đủ \d+ tài liệu trên máy/;

/** The running meeting as the browser's account sees it, asked past the page and its copies. */
async function runningMeeting(page: Page): Promise<Meeting> {
  const answer = await page.request.get('/api/meetings?phase=running');
  const { meetingId } = (await answer.json()).meetings[0];
  return Meeting.parse(await (await page.request.get(`/api/meetings/${meetingId}`)).json());
}

test('a delegate reads, searches and writes without a line; what was recalled meanwhile is erased', async ({
  browser,
  page,
  context,
  baseURL,
}) => {
  await signIn(page, 'binhthanh.1');
  const meeting = await runningMeeting(page);
  const paper = meeting.items
    .flatMap(({ documents }) => documents)
    .find(({ title }) => title === TITLE);
  const versionId = String(paper?.versionId);

  await test.step('the papers of the meeting come by themselves, sealed', async () => {
    await page.goto(`/cuoc-hop/${meeting.meetingId}`);
    await expect(page.getByText(IS_KEPT)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Có trên máy').first()).toBeVisible();
    await workerIsReady(page);
    const { names, dump } = await keptBy(page);
    expect(names.some((name) => name.includes(versionId))).toBe(true);
    const paperText = await page.request.get(`/api/versions/${versionId}/texts`);
    const { pages } = await paperText.json();
    expect(pages.join(' ')).toContain('UBND');
    for (const secret of [TITLE, meeting.title, '%PDF-', 'UBND', 'endobj'])
      expect(dump).not.toContain(Buffer.from(secret).toString('latin1'));
  });

  await test.step('without a line the app begins from the device: home, meeting, document', async () => {
    await context.setOffline(true);
    await page.goto('/');
    await expect(page.getByText(/^Mất kết nối từ/)).toBeVisible();
    await page.goto(`/cuoc-hop/${meeting.meetingId}`);
    await expect(page.getByRole('heading', { name: meeting.title })).toBeVisible();
    await expect(page.getByText(/là bản trên máy lúc \d\d:\d\d/)).toBeVisible();
    await page.getByRole('link', { name: `Đọc: ${TITLE}` }).click();
    await expectDrawn(page, 1);
    await button(page, 'Trang sau').click();
    await expectDrawn(page, 2);
    await page.reload();
    await expectDrawn(page, 2);
  });

  await test.step('a note is written and waits', async () => {
    await drawLine(page, { from: 0.2, to: 0.5 });
    await expect(inkOn(page)).toHaveAttribute('data-ink', '1');
    await page.reload();
    await expectDrawn(page, 2);
    await expect(inkOn(page)).toHaveAttribute('data-ink', '1');
  });

  await test.step('what is on the device is searched, and opens at the page', async () => {
    await page.goto('/tim-kiem');
    await page.getByRole('searchbox', { name: 'Từ cần tìm' }).fill('ho so dat dai');
    await expect(page.getByText(/chỉ tìm trong \d+ tài liệu có trên máy này/)).toBeVisible();
    const results = page.getByRole('region', { name: 'Kết quả tìm' });
    await expect(results.locator('mark').first()).toHaveText(/hồ sơ đất đai/i);
    await results
      .getByRole('link', { name: /^Mở trang \d+ của/ })
      .first()
      .click();
    await expect(page.locator('[data-mark]').first()).toBeVisible();
  });

  await test.step('the running meeting does not look live', async () => {
    await page.goto(`/hop/${meeting.meetingId}`);
    await expect(page.getByText('Chưa vào được cuộc họp vì mất kết nối')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Đọc tài liệu trên máy' })).toBeVisible();
  });

  await test.step('with the line the note is on the server once', async () => {
    await page.goto(`/tai-lieu/${versionId}`);
    await expectDrawn(page, 2);
    await context.setOffline(false);
    await expect(page.getByText('Đã lưu')).toBeVisible();
    await page.reload();
    await expectDrawn(page, 2);
    await expect(inkOn(page)).toHaveAttribute('data-ink', '1');
    const stored = await page.request.get(`/api/versions/${versionId}/annotations`);
    expect(await stored.json()).toHaveLength(1);
  });

  await test.step('recalled while this device has no line, it goes at the next contact', async () => {
    await context.setOffline(true);
    const secretary = await openDevice(browser, String(baseURL), 'thuky', {
      width: 1440,
      height: 900,
    });
    await secretary.goto(`/chuan-bi/${meeting.meetingId}#tai-lieu`);
    await chooseAct(secretary, 'Thu hồi', TITLE);
    const question = secretary.getByRole('dialog');
    await question.getByLabel('Lý do thu hồi').fill('Sai số liệu tại biểu 2');
    await button(question, 'Thu hồi').click();
    await expect(question).toBeHidden();
    await page.goto(`/tai-lieu/${versionId}`);
    await expectDrawn(page, 2);
    await context.setOffline(false);
    await expect(page.getByText('Tài liệu này đã được thu hồi', { exact: false })).toBeVisible();
    await expect
      .poll(async () => (await keptBy(page)).names.filter((name) => name.includes(versionId)))
      .toEqual([]);
    // As it was, for whoever reads it next.
    await chooseAct(secretary, 'Phát hành lại', TITLE);
    const pages = `/api/versions/${versionId}/pages`;
    await expect.poll(async () => (await page.request.get(pages)).status()).toBe(200);
    await secretary.context().close();
  });

  await test.step('signing out leaves nothing', async () => {
    await page.goto('/');
    await button(page, 'Đăng xuất').first().click();
    await expect(page).toHaveURL(/dang-nhap/);
    const { names } = await keptBy(page);
    expect(names.filter((name) => name.startsWith('nghi-su-kept/'))).toEqual([]);
  });
});
