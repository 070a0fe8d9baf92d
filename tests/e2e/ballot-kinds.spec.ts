import { expect, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { button, END_FEW, endVote, enterRoom, openDevice, openHall } from './support/room.ts';

/** The meeting of the demo that runs. */
const RUNNING = demoId('meeting running');
const QUESTION = 'Giới thiệu nhân sự Tổ công tác';
const NAMES = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Chi'];

test('two of three are chosen with an opinion of one’s own, and a tie is shown as one', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const tablet = await openDevice(browser, url, 'anhoa.1', {
    width: 1024,
    height: 768,
    hasTouch: true,
  });
  const phone = await openDevice(browser, url, 'tanphu.1', {
    width: 390,
    height: 844,
    hasTouch: true,
  });
  for (const page of [chair, tablet, phone]) await enterRoom(page, RUNNING, 'companion');
  const hall = await openHall(browser, url, 'chutri', RUNNING);

  await test.step('the chair writes the options and opens the vote', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Nội dung biểu quyết').fill(QUESTION);
    await form.getByRole('radio', { name: 'Chọn nhiều' }).check();
    await expect(button(form, 'Bắt đầu biểu quyết')).toBeDisabled();
    await form.getByLabel('Phương án 1', { exact: true }).fill('Trần Thị Bình');
    await form.getByLabel('Phương án 2', { exact: true }).fill('Nguyễn Văn An');
    await button(form, 'Đưa phương án 2 lên').click();
    await button(form, 'Thêm phương án').click();
    await form.getByLabel('Phương án 3', { exact: true }).fill('Lê Văn Chi');
    await form.getByLabel('Cách xác định kết quả').selectOption('mostVotes');
    await form.getByLabel('Cho phép ghi ý kiến khác').check();
    await expectAccessible(chair);
    await button(form, 'Bắt đầu biểu quyết').click();
    await expect(hall.getByText('Chọn tối đa 2 phương án.')).toBeVisible();
    await expect(hall.getByRole('listitem').filter({ hasText: 'Lê Văn Chi' })).toBeVisible();
  });

  await test.step('a tablet marks two; a third can’t be marked', async () => {
    const paper = tablet.getByRole('dialog', { name: QUESTION });
    await expect(paper.getByRole('checkbox')).toHaveCount(NAMES.length + 2);
    await expect(button(paper, 'Gửi biểu quyết')).toBeDisabled();
    await paper.getByLabel('Nguyễn Văn An').check();
    await paper.getByLabel('Trần Thị Bình').check();
    await expect(paper.getByText('Đã chọn 2/2')).toBeVisible();
    await expect(paper.getByLabel('Lê Văn Chi')).toBeDisabled();
    await expectAccessible(tablet);
  });

  await test.step('a phone writes an opinion; a reload loses nothing, and it is sent', async () => {
    const paper = phone.getByRole('dialog', { name: QUESTION });
    await paper.getByLabel('Nguyễn Văn An').check();
    await paper.getByLabel('Ý kiến khác', { exact: true }).check();
    await expect(button(paper, 'Gửi biểu quyết')).toBeDisabled();
    await paper.getByLabel('Nội dung ý kiến khác').fill('Giới thiệu thêm đồng chí Vũ Văn Giang');
    await phone.reload();
    await expect(paper.getByLabel('Nguyễn Văn An')).toBeChecked();
    await expect(paper.getByLabel('Nội dung ý kiến khác')).toHaveValue(/Giang$/);
    await button(paper, 'Gửi biểu quyết').click();
    await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
    await expect(paper.getByText(/Vũ Văn Giang/)).toBeVisible();
    // What somebody else sent has cleared nothing here.
    const other = tablet.getByRole('dialog', { name: QUESTION });
    await expect(other.getByText('Đã chọn 2/2')).toBeVisible();
    await button(other, 'Gửi biểu quyết').click();
    await expect(other.getByText('Đồng chí chọn: Nguyễn Văn An, Trần Thị Bình')).toBeVisible();
  });

  await test.step('the chair adds the ballot that makes the tie, and ends the vote', async () => {
    const paper = chair.getByRole('dialog', { name: QUESTION });
    await paper.getByLabel('Lê Văn Chi').check();
    await button(paper, 'Gửi biểu quyết').click();
    await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
    await button(paper, 'Xem tài liệu').click();
    await endVote(chair);
  });

  await test.step('hall screen and cards show who is chosen and what decided', async () => {
    const chosen = hall.getByRole('listitem').filter({ has: hall.getByLabel('Được chọn') });
    await expect(chosen).toHaveText([/Nguyễn Văn An/, /Lê Văn Chi/]);
    await expect(hall.getByText(/quyết định theo bên có ý kiến của chủ trì/)).toBeVisible();
    await expect(hall.getByText('Ý kiến khác: 1 · Phiếu trắng: 0')).toBeVisible();
    const card = chair.locator('section').filter({ hasText: QUESTION }).last();
    await expect(
      card.getByText(/^Nguyễn Văn An được 2\/37 phiếu · Lê Văn Chi được 1\/37/),
    ).toBeVisible();
    await expect(card.getByText('Giới thiệu thêm đồng chí Vũ Văn Giang').first()).toBeVisible();
    await expectAccessible(chair);
    await expectAccessible(hall);
  });
  for (const page of [chair, tablet, phone, hall]) await page.context().close();
});

