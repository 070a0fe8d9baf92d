import { expect, test } from '@playwright/test';
import { BallotBundle } from '#contract/secret-ballots/bundle.ts';
import { verifyBallot } from '#server/setup/verify-ballot.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { button, END_FEW, endVote, enterRoom, openDevice, openHall } from './support/room.ts';

/** The meeting of the demo that runs. */
const RUNNING = demoId('meeting running');
const QUESTION = 'Giới thiệu nhân sự bổ nhiệm Trưởng phòng Nội vụ';

test('a secret ballot is sealed on the device, counted at its end, and counted again by anybody', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const delegate = await openDevice(browser, url, 'anhoa.1', { width: 390, height: 844 });
  const sent: string[] = [];
  delegate.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/ballots/'))
      sent.push(`${new URL(request.url()).pathname} ${request.postData()}`);
  });
  await enterRoom(chair, RUNNING, 'companion');
  await enterRoom(delegate, RUNNING, 'companion');
  const hall = await openHall(browser, url, 'chutri', RUNNING);

  await test.step('the chair opens it', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Nội dung biểu quyết').fill(QUESTION);
    await form.getByLabel('Bỏ phiếu kín').check();
    await expect(form.getByLabel('Danh sách phiếu sau khi kiểm')).toBeVisible();
    await button(form, 'Bắt đầu biểu quyết').click();
    await expect(
      hall.getByText('Bỏ phiếu kín: lựa chọn của từng đồng chí được giữ kín'),
    ).toBeVisible();
  });

  const code = await test.step('a delegate votes: only sealed bytes leave the device', async () => {
    const paper = delegate.getByRole('dialog', { name: QUESTION });
    await expect(paper.getByText('Bỏ phiếu kín')).toBeVisible();
    await expect(paper.getByText('Phiếu được niêm phong ngay trên máy này.')).toBeVisible();
    await button(paper, 'Không tán thành').click();
    await button(paper, 'Gửi biểu quyết').click();
    await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc \d\d:\d\d/)).toBeVisible();
    await expect(paper.getByText('Đã kiểm tra chữ ký số của giấy xác nhận.')).toBeVisible();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/\/sealed \{"envelope":"[0-9a-f]{700}"\}$/);
    const kept = await delegate.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).not.toContain('against');
    const shown = await paper.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent();
    return shown ?? '';
  });

  await test.step('a reload shows that it was recorded, and nothing is sent again', async () => {
    await delegate.reload();
    // The paper comes up with the room and goes as soon as the server says that it holds the ballot: until then the tap may fail.
    await expect(async () => {
      await button(delegate, 'Phiếu biểu quyết').click({ timeout: 3_000 });
      const shown = delegate.getByText(code, { exact: true });
      await expect(shown).toBeVisible({ timeout: 3_000 });
    }).toPass();
    expect(sent).toHaveLength(1);
  });

  await test.step('the chair ends it, and what is published can be counted again', async () => {
    await button(chair, 'Để sau, xem tài liệu').click();
    await chair.getByText('Đã gửi phiếu').click();
    await expect(chair.getByRole('listitem').filter({ hasText: 'An Hòa' }).last()).toBeVisible();
    await endVote(chair, END_FEW);
    await expect(chair.getByText('Chỉ chủ trì và thư ký thấy kết quả này')).toBeVisible();
    await expect(hall.getByText('Chờ chủ trì công bố kết quả')).toBeVisible();
    await expect(delegate.getByText(/Chờ chủ trì công bố kết quả/).first()).toBeVisible();
    await button(chair, 'Công bố kết quả').click();
    await expect(hall.getByText('Kết quả bỏ phiếu kín')).toBeVisible();
    await expect(
      chair.getByText('Đã nhận 1 phiếu: 1 phiếu hợp lệ, 0 phiếu không hợp lệ.'),
    ).toBeVisible();
    const card = chair.locator('section').filter({ hasText: QUESTION });
    const link = card.getByRole('link', { name: 'Tải kết quả kiểm phiếu có chữ ký số' });
    const answer = await delegate.request.get(String(await link.getAttribute('href')));
    const text = await answer.text();
    expect((await verifyBallot(text)).report).toMatch(/PASS$/);
    const { slips } = BallotBundle.parse(JSON.parse(text)).content;
    expect(slips).toEqual([{ code, choice: 'against' }]);
  });
  await test.step('the chair makes another one void, and everybody reads why', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Bỏ phiếu kín').check();
    await button(form, 'Bắt đầu biểu quyết').click();
    await button(chair, 'Để sau, xem tài liệu').click();
    await button(chair, 'Hủy biểu quyết').click();
    const sheet = chair.getByRole('dialog', { name: 'Hủy biểu quyết này?' });
    await sheet.getByLabel('Lý do hủy').fill('Câu hỏi chưa đúng với tờ trình');
    await button(sheet, 'Hủy biểu quyết').click();
    await expect(hall.getByText('BIỂU QUYẾT ĐÃ HỦY')).toBeVisible();
    await expect(hall.getByText('Lý do: Câu hỏi chưa đúng với tờ trình')).toBeVisible();
    await expect(delegate.getByText('Biểu quyết đã hủy').first()).toBeVisible();
  });
  for (const page of [chair, delegate, hall]) await page.context().close();
});
