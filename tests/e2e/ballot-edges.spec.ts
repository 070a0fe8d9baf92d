import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pdfReport } from './support/papers.ts';
import { button, END_VOTE, endVote, enterRoom, openDevice } from './support/room.ts';
import {
  chooseAttendees,
  createMeeting,
  goToStep,
  releaseMeeting,
  uploadPapers,
  writeAgenda,
} from './support/secretary.ts';
import { PASSWORD } from './support/surroundings.ts';

const COMMUNE = /^Chọn \d+ người tìm thấy của UBND (xã|thị trấn)/;
const CHAIR = 'Chủ tịch UBND huyện';
const ITEMS = ['Dự toán ngân sách năm 2027', 'Kế hoạch đầu tư công', 'Đề án vị trí việc làm'];
const BLOCK = 'Thông qua dự toán, kế hoạch và đề án';
const SECRET = 'Giới thiệu nhân sự bổ nhiệm Trưởng phòng Nội vụ';

test('items are voted on together as prepared; a ballot too late is told of; a secret one asks for the password', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', { width: 1440, height: 900 });

  const meetingId =
    await test.step('the secretary prepares one vote on three items, and removes one of them', async () => {
      const id = await createMeeting(secretary, {
        title: 'Phiên họp thông qua đề án',
        chair: CHAIR,
      });
      await goToStep(secretary, 'Thông tin');
      await secretary.getByLabel('Xác nhận lại mật khẩu trước khi bỏ phiếu kín').check();
      await button(secretary, 'Lưu thay đổi').click();
      await expect(secretary.getByText(/^Đã lưu lúc/)).toBeVisible();
      await look(secretary, 'info');
      const pdf = await pdfReport('31-TTr-UBND.pdf', ['Thu ngân sách', 'Chi ngân sách']);
      const items = ITEMS.map((title, n) => ({
        title,
        presenter: CHAIR,
        minutes: '15',
        files: n === 0 ? [pdf] : [],
      }));
      await writeAgenda(secretary, items);
      await uploadPapers(secretary, items);
      await chooseAttendees(secretary, [
        { role: 'Thành viên UBND', search: 'Chủ tịch', unit: COMMUNE, units: 13 },
      ]);
      await goToStep(secretary, 'Biểu quyết');
      await button(secretary, `Thêm câu hỏi biểu quyết cho “${ITEMS[0]}”`).click();
      const form = secretary.getByRole('dialog', { name: 'Chuẩn bị biểu quyết' });
      await form.getByLabel('Nội dung biểu quyết').fill(BLOCK);
      await form.getByText('Biểu quyết chung nhiều nội dung').click();
      await form.getByLabel(`2. ${ITEMS[1]}`).check();
      await form.getByLabel(`3. ${ITEMS[2]}`).check();
      await expectAccessible(secretary);
      await look(secretary, 'block-sheet');
      await button(form, 'Lưu').click();
      await expect(secretary.getByText(/biểu quyết chung các nội dung 1, 2, 3/)).toBeVisible();
      await expectAccessible(secretary);
      await look(secretary, 'block-list');
      await goToStep(secretary, 'Chương trình');
      await button(secretary, `Xóa nội dung: ${ITEMS[1]}`).click();
      const dialog = secretary.getByRole('dialog');
      await expect(dialog.getByText(`Biểu quyết chung “${BLOCK}” còn 2 nội dung.`)).toBeVisible();
      await expectAccessible(secretary);
      await look(secretary, 'remove-item');
      await button(dialog, 'Xóa').click();
      await expect(dialog).toBeHidden();
      await releaseMeeting(secretary);
      return id;
    });

  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const phone = await openDevice(browser, url, 'anhoa.1', { width: 390, height: 844 });
  for (const page of [chair, phone]) await enterRoom(page, meetingId, 'companion');
  await button(phone, 'Điểm danh').click();
  await button(chair, 'Bắt đầu cuộc họp').click();
  const start = chair.getByRole('dialog');
  await start.getByLabel('Lý do khai mạc khi chưa đủ tỷ lệ').fill('Chủ trì quyết định họp');
  await button(start, 'Vẫn bắt đầu cuộc họp').click();
  await button(chair, 'Nội dung tiếp theo').click();

  await test.step('the chair opens it on the two that are left', async () => {
    await chair.getByRole('tab', { name: 'Biểu quyết' }).click();
    await button(chair, `Biểu quyết “${BLOCK}”`).click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await expect(form.getByText('Biểu quyết chung 2 nội dung')).toBeVisible();
    await expect(form.getByLabel(`2. ${ITEMS[2]}`)).toBeChecked();
    await look(chair, 'open-block');
    await button(form, 'Bắt đầu biểu quyết').click();
  });

  await test.step('a ballot that a pause holds when the vote ends is told of, also after a reload', async () => {
    const paper = phone.getByRole('dialog', { name: BLOCK });
    await button(paper, 'Tán thành').click();
    const paused = Promise.withResolvers<void>();
    await phone.route(/\/ballots\/[^/]+\/vote$/, async (route) => {
      await paused.promise;
      await route.continue();
    });
    await button(paper, 'Gửi biểu quyết').click();
    await button(chair.getByRole('dialog', { name: BLOCK }), 'Để sau, xem tài liệu').click();
    await button(chair, 'Tạm dừng').click();
    await expect(button(chair, 'Tiếp tục')).toBeVisible();
    paused.resolve();
    await expect(paper.getByText('Phiếu của đồng chí chưa được ghi nhận')).toBeVisible();
    await endVote(chair, END_VOTE);
    const late = phone.getByRole('dialog', { name: /chưa kịp ghi nhận/ });
    await expect(late.getByText(BLOCK)).toBeVisible();
    await expectAccessible(phone);
    await look(phone, 'late');
    await phone.reload();
    await button(late, 'Tôi đã biết').click();
    await expect(late).toBeHidden();
    expect(await phone.evaluate(() => Object.keys(localStorage).join())).not.toContain('.ballot.');
  });

  await test.step('a secret ballot is sent after its voter has entered the password', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Nội dung biểu quyết').fill(SECRET);
    await form.getByLabel('Bỏ phiếu kín').check();
    await button(form, 'Bắt đầu biểu quyết').click();
    const paper = phone.getByRole('dialog', { name: SECRET });
    await button(paper, 'Không tán thành').click();
    await button(paper, 'Gửi biểu quyết').click();
    await expectAccessible(phone);
    await look(phone, 'confirm');
    await paper.getByLabel('Mật khẩu').fill('không phải mật khẩu');
    await button(paper, 'Xác nhận và gửi phiếu').click();
    await expect(paper.getByText('Mật khẩu không đúng. Phiếu chưa được gửi.')).toBeVisible();
    await look(phone, 'confirm-wrong');
    await paper.getByLabel('Mật khẩu').fill(PASSWORD);
    await button(paper, 'Xác nhận và gửi phiếu').click();
    await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc \d\d:\d\d/)).toBeVisible();
  });
  for (const page of [secretary, chair, phone]) await page.context().close();
});

/** A picture for the eye, light and dark, where `SHOTS` names a folder. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