test('a secret choice keeps its text from the slips, and a tie stays one', async ({
  browser,
  baseURL,
}) => {
  const url = String(baseURL);
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const first = await openDevice(browser, url, 'anhoa.1', { width: 1024, height: 768 });
  const second = await openDevice(browser, url, 'tanphu.1', { width: 390, height: 844 });
  const sent: string[] = [];
  for (const page of [first, second])
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/sealed'))
        sent.push(request.postData() ?? '');
    });
  for (const page of [chair, first, second]) await enterRoom(page, RUNNING, 'companion');

  await button(chair, 'Bắt đầu biểu quyết').click();
  const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
  await form.getByLabel('Nội dung biểu quyết').fill(QUESTION);
  await form.getByRole('radio', { name: 'Chọn một' }).check();
  await form.getByLabel('Phương án 1', { exact: true }).fill('Phương án sửa chữa');
  await form.getByLabel('Phương án 2', { exact: true }).fill('Phương án xây mới');
  await form.getByLabel('Cho phép ghi ý kiến khác').check();
  await form.getByLabel('Bỏ phiếu kín').check();
  await expect(form.getByText(/lời văn có thể cho biết ai đã viết/)).toBeVisible();
  await button(form, 'Bắt đầu biểu quyết').click();

  const paper = first.getByRole('dialog', { name: QUESTION });
  await paper.getByLabel('Ý kiến khác', { exact: true }).check();
  await expect(paper.getByText(/Lời văn có thể cho biết đồng chí là người viết/)).toBeVisible();
  await paper.getByLabel('Nội dung ý kiến khác').fill('Để kỳ sau');
  await button(paper, 'Gửi biểu quyết').click();
  await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
  const other = second.getByRole('dialog', { name: QUESTION });
  await other.getByLabel('Không chọn phương án nào (phiếu trắng)').check();
  await button(other, 'Gửi biểu quyết').click();
  await expect(other.getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
  // A text, and nothing at all: the same size, and neither to be read.
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map((body) => body.length)).size).toBe(1);
  expect(sent.join()).not.toContain('sau');

  await button(chair, 'Để sau, xem tài liệu').click();
  await endVote(chair, END_FEW);
  await expect(chair.getByText('Không phương án nào được chọn')).toBeVisible();
  await button(chair, 'Công bố kết quả').click();
  await expect(first.getByText('Nội dung ý kiến khác (1)').first()).toBeVisible();
  await expect(first.getByText('Để kỳ sau').first()).toBeVisible();
  for (const page of [chair, first, second]) await page.context().close();
});
