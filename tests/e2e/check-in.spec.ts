import { type Browser, expect, type Page, test } from '@playwright/test';
import type { MeetingId } from '#contract/ids.ts';
import { expectAccessible } from './support/axe.ts';
import { readCode } from './support/check-in-code.ts';
import { keepPicture } from './support/keep-picture.ts';
import { button, enterRoom, openDevice, openHall } from './support/room.ts';
import { chooseAttendees, createMeeting, writeAgenda } from './support/secretary.ts';
import { PASSWORD } from './support/surroundings.ts';

const TITLE = 'Phiên họp điểm danh bằng mã';
const COMMUNE = /^Chọn \d+ người tìm thấy của UBND (xã|thị trấn)/;
const PHONE = { width: 390, height: 844, hasTouch: true };

/** A telephone with nobody signed in on it. */
async function aPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: PHONE,
    hasTouch: PHONE.hasTouch,
  });
  return context.newPage();
}

test('delegates check in by the code on the hall screen, and the chair decides to open without a quorum', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', { width: 1440, height: 900 });
  const meetingId: MeetingId = await createMeeting(secretary, {
    title: TITLE,
    chair: 'Chủ tịch UBND huyện',
  });
  await writeAgenda(secretary, [
    {
      title: 'Công tác phòng, chống lụt bão',
      presenter: 'Chủ tịch UBND huyện',
      minutes: '15',
      files: [],
    },
  ]);
  await chooseAttendees(secretary, [
    { role: 'Thành viên UBND', search: 'Chủ tịch', unit: COMMUNE, units: 13 },
  ]);
  await button(secretary, 'Phát hành').click();
  await button(secretary, 'Vẫn phát hành').click();
  await expect(secretary.getByText('Đã phát hành', { exact: true }).first()).toBeVisible();

  const hall = await openHall(browser, url, 'huyen', meetingId);
  await expect(hall.getByRole('img', { name: 'Mã điểm danh' })).toBeVisible();
  await keepPicture(hall, 'check-in-hall');

  await test.step('who is signed in is checked in by opening the address', async () => {
    const phone = await openDevice(browser, url, 'binhhoa.1', PHONE);
    await phone.goto(String(await readCode(hall)));
    await expect(phone.getByText(/^ĐÃ ĐIỂM DANH lúc \d\d:\d\d:\d\d$/)).toBeVisible();
    await expect(phone.getByText('Chủ tịch UBND xã Bình Hòa').first()).toBeVisible();
    await expectAccessible(phone);
    await keepPicture(phone, 'check-in-phone');
    await phone.context().close();
  });

  await test.step('who is not signed in signs in first, however long that takes', async () => {
    const phone = await aPhone(browser, url);
    const read = String(await readCode(hall));
    await phone.goto(read);
    await expect(phone).toHaveURL(/dang-nhap/);
    await phone.getByLabel('Tên đăng nhập').fill('candang.1');
    await phone.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await phone.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(phone.getByText(/^ĐÃ ĐIỂM DANH lúc/)).toBeVisible();
    await phone.context().close();
    await expect(hall.getByText('2/27 có mặt')).toBeVisible();
  });

  await test.step('who is not in the meeting is told so', async () => {
    const phone = await openDevice(browser, url, 'binhhoa.5', PHONE);
    await phone.goto(String(await readCode(hall)));
    await expect(phone.getByText('không có trong thành phần dự cuộc họp này')).toBeVisible();
    await phone.context().close();
  });

  await test.step('an altered code is refused in words', async () => {
    const phone = await openDevice(browser, url, 'anchau.1', PHONE);
    await phone.goto(`${String(await readCode(hall)).slice(0, -4)}AAAA`);
    await expect(phone.getByText('Mã điểm danh không đúng')).toBeVisible();
    await keepPicture(phone, 'check-in-altered');
    await phone.context().close();
  });

  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  await test.step('the start without a quorum takes a reason, which everybody reads', async () => {
    await enterRoom(chair, meetingId, 'companion');
    await button(chair, 'Bắt đầu cuộc họp').click();
    const sheet = chair.getByRole('dialog', { name: 'Chưa đủ tỷ lệ tham dự' });
    await expect(sheet.getByText(/cần ít nhất 18 \(2\/3\)/)).toBeVisible();
    await expect(button(sheet, 'Vẫn bắt đầu cuộc họp')).toBeDisabled();
    await sheet.getByLabel('Lý do khai mạc khi chưa đủ tỷ lệ').fill('Việc khẩn cấp trong ngày');
    await keepPicture(chair, 'check-in-start');
    await button(sheet, 'Vẫn bắt đầu cuộc họp').click();
    await expect(chair.getByText('Đang họp')).toBeVisible();
    await chair.getByRole('tab', { name: 'Có mặt' }).click();
    await expect(chair.getByText(/Lý do: Việc khẩn cấp trong ngày/).last()).toBeVisible();
  });

  await test.step('the secretary asks for the code, notes who leaves, and takes the list along', async () => {
    await enterRoom(secretary, meetingId, 'companion');
    await secretary.getByRole('tab', { name: 'Có mặt' }).click();
    await button(secretary, 'Hiện mã điểm danh').click();
    await expect(hall.locator('[data-scene="checkIn"]')).toBeVisible();
    expect(await readCode(hall)).toContain(`/diem-danh/${meetingId}?ma=`);
    await keepPicture(hall, 'check-in-asked');
    await secretary.getByTitle('Ghi điểm danh cho đồng chí Chủ tịch UBND xã Bình Hòa').click();
    await button(secretary, 'Ghi rời họp').click();
    await expect(secretary.getByText('Đã rời họp', { exact: true })).toBeVisible();
    await expect(hall.getByText('2/27 có mặt').first()).toBeVisible();
    const download = secretary.waitForEvent('download');
    await secretary.getByRole('link', { name: 'Xuất danh sách' }).click();
    expect((await download).suggestedFilename()).toBe(`Danh sách điểm danh - ${TITLE}.xlsx`);
    await keepPicture(secretary, 'check-in-secretary');
  });
  await Promise.all([secretary, hall, chair].map((page) => page.context().close()));
});
