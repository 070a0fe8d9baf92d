import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { keepPicture } from './support/keep-picture.ts';
import { button, enterRoom, openDevice, openHall } from './support/room.ts';
import { chooseAttendees, createMeeting, goToStep, writeAgenda } from './support/secretary.ts';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1024, height: 768 };
const seat = (page: Page, label: string) =>
  page.getByRole('button', { name: new RegExp(`^Ghế ${label},`) });

/** The middle of what is on the page. */
async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const [start, end] = [await middleOf(from), await middleOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 12, start.y, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
}

async function saved(page: Page): Promise<void> {
  await button(page, 'Lưu thay đổi').click();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
}

/** The address of the code that a site's screen shows now. */
async function codeOf(hall: Page): Promise<string> {
  const code = hall.getByRole('img', { name: 'Mã điểm danh' });
  await expect(code).toBeVisible();
  return String(await code.getAttribute('data-text'));
}

async function tabletOf(browser: Browser, url: string, username: string): Promise<Page> {
  return openDevice(browser, url, username, { ...TABLET, hasTouch: true });
}

test('the secretary seats the delegates, and the chair sees the seats change as they come and speak', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', DESK);
  const meetingId = await createMeeting(secretary, {
    title: 'Phiên họp có sơ đồ chỗ ngồi',
    chair: 'Chủ tịch UBND huyện',
  });
  await writeAgenda(secretary, [
    { title: 'Cải cách hành chính', presenter: 'Chủ tịch UBND huyện', minutes: '15', files: [] },
  ]);
  await chooseAttendees(secretary, [
    {
      role: 'Thành viên UBND',
      search: 'xã Bình Hòa',
      unit: /^Chọn \d+ người tìm thấy của UBND xã Bình Hòa/,
      units: 1,
    },
  ]);

  await test.step('a room is laid out as a U, and changed by hand', async () => {
    await goToStep(secretary, 'Sơ đồ chỗ ngồi');
    const rooms = secretary.getByLabel('Phòng họp của điểm cầu');
    const room = rooms.locator('option', { hasText: 'xã Bình Hòa' });
    await rooms.selectOption(await room.getAttribute('value'));
    await secretary.getByLabel('Ghế bàn chủ tọa').fill('2');
    await secretary.getByLabel('Ghế mỗi bên').fill('3');
    await expect(secretary.getByText('Tổng cộng 8 ghế')).toBeVisible();
    await button(secretary, 'Tạo sơ đồ').click();
    await expect(seat(secretary, 'B3')).toBeVisible();
    await secretary.getByRole('radio', { name: 'Sửa sơ đồ' }).check({ force: true });
    const before = await middleOf(seat(secretary, 'B3'));
    await seat(secretary, 'B3').focus();
    await secretary.keyboard.press('Shift+ArrowDown');
    expect((await middleOf(seat(secretary, 'B3'))).y).toBeGreaterThan(before.y);
    await button(secretary, 'Thêm ghế').click();
    await expect(secretary.getByRole('button', { name: /^Ghế / })).toHaveCount(9);
    await button(secretary, 'Hoàn tác').click();
    await expect(secretary.getByRole('button', { name: /^Ghế / })).toHaveCount(8);
    await expectAccessible(secretary);
  });

  await test.step('people are seated by keyboard and by dragging', async () => {
    await secretary.getByRole('radio', { name: 'Xếp chỗ' }).check({ force: true });
    const chairman = secretary.getByRole('button', { name: /^Chủ tịch UBND xã Bình Hòa/ });
    await chairman.focus();
    await secretary.keyboard.press('Enter');
    await seat(secretary, 'CT1').focus();
    await secretary.keyboard.press('ArrowDown');
    await expect(seat(secretary, 'A1')).toBeFocused();
    await secretary.keyboard.press('Enter');
    await expect(seat(secretary, 'A1')).toHaveAccessibleName(/Chủ tịch UBND xã Bình Hòa/);
    const deputy = secretary.getByRole('button', { name: /^Phó Chủ tịch UBND xã Bình Hòa/ });
    await drag(secretary, deputy.first(), seat(secretary, 'B1'));
    await expect(seat(secretary, 'B1')).toHaveAccessibleName(/Phó Chủ tịch UBND xã Bình Hòa/);
    // For a twentieth of a second after a drop a click is taken for the end of the drag, and this one may come so soon.
    await expect(async () => {
      await button(secretary, 'Xếp tự động theo danh sách').click();
      const allSeated = secretary.getByText('Mọi người trong phòng này đã có chỗ.');
      await expect(allSeated).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await saved(secretary);
    // Not before: the bar that offers to save lies over what is behind it.
    await expectAccessible(secretary);
    await keepPicture(secretary, 'seat-map-prepared');
    const download = secretary.waitForEvent('download');
    await secretary.getByRole('link', { name: 'Tải bản in' }).click();
    expect((await download).suggestedFilename()).toMatch(/^Sơ đồ chỗ ngồi - .*Bình Hòa.*\.pdf$/);
  });

  await button(secretary, 'Phát hành').click();
  await button(secretary, 'Vẫn phát hành').click();
  await expect(secretary.getByText('Đã phát hành', { exact: true }).first()).toBeVisible();

  const chair = await openDevice(browser, url, 'chutri', DESK);
  await enterRoom(chair, meetingId, 'companion');
  await button(chair, 'Bắt đầu cuộc họp').click();
  const reason = chair.getByLabel('Lý do khai mạc khi chưa đủ tỷ lệ');
  await reason.fill('Việc khẩn cấp trong ngày');
  await button(chair, 'Vẫn bắt đầu cuộc họp').click();
  await button(chair, 'Xem sơ đồ chỗ ngồi').click();
  await expect(seat(chair, 'A1')).toHaveAccessibleName(/Vắng mặt$/);

  const hall = await openHall(browser, url, 'binhhoa', meetingId);
  const tablet = await tabletOf(browser, url, 'binhhoa.1');
  await test.step('a delegate’s tablet is bound to site and seat by the code of the site’s screen', async () => {
    await tablet.goto(await codeOf(hall));
    await expect(tablet.getByText(/^ĐÃ ĐIỂM DANH lúc/)).toBeVisible();
    await expect(tablet.getByText('Ghế A1, hàng 1')).toBeVisible();
    await expect(seat(chair, 'A1')).toHaveAccessibleName(/Có mặt$/);
    await button(tablet, 'Vào họp').click();
    await expect(tablet.getByText(/Chỗ của đồng chí: Ghế A1, hàng 1/)).toBeVisible();
    await expect(tablet.getByRole('radio', { name: /Vào không âm thanh/ })).toBeChecked();
    await keepPicture(tablet, 'seat-map-lobby');
  });

  await test.step('the code of another site is refused to who has a seat', async () => {
    const other = await openHall(browser, url, 'candang', meetingId);
    const second = await tabletOf(browser, url, 'binhhoa.2');
    await second.goto(await codeOf(other));
    await expect(second.getByText(/đã được xếp chỗ tại điểm cầu khác/)).toBeVisible();
    await Promise.all([other, second].map((page) => page.context().close()));
  });

  await test.step('the chair sees who asks, calls from the seat, and sees who has spoken', async () => {
    await button(tablet, 'Vào họp').click();
    await button(tablet, 'Đăng ký phát biểu').first().click();
    await expect(seat(chair, 'A1')).toHaveAccessibleName(/Đăng ký phát biểu$/);
    await expectAccessible(chair);
    await keepPicture(chair, 'seat-map-live');
    await seat(chair, 'A1').click();
    const sheet = chair.getByRole('dialog', { name: 'Chủ tịch UBND xã Bình Hòa' });
    await button(sheet, 'Mời phát biểu').click();
    await expect(seat(chair, 'A1')).toHaveAccessibleName(/Đang phát biểu$/);
    // The chair shows the map in the rooms: the screen of Bình Hòa shows its own seats, beside the code of the first minutes.
    await button(chair, 'Chiếu sơ đồ lên màn hình phòng họp').first().click();
    const onScreen = hall.getByRole('img', { name: /^Ghế A1, / });
    await expect(onScreen).toHaveAccessibleName(/Chủ tịch UBND xã Bình Hòa · Đang phát biểu$/);
    await expectAccessible(hall);
    await keepPicture(hall, 'seat-map-hall');
    await seat(chair, 'A1').click();
    await button(sheet, 'Kết thúc phát biểu').click();
    await expect(seat(chair, 'A1')).toHaveAccessibleName(/Đã phát biểu$/);
    await expect(onScreen).toHaveAccessibleName(/Đã phát biểu$/);
    await button(chair, 'Thôi chiếu sơ đồ').first().click();
    await expect(onScreen).toBeHidden();
  });
  await Promise.all([secretary, chair, hall, tablet].map((page) => page.context().close()));
});
