import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { COMMUNES } from '../../prisma/demo/units.ts';
import { joinLightly, type LightPeer } from './support/light-peer.ts';
import { docxReport, pdfReport } from './support/papers.ts';
import {
  button,
  drawLine,
  endVote,
  enterRoom,
  expectDrawn,
  expectMovingPictures,
  inkOn,
  openDevice,
} from './support/room.ts';
import {
  chooseAttendees,
  createMeeting,
  type PlannedItem,
  releaseMeeting,
  uploadPapers,
  writeAgenda,
} from './support/secretary.ts';
import { signIn } from './support/sign-in.ts';

// Many pages at once: recording each of them would cost more than the meeting itself.

const TITLE = 'Phiên họp kiểm thử của UBND huyện Châu Thành';
const CHAIR = 'Chủ tịch UBND huyện';
const SPEAKER = 'Chủ tịch UBND xã Cần Đăng';
const QUESTION = 'Thống nhất ban hành Kế hoạch chuyển đổi số năm 2022';

const COMMUNE = /^Chọn \d+ người tìm thấy của UBND (xã|thị trấn)/;

/** The communes that take part with real browsers; the eleven others are light peers. */
const IN_BROWSER = ['anchau', 'binhhoa'];
const LIGHT = COMMUNES.map(({ key }) => key).filter((key) => !IN_BROWSER.includes(key));

