import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { pdfReport } from './support/papers.ts';
import { button, openDevice } from './support/room.ts';
import {
  chooseAttendees,
  createMeeting,
  goToStep,
  uploadPapers,
  writeAgenda,
} from './support/secretary.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, hasTouch: true };
const TITLE = 'Phiên họp kiểm thử trả lời giấy mời';
const CHAIR = 'Chủ tịch UBND huyện';
const MEMBER = 'Chủ tịch UBND xã Bình Hòa';
const UNIT = 'UBND xã Vĩnh An';
const SENT = [
  'Công chức Văn phòng - Thống kê xã Vĩnh An',
  'Công chức Tư pháp - Hộ tịch xã Vĩnh An',
] as const;
const SUBSTITUTE = 'Phó Chủ tịch UBND xã Bình Hòa';

test('invited people answer, one sends a substitute, and the secretary sees and decides', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', DESK);
  const meetingId = await test.step('the secretary hands a meeting out', async () => {
    const id = await createMeeting(secretary, { title: TITLE, chair: CHAIR });
    const files = [await pdfReport('31-KH-UBND.pdf', ['Mục tiêu', 'Nhiệm vụ'])];
    const item = { title: 'Kế hoạch năm', presenter: CHAIR, minutes: '20', files };
    await writeAgenda(secretary, [item]);
    await uploadPapers(secretary, [item]);
    await chooseAttendees(secretary, [
      {
        role: 'Thành viên UBND',
        search: 'chủ tịch ubnd xã',
        unit: /^Chọn \d+ người tìm thấy của UBND xã (Cần Đăng|Tân Phú)/,
        units: 2,
      },
    ]);
    await secretary.getByRole('button', { name: 'Chọn người dự họp' }).click();
    const picker = secretary.getByRole('dialog', { name: 'Chọn người dự họp' });
    await picker
      .getByRole('radio', { name: 'Thành viên UBND', exact: true })
      .check({ force: true });
    await picker.getByRole('searchbox').fill(MEMBER);
    await picker
      .getByRole('checkbox', { name: MEMBER, exact: false })
      .first()
      .check({ force: true });
    await button(picker, 'Xong').click();
    await button(secretary, 'Lưu thay đổi').click();
    await button(secretary, 'Mời đơn vị').click();
    const sheet = secretary.getByRole('dialog', { name: 'Mời đơn vị cử người' });
    await sheet.getByRole('combobox', { name: 'Đơn vị' }).fill('vinh an');
    await secretary.getByRole('option', { name: UNIT, exact: true }).click();
    await sheet.getByLabel('Số người được mời').fill('2');
    await button(sheet, 'Gửi lời mời').click();
    await expect(sheet).toHaveCount(0);
    await expect(secretary.getByText('Đã cử 0/2 người', { exact: true })).toBeVisible();
    // The unit has time to choose after the release: what is missing is only asked about.
    await button(secretary, 'Phát hành').click();
    await button(secretary, 'Vẫn phát hành').click();
    await expect(secretary.getByText('Đã phát hành', { exact: true }).first()).toBeVisible();
    return id;
  });

  await test.step('a member confirms from the duty on the home page', async () => {
    const member = await openDevice(browser, url, 'candang.1', PHONE);
    await member.goto('/');
    await expect(member.getByRole('heading', { name: 'Xác nhận tham dự' }).first()).toBeVisible();
    await button(member, `Trả lời: ${TITLE}`).click();
    await button(member, 'Xác nhận tham dự').click();
    await expect(member.getByText('Đồng chí đã xác nhận tham dự')).toBeVisible();
    await expectAccessible(member);
    await member.goto('/');
    await expect(member.getByRole('navigation').first()).toBeVisible();
    await expect(button(member, `Trả lời: ${TITLE}`)).toHaveCount(0);
    await member.context().close();
  });

  await test.step('an invited unit chooses its people, who are in the meeting then', async () => {
    const head = await openDevice(browser, url, 'vinhan.1', PHONE);
    await head.goto('/');
    await button(head, `Cử người: ${TITLE}`).click();
    const card = head.getByRole('article', { name: TITLE });
    for (const [number, name] of SENT.entries()) {
      await card.getByRole('combobox', { name: `Người thứ ${number + 1}/2` }).fill(name);
      await head.getByRole('option', { name }).click();
    }
    await expectAccessible(head);
    await button(card, 'Lưu thay đổi').click();
    await expect(card.getByText('Đã cử 2/2 người', { exact: true })).toBeVisible();
    await head.context().close();
    const sent = await openDevice(browser, url, 'vinhan.3', DESK);
    await sent.goto(`/cuoc-hop/${meetingId}`);
    await expect(button(sent, 'Xác nhận tham dự')).toBeVisible();
    await sent.context().close();
    await secretary.reload();
    const units = secretary.getByRole('region', { name: 'Đơn vị được mời' });
    await expect(units.getByText('Đã cử 2/2 người', { exact: true })).toBeVisible();
    await expect(units.getByText(SENT[0])).toBeVisible();
  });

  const absent = await openDevice(browser, url, 'binhhoa.1', DESK);
  await test.step('another reports absence with the reason and names a substitute', async () => {
    await absent.goto(`/cuoc-hop/${meetingId}`);
    await button(absent, 'Báo vắng').click();
    const sheet = absent.getByRole('dialog', { name: 'Báo vắng' });
    await button(sheet, 'Gửi báo vắng').click();
    await expect(sheet.getByText('Mời đồng chí nhập lý do')).toBeVisible();
    await sheet.getByLabel('Lý do vắng').fill('Đi công tác tỉnh');
    await sheet.getByRole('radio', { name: 'Cử người dự thay' }).check({ force: true });
    await expect(sheet.getByRole('radio', { name: 'Ủy quyền' })).toHaveCount(0);
    const person = sheet.getByRole('combobox', { name: 'Người dự thay' });
    await person.click();
    await person.fill('phó chủ tịch');
    await absent.getByRole('option', { name: SUBSTITUTE }).click();
    await expectAccessible(absent);
    await button(sheet, 'Gửi báo vắng').click();
    await expect(absent.getByText(/chờ thư ký chấp nhận/)).toBeVisible();
  });

  await test.step('the secretary counts the answers and accepts the substitute', async () => {
    await secretary.goto(`/chuan-bi/${meetingId}`);
    await goToStep(secretary, 'Thành phần');
    const answers = secretary.getByRole('region', { name: 'Trả lời giấy mời' });
    await expect(answers.getByText('1 người dự thay chờ chấp nhận')).toBeVisible();
    await expect(answers.getByText('Lý do: Đi công tác tỉnh')).toBeVisible();
    await expectAccessible(secretary);
    await button(answers, `Chấp nhận người dự thay: ${SUBSTITUTE}`).click();
    await expect(answers.getByText(`Dự thay đồng chí ${MEMBER}`)).toBeVisible();
    await expect(answers.getByText(/chờ chấp nhận/)).toHaveCount(0);
  });

  await test.step('what was told by telephone is written in', async () => {
    const answers = secretary.getByRole('region', { name: 'Trả lời giấy mời' });
    const name = 'Chủ tịch UBND xã Tân Phú';
    await button(answers, `Thao tác khác: ${name}`).click();
    await button(answers, `Ghi xác nhận tham dự: ${name}`).click();
    await expect(answers.getByText('thư ký ghi').first()).toBeVisible();
  });

  await test.step('the substitute is in the meeting, and leaves when the member comes after all', async () => {
    const substitute = await openDevice(browser, url, 'binhhoa.2', PHONE);
    await substitute.goto(`/cuoc-hop/${meetingId}`);
    await expect(substitute.getByText(`Đồng chí dự thay đồng chí ${MEMBER}.`)).toBeVisible();
    await absent.reload();
    await expect(absent.getByText(/đã chấp nhận/)).toBeVisible();
    await button(absent, 'Xác nhận tham dự').click();
    await expect(absent.getByText('Đồng chí đã xác nhận tham dự')).toBeVisible();
    await substitute.reload();
    await expect(substitute.getByText('Đồng chí không có quyền').first()).toBeVisible();
    await substitute.context().close();
  });
  await Promise.all([secretary, absent].map((page) => page.context().close()));
});
