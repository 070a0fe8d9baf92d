import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pdfReport } from './support/papers.ts';
import { button, END_VOTE, endVote, enterRoom, openDevice, openHall } from './support/room.ts';
import {
  chooseAttendees,
  createMeeting,
  goToStep,
  releaseMeeting,
  uploadPapers,
  writeAgenda,
} from './support/secretary.ts';

const COMMUNE = /^Chọn \d+ người tìm thấy của UBND (xã|thị trấn)/;
const CHAIR = 'Chủ tịch UBND huyện';
const ITEMS = ['Dự toán ngân sách năm 2027', 'Kế hoạch đầu tư công', 'Đề án vị trí việc làm'];
const QUESTION = 'Thông qua dự toán ngân sách năm 2027 của huyện';
const HANDS = 'Thông qua kế hoạch và đề án';

test('a vote is prepared, asked for, opened, paused and gone on with; hands are counted by two', async ({
  browser,
  baseURL,
}) => {
  // A minute on two idle cores; more when others use them too.
  test.setTimeout(300_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', { width: 1440, height: 900 });

  const meetingId = await test.step('the secretary prepares the vote with the agenda', async () => {
    const id = await createMeeting(secretary, {
      title: 'Phiên họp về ngân sách và đầu tư',
      chair: CHAIR,
    });
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
    await form.getByLabel('Nội dung biểu quyết').fill(QUESTION);
    await form.getByLabel('Thời gian biểu quyết').selectOption('5');
    await expectAccessible(secretary);
    await button(form, 'Lưu').click();
    await expect(button(secretary, `Sửa “${QUESTION}”`)).toBeVisible();
    await expectAccessible(secretary);
    await releaseMeeting(secretary);
    return id;
  });

  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const phone = await openDevice(browser, url, 'anhoa.1', {
    width: 390,
    height: 844,
    hasTouch: true,
  });
  for (const page of [chair, phone, secretary]) await enterRoom(page, meetingId, 'companion');
  await button(phone, 'Điểm danh').click();
  await button(chair, 'Bắt đầu cuộc họp').click();
  const start = chair.getByRole('dialog');
  await start
    .getByLabel('Lý do khai mạc khi chưa đủ tỷ lệ')
    .fill('Chủ trì quyết định họp để xử lý việc gấp');
  await button(start, 'Vẫn bắt đầu cuộc họp').click();
  await button(chair, 'Nội dung tiếp theo').click();
  const hall = await openHall(browser, url, 'chutri', meetingId);

  await test.step('the secretary asks who is ready', async () => {
    await secretary.getByRole('tab', { name: 'Biểu quyết' }).click();
    await button(secretary, 'Kiểm tra sẵn sàng').click();
    const sheet = phone.getByRole('dialog', { name: 'Chuẩn bị biểu quyết' });
    await expectAccessible(phone);
    await button(sheet, 'Tôi đã sẵn sàng').click();
    await expect(sheet).toBeHidden();
    await expect(secretary.getByText(/^1\/\d+ đồng chí đã sẵn sàng$/)).toBeVisible();
    await button(chair.getByRole('dialog', { name: 'Chuẩn bị biểu quyết' }), 'Để sau').click();
    await expectAccessible(secretary);
  });

  await test.step('the chair opens the prepared vote: only leaders saw it before', async () => {
    await expect(phone.getByText(QUESTION)).toHaveCount(0);
    await chair.getByRole('tab', { name: 'Biểu quyết' }).click();
    await button(chair, `Biểu quyết “${QUESTION}”`).click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await expect(form.getByLabel('Nội dung biểu quyết')).toHaveValue(QUESTION);
    await expect(form.getByLabel('Thời gian biểu quyết')).toHaveValue('5');
    await button(form, 'Bắt đầu biểu quyết').click();
    await expect(hall.getByText(QUESTION)).toBeVisible();
    await expect(secretary.getByText(/đồng chí đã sẵn sàng$/)).toHaveCount(0);
  });

  const paper = phone.getByRole('dialog', { name: QUESTION });
  await test.step('it is paused: the draft stays, and nothing is sent', async () => {
    await button(paper, 'Tán thành').click();
    await button(chair.getByRole('dialog', { name: QUESTION }), 'Để sau, xem tài liệu').click();
    await button(chair, 'Tạm dừng').click();
    await expect(hall.getByText('TẠM DỪNG BIỂU QUYẾT')).toBeVisible();
    await expect(paper.getByText(/^Chủ trì đã tạm dừng biểu quyết/)).toBeVisible();
    await expect(button(paper, 'Tán thành')).toHaveAttribute('aria-pressed', 'true');
    await expect(button(paper, 'Gửi biểu quyết')).toBeDisabled();
    await expectAccessible(phone);
  });

  await test.step('a ballot that comes in a pause is held, said to be unrecorded, and sent when the vote goes on', async () => {
    await button(chair, 'Tiếp tục').click();
    const pausedAgain = Promise.withResolvers<void>();
    await phone.route(/\/ballots\/[^/]+\/vote$/, async (route) => {
      await pausedAgain.promise;
      await route.continue();
    });
    await button(paper, 'Gửi biểu quyết').click();
    await button(chair, 'Tạm dừng').click();
    await expect(hall.getByText('TẠM DỪNG BIỂU QUYẾT')).toBeVisible();
    pausedAgain.resolve();
    await expect(paper.getByText('Phiếu của đồng chí chưa được ghi nhận')).toBeVisible();
    await expectAccessible(phone);
    await button(chair, 'Tiếp tục').click();
  });

  await test.step('it is recorded without another tap, and the result is there', async () => {
    await expect(paper.getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
    await button(paper, 'Xem tài liệu').click();
    await endVote(chair, END_VOTE);
    await expect(hall.getByText('KHÔNG ĐƯỢC THÔNG QUA')).toBeVisible();
    await expect(chair.getByText('Đã biểu quyết', { exact: true })).toBeVisible();
  });

  await test.step('two items are voted on at once by hands, which two persons count', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Nội dung biểu quyết').fill(HANDS);
    await form.getByLabel('Biểu quyết giơ tay, hai người cùng kiểm đếm').check();
    await form.getByText('Biểu quyết chung nhiều nội dung').click();
    await form.getByLabel(`2. ${ITEMS[1]}`).check();
    await expectAccessible(chair);
    await button(form, 'Bắt đầu biểu quyết').click();
    await expect(hall.getByText('Biểu quyết giơ tay')).toBeVisible();
    for (const [page, count] of [
      [secretary, '1'],
      [chair, '2'],
    ] as const) {
      const own = page.getByRole('form', { name: 'Kết quả kiểm đếm của đồng chí' });
      await own.getByLabel('Tán thành', { exact: true }).fill(count);
      await own.getByLabel('Không tán thành', { exact: true }).fill('0');
      await own.getByLabel('Không biểu quyết', { exact: true }).fill('0');
      await button(own, 'Gửi kết quả kiểm đếm').click();
      if (page === secretary) await expect(own.getByText(/^Đã nhận kết quả/)).toBeVisible();
    }
    for (const page of [secretary, chair]) {
      const own = page.getByRole('form', { name: 'Kết quả kiểm đếm của đồng chí' });
      await expect(own.getByText(/^Hai kết quả kiểm đếm khác nhau/)).toBeVisible();
      await expectAccessible(page);
    }
    for (const page of [secretary, chair]) {
      const own = page.getByRole('form', { name: 'Kết quả kiểm đếm của đồng chí' });
      await own.getByLabel('Tán thành', { exact: true }).fill('2');
      await own.getByLabel('Không tán thành', { exact: true }).fill('0');
      await own.getByLabel('Không biểu quyết', { exact: true }).fill('0');
      await button(own, 'Gửi kết quả kiểm đếm').click();
    }
  });

  await test.step('the chair publishes it: each of the items has its line', async () => {
    await button(chair, 'Công bố kết quả').first().click();
    await expect(chair.getByText(/^Kiểm đếm: /)).toBeVisible();
    await expect(hall.getByText(String(ITEMS[1]))).toBeVisible();
    const lines = chair.getByRole('list', { name: 'Kết quả biểu quyết' });
    await expect(lines).toHaveCount(2);
    await expectAccessible(chair);
  });
});