test('the district and its 13 communes hold a meeting', async ({ browser, page, baseURL }) => {
  // A minute and a half on two idle cores; far more when others use them too.
  test.setTimeout(600_000);
  const url = String(baseURL);
  const picture = (of: Page, name: string) =>
    of.screenshot({
      path: join(import.meta.dirname, `../artefacts/district-meeting/${name}.png`),
    });

  const pdf = await pdfReport('21-BC-UBND.pdf', ['Kết quả', 'Số liệu', 'Tồn tại', 'Kiến nghị']);
  const docx = await docxReport('22-KH-UBND.docx', ['Mục tiêu', 'Nhiệm vụ', 'Kinh phí']);
  const items: PlannedItem[] = [
    { title: 'Báo cáo cải cách hành chính', presenter: CHAIR, minutes: '20', files: [pdf] },
    { title: 'Kế hoạch chuyển đổi số', presenter: CHAIR, minutes: '30', files: [docx] },
    { title: 'Kết luận và bế mạc', presenter: CHAIR, minutes: '10', files: [] },
  ];

  const meetingId = await test.step('the secretary prepares and releases it', async () => {
    await signIn(page, 'thuky');
    const id = await createMeeting(page, { title: TITLE, chair: CHAIR });
    await writeAgenda(page, items);
    await uploadPapers(page, items);
    await chooseAttendees(page, [
      { role: 'Thành viên UBND', search: 'Chủ tịch', unit: COMMUNE, units: 13 },
      { role: 'Đại biểu', search: 'văn phòng - thống kê cần đăng', unit: COMMUNE, units: 1 },
    ]);
    await picture(page, 'secretary-prepares');
    await releaseMeeting(page);
    return id;
  });

  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const hallDevice = await openDevice(browser, url, 'huyen', { width: 1280, height: 720 });
  const phone = await openDevice(browser, url, 'candang.1', {
    width: 390,
    height: 844,
    hasTouch: true,
  });
  const tablet = await openDevice(browser, url, 'binhhoa.1', { width: 1180, height: 820 });
  const sites = await Promise.all(
    // Small windows show few pictures: it is their cameras that count.
    IN_BROWSER.map((name) => openDevice(browser, url, name, { width: 480, height: 640 })),
  );
  const hall = await hallDevice.context().newPage();
  await hall.setViewportSize({ width: 1920, height: 1080 });
  const light = new Map<string, LightPeer>();

  await test.step('chair, district hall, communes and delegates join', async () => {
    await chair.goto('/lich-hop');
    await chair.getByRole('link', { name: TITLE }).first().click();
    await chair.getByRole('button', { name: 'Vào họp' }).first().click();
    await expect(chair).toHaveURL(new RegExp(`/hop/${meetingId}`));
    await enterRoom(chair, meetingId, 'full');
    await enterRoom(hallDevice, meetingId, 'full');
    await enterRoom(phone, meetingId, 'full');
    for (const site of sites) await enterRoom(site, meetingId, 'full');
    await enterRoom(tablet, meetingId, 'companion');
    await hall.goto(`/hop/${meetingId}/man-hinh`);
    await expect(hall.getByText('Cuộc họp sẽ bắt đầu lúc')).toBeVisible();
    for (const commune of LIGHT)
      for (const name of [commune, `${commune}.1`, `${commune}.2`])
        if (name !== 'candang.1') light.set(name, await joinLightly(url, name, meetingId));
  });

  const voters = [...light.values()].filter(({ username }) => username.includes('.'));
  const expectQuorum = (present: number) =>
    expect(chair.getByText(`${present}/27 có mặt`)).toBeVisible();

  await test.step('attendance is taken and the quorum follows', async () => {
    for (const voter of voters) await voter.command('attendance.checkIn', { mode: 'atSite' });
    await expectQuorum(21);
    await button(phone, 'Điểm danh').click();
    await expectQuorum(22);
    await button(tablet, 'Điểm danh').click();
    await expectQuorum(23);
    await button(chair, 'Điểm danh').click();
    await expectQuorum(24);
  });

  await test.step('the chair starts; pictures move on several screens', async () => {
    await button(chair, 'Bắt đầu cuộc họp').click();
    // The meeting was planned for tomorrow, as the chair is told.
    await button(chair, 'Bắt đầu bây giờ').click();
    await button(chair, 'Nội dung tiếp theo').click();
    await expect(hall.getByRole('heading', { name: items[0]?.title ?? '' })).toBeVisible();
    await expectMovingPictures(hall);
    await expectMovingPictures(hallDevice);
    await expectMovingPictures(chair);
    await picture(hall, 'hall-gallery');
  });

  await test.step('the chair presents and turns pages; followers see them', async () => {
    await button(chair, 'Trình bày').click();
    await expectDrawn(chair, 1);
    for (const follower of [hall, phone, tablet, hallDevice]) await expectDrawn(follower, 1);
    await button(chair, 'Trang sau').click();
    await button(chair, 'Trang sau').click();
    for (const follower of [hall, phone, tablet, hallDevice]) await expectDrawn(follower, 3);
    await expect(hall.getByText('Trang 3/4')).toBeVisible();
    await expect(tablet.getByLabel('Số trang')).toHaveValue('3');
    await picture(chair, 'chair-presents');
  });

  await test.step('a delegate browses freely and returns', async () => {
    await button(tablet, 'Xem tự do').click();
    await button(tablet, 'Trang trước').click();
    await expectDrawn(tablet, 2);
    await button(chair, 'Trang sau').click();
    await expectDrawn(hall, 4);
    await expectDrawn(tablet, 2);
    await button(tablet, 'Theo người trình bày').click();
    await expectDrawn(tablet, 4);
  });

  await test.step('private ink stays private, the presenter’s is for all', async () => {
    const stored = tablet.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().includes('/annotations/'),
    );
    await drawLine(tablet, { from: 0.2, to: 0.5 });
    await expect(inkOn(tablet)).toHaveAttribute('data-ink', '1');
    expect((await stored).ok()).toBe(true);
    await button(chair, 'Ghi cho mọi người').click();
    await drawLine(chair, { from: 0.3, to: 0.7 });
    // The shared line came after the private one, so what is not here by now does not come.
    for (const other of [hall, phone, hallDevice])
      await expect(inkOn(other)).toHaveAttribute('data-ink', '1');
    await expect(inkOn(tablet)).toHaveAttribute('data-ink', '2');
    await picture(tablet, 'tablet-companion');
  });

  await test.step('a page that is loaded again finds everything as it was', async () => {
    await tablet.getByRole('tab', { name: 'Trò chuyện' }).click();
    await tablet.getByLabel('Tin nhắn gửi cả phòng họp').fill('Điểm cầu Bình Hòa nghe rõ.');
    await button(tablet, 'Gửi tin').click();
    await chair.getByRole('tab', { name: 'Trò chuyện' }).click();
    await expect(chair.getByText('Điểm cầu Bình Hòa nghe rõ.')).toBeVisible();
    await tablet.reload();
    await expectDrawn(tablet, 4);
    await expect(inkOn(tablet)).toHaveAttribute('data-ink', '2');
    await tablet.getByRole('tab', { name: 'Trò chuyện' }).click();
    await expect(tablet.getByText('Điểm cầu Bình Hòa nghe rõ.')).toBeVisible();
    await expect(button(tablet, 'Điểm danh')).toBeHidden();
  });

  await test.step('a delegate asks to speak, gets the floor and ends', async () => {
    await button(phone, 'Đăng ký phát biểu').click();
    await expect(button(phone, 'Hủy đăng ký')).toBeVisible();
    await expect(button(chair, 'Mời phát biểu')).toHaveAccessibleDescription(SPEAKER);
    await button(chair, 'Mời phát biểu').click();
    await expect(hall.getByText('Đang phát biểu')).toBeVisible();
    await expect(hall.getByText(SPEAKER).first()).toBeVisible();
    await expectMovingPictures(hall);
    await picture(hall, 'hall-speaker');
    await picture(phone, 'delegate-phone');
    await button(chair, 'Kết thúc phát biểu').click();
    await expect(hall.getByText('Đang phát biểu')).toBeHidden();
  });

  await test.step('the chair mutes everybody', async () => {
    await expect(button(hallDevice, 'Tắt micro')).toBeVisible();
    await button(chair, 'Tắt micro cả phòng').click();
    for (const muted of [hallDevice, ...sites])
      await expect(button(muted, 'Bật micro')).toBeVisible();
  });

  await test.step('a vote is taken', async () => {
    await button(chair, 'Bắt đầu biểu quyết').click();
    const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
    await form.getByLabel('Nội dung biểu quyết').fill(QUESTION);
    await button(form, 'Bắt đầu biểu quyết').click();
    await expect(hall.getByText(QUESTION)).toBeVisible();
    for (const voter of [chair, phone, tablet]) {
      await button(voter, voter === tablet ? 'Không tán thành' : 'Tán thành').click();
      if (voter === phone) await picture(phone, 'vote-phone');
      await button(voter, 'Gửi biểu quyết').click();
      await expect(voter.getByText(/^ĐÃ GHI NHẬN lúc \d\d:\d\d/)).toBeVisible();
      await button(voter, 'Xem tài liệu').click();
    }
    for (const [i, voter] of voters.entries()) await voter.vote(i < 2 ? 'abstain' : 'for');
    await expect(hall.getByText('24/27 phiếu')).toBeVisible();
    await picture(hall, 'hall-vote');
    await endVote(chair);
    await expect(hall.getByText('ĐƯỢC THÔNG QUA', { exact: true })).toBeVisible();
    const rule =
      '21/27 thành viên tán thành, đạt 77,8 % · quy định: quá nửa tổng số thành viên (14)';
    await expect(hall.getByText(rule)).toBeVisible();
    await expect(chair.getByRole('tabpanel').getByText(rule)).toBeVisible();
    await picture(hall, 'hall-result');
    await picture(chair, 'chair-result');
  });

  await test.step('the meeting goes on to its last item and ends', async () => {
    await button(chair, 'Nội dung tiếp theo').click();
    await expect(hall.getByRole('heading', { name: items[1]?.title ?? '' })).toBeVisible();
    await button(chair, 'Kết thúc cuộc họp').click();
    await button(chair.getByRole('dialog'), 'Kết thúc cuộc họp').click();
    for (const place of [chair, phone, tablet, hallDevice, ...sites])
      await expect(place.getByText(/^Cuộc họp kết thúc lúc/)).toBeVisible();
    await expect(hall.getByText('Trân trọng cảm ơn các đồng chí')).toBeVisible();
    await picture(hall, 'hall-ended');
  });

  await test.step('every device holds the same state as a newcomer is given', async () => {
    const late = await joinLightly(url, 'candang.3', meetingId, { readsOnly: true });
    expect(late.state.phase).toBe('ended');
    for (const peer of light.values())
      await expect.poll(() => peer.state, { message: peer.username }).toEqual(late.state);
    for (const peer of [late, ...light.values()]) peer.close();
  });
});
