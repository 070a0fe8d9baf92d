import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import type { MeetingId } from '#contract/ids.ts';
import { readCode } from './support/check-in-code.ts';
import { keepPicture } from './support/keep-picture.ts';
import {
  button,
  END_FEW,
  END_VOTE,
  endVote,
  enterRoom,
  openDevice,
  openHall,
} from './support/room.ts';
import { chooseAttendees, createMeeting, writeAgenda } from './support/secretary.ts';

test.describe.configure({ mode: 'serial' });

const CHAIR = 'Chủ tịch UBND huyện';
const PLAN = 'Kế hoạch phòng, chống thiên tai';
const STAFF = 'Kiện toàn Tổ công tác';
const COMMUNES = /^Chọn \d+ người tìm thấy của UBND xã (Bình Hòa|Cần Đăng|An Hòa|Tân Phú)$/;
const TABLET = { width: 1024, height: 768, hasTouch: true };
const SUBJECT = 'kinh phí sửa đê';
const ASKED = 'Vì sao kè An Hòa chậm tiến độ?';

let meetingId: MeetingId;
let secretary: Page;
let chair: Page;
let hall: Page;
let sites: Page[] = [];
let tablets: Page[] = [];

const tablet = (number: number) => tablets[number - 1] as Page;
const everybody = () => [secretary, chair, hall, ...sites, ...tablets];

test.beforeAll(async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const open = opener(browser, String(baseURL));
  secretary = await open('thuky', { width: 1440, height: 900 });
  meetingId = await createMeeting(secretary, { title: 'Phiên họp trọn vẹn', chair: CHAIR });
  await writeAgenda(
    secretary,
    [PLAN, STAFF].map((title) => ({ title, presenter: CHAIR, minutes: '15', files: [] })),
  );
  await chooseAttendees(secretary, [
    { role: 'Thành viên UBND', search: 'Chủ tịch', unit: COMMUNES, units: 4 },
  ]);
  await button(secretary, 'Phát hành').click();
  await button(secretary, 'Vẫn phát hành').click();
  await expect(secretary.getByText('Đã phát hành', { exact: true }).first()).toBeVisible();
  hall = await openHall(browser, String(baseURL), 'huyen', meetingId);
  chair = await open('chutri', { width: 1440, height: 900 });
  const names = ['binhhoa', 'candang', 'anhoa', 'tanphu'];
  tablets = await Promise.all(names.map((name) => open(`${name}.1`, TABLET)));
  sites = await Promise.all(['binhhoa', 'candang'].map((name) => open(name, TABLET)));
});

test.afterAll(async () => {
  for (const page of everybody()) await page?.context().close();
});

function opener(browser: Browser, url: string) {
  return (username: string, device: { width: number; height: number; hasTouch?: boolean }) =>
    openDevice(browser, url, username, device);
}

/** Votes on the paper that lies over the room, and answers with the recorded ballot. */
async function vote(page: Page, mark: (paper: Locator) => Promise<void>): Promise<Locator> {
  const paper = page.getByRole('dialog').filter({ has: button(page, 'Gửi biểu quyết') });
  await mark(paper);
  await button(paper, 'Gửi biểu quyết').click();
  const recorded = page.getByText(/^ĐÃ GHI NHẬN lúc \d\d:\d\d/);
  await expect(recorded).toBeVisible();
  return recorded;
}

/** Opens the chair's form for a vote with this question. */
async function voteForm(question: string): Promise<Locator> {
  await button(chair, 'Bắt đầu biểu quyết').click();
  const form = chair.getByRole('dialog', { name: 'Bắt đầu biểu quyết' });
  await form.getByLabel('Nội dung biểu quyết').fill(question);
  return form;
}

test('delegates check in by the code, and with the one whom the secretary notes there is a quorum', async () => {
  test.setTimeout(180_000);
  for (const page of tablets) {
    await page.goto(String(await readCode(hall)));
    await expect(page.getByText(/^ĐÃ ĐIỂM DANH lúc/)).toBeVisible();
    await enterRoom(page, meetingId, 'companion');
  }
  for (const page of [secretary, chair]) await enterRoom(page, meetingId, 'companion');
  for (const page of sites) await enterRoom(page, meetingId, 'full');
  await secretary.getByRole('tab', { name: 'Có mặt' }).click();
  await secretary.getByTitle('Ghi điểm danh cho đồng chí Phó Chủ tịch UBND xã Bình Hòa').click();
  await secretary.getByRole('dialog').getByRole('button', { name: 'Có mặt', exact: true }).click();
  // The chair, who starts, is the sixth.
  await expect(chair.getByText(/^5\/9 có mặt/)).toBeVisible();
  await button(chair, 'Bắt đầu cuộc họp').click();
  const asked = chair.getByRole('dialog', { name: 'Bắt đầu cuộc họp bây giờ?' });
  await expect(asked.getByText(/^Cuộc họp dự kiến bắt đầu lúc 08:00, /)).toBeVisible();
  await button(asked, 'Bắt đầu bây giờ').click();
  await expect(chair.getByText('Đang họp')).toBeVisible();
  await expect(chair.getByText(/^6\/9 có mặt/)).toBeVisible();
});

test('a speech is asked for, called, timed on the hall screen and ended', async () => {
  await button(chair, 'Nội dung tiếp theo').click();
  await tablet(1).getByLabel('Nội dung phát biểu (không bắt buộc)').fill(SUBJECT);
  await button(tablet(1), 'Đăng ký phát biểu').first().click();
  await button(chair, 'Mời phát biểu')
    .or(chair.getByRole('button', { name: /^Mời phát biểu/ }))
    .first()
    .click();
  await expect(hall.locator('[data-scene="speaker"]')).toBeVisible();
  await expect(hall.getByText('Chủ tịch UBND xã Bình Hòa').first()).toBeVisible();
  await expect(hall.getByRole('timer').first()).toHaveText(/\d:\d\d/);
  // One floor: the room of who speaks is heard, the other's microphone was closed at the server.
  const [speaking, other] = sites as [Page, Page];
  await expect(button(other, 'Bật micro')).toBeVisible();
  await expect(button(speaking, 'Tắt micro')).toBeVisible();
  await keepPicture(hall, 'sitting-speaker');
  await chair
    .getByRole('button', { name: /^Kết thúc phát biểu/ })
    .first()
    .click();
  await expect(hall.locator('[data-scene="speaker"]')).toHaveCount(0);
});

test('an interpellation is asked, answered and ended', async () => {
  await button(tablet(2), 'Gửi chất vấn').click();
  const sheet = tablet(2).getByRole('dialog', { name: 'Gửi chất vấn' });
  await sheet.getByLabel('Người trả lời').fill('chu tich ubnd xa an hoa');
  await tablet(2)
    .getByRole('option', { name: /^Chủ tịch UBND xã An Hòa/ })
    .click();
  await sheet.getByLabel('Nội dung chất vấn').fill(ASKED);
  await button(sheet, 'Gửi chất vấn').click();
  const questions = chair.getByRole('list', { name: 'Danh sách chất vấn' });
  await button(questions, 'Mời đồng chí Chủ tịch UBND xã Cần Đăng').click();
  const card = chair.getByRole('region', { name: 'Đang chất vấn' });
  await button(card, 'Mời trả lời').click();
  await expect(hall.getByText('Trả lời chất vấn')).toBeVisible();
  await button(card, 'Kết thúc chất vấn').click();
  await expect(card).toHaveCount(0);
});

test('an open vote counts the ballot of a tablet that had lost its line', async () => {
  const form = await voteForm(`Thông qua ${PLAN}`);
  await button(form, 'Bắt đầu biểu quyết').click();
  const late = tablet(4)
    .getByRole('dialog')
    .filter({ has: button(tablet(4), 'Gửi biểu quyết') });
  await expect(late).toBeVisible();
  await tablet(4).context().setOffline(true);
  await button(late, 'Tán thành').click();
  await button(late, 'Gửi biểu quyết').click();
  for (const page of [chair, tablet(1), tablet(2)])
    await vote(page, (paper) => button(paper, 'Tán thành').click());
  await vote(tablet(3), (paper) => button(paper, 'Không tán thành').click());
  await expect(tablet(4).getByText(/^ĐÃ GHI NHẬN lúc/)).toHaveCount(0);
  await tablet(4).context().setOffline(false);
  await expect(tablet(4).getByText(/^ĐÃ GHI NHẬN lúc/)).toBeVisible();
  await button(chair, 'Xem tài liệu').first().click();
  await endVote(chair);
  await expect(hall.locator('[data-scene="result"]')).toBeVisible();
  await expect(hall.getByText(/4\/9/)).toBeVisible();
  await keepPicture(hall, 'sitting-result');
});

test('the chair concludes, and everybody reads it with the agenda', async () => {
  await button(chair, 'Kết luận').click();
  const sheet = chair.getByRole('dialog', { name: 'Kết luận của chủ trì' });
  await sheet.getByLabel(PLAN).fill('Giao Phòng Kinh tế hoàn thiện trước ngày 15');
  await button(sheet, 'Lưu kết luận').click();
  await expect(secretary.getByText('Giao Phòng Kinh tế hoàn thiện trước ngày 15')).toBeVisible();
});

test('a secret vote gives each voter a receipt', async () => {
  await chair
    .getByRole('button', { name: /^Nội dung tiếp theo/ })
    .first()
    .click();
  const form = await voteForm('Bầu Tổ trưởng Tổ công tác');
  await form.getByLabel('Bỏ phiếu kín').check();
  await button(form, 'Bắt đầu biểu quyết').click();
  for (const page of tablets) {
    await vote(page, (paper) => button(paper, 'Tán thành').click());
    await expect(page.getByText('Đã kiểm tra chữ ký số của giấy xác nhận.')).toBeVisible();
  }
  await button(chair, 'Để sau, xem tài liệu').click();
  await endVote(chair, END_FEW);
  await chair
    .getByRole('button', { name: /^Công bố kết quả/ })
    .first()
    .click();
  await expect(hall.getByText('Kết quả bỏ phiếu kín')).toBeVisible();
});

test('in a vote among options a tie is shown as one', async () => {
  const form = await voteForm('Cử thành viên Tổ công tác');
  await form.getByRole('radio', { name: 'Chọn một' }).check();
  await form.getByLabel('Phương án 1', { exact: true }).fill('Nguyễn Văn An');
  await form.getByLabel('Phương án 2', { exact: true }).fill('Trần Thị Bình');
  await form.getByLabel('Cách xác định kết quả').selectOption('mostVotes');
  await button(form, 'Bắt đầu biểu quyết').click();
  for (const [index, page] of tablets.entries())
    await vote(page, (paper) =>
      paper.getByLabel(index % 2 === 0 ? 'Nguyễn Văn An' : 'Trần Thị Bình').check(),
    );
  await button(chair, 'Để sau, xem tài liệu').click();
  await endVote(chair, END_VOTE);
  await expect(hall.locator('[data-scene="result"]')).toBeVisible();
  await keepPicture(hall, 'sitting-tie');
});

test('the proceedings read as a secretary would have written them', async () => {
  await secretary.getByRole('tab', { name: 'Diễn biến' }).click();
  const label = 'Ghi diễn biến';
  await secretary.getByLabel(label).fill('Các đại biểu thống nhất với dự thảo.');
  await button(secretary, 'Ghi').click();
  await expect(secretary.getByLabel(label)).toHaveValue('');
  await secretary.getByRole('button', { name: /^Nhận cả \d+ dòng gợi ý$/ }).click();
  const lines = secretary.getByRole('list', { name: 'Diễn biến cuộc họp' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'Gợi ý:' })).toHaveCount(0);
  const expected = [
    /khai mạc cuộc họp; có mặt 6\/9 thành viên, đủ số lượng theo quy định \(ít nhất 6\)\./,
    `Cuộc họp chuyển sang nội dung: ${PLAN}.`,
    new RegExp(`^.*Chủ tịch UBND xã Bình Hòa.* phát biểu về: ${SUBJECT}\\.`),
    /Chủ tịch UBND xã Cần Đăng.* chất vấn .*Chủ tịch UBND xã An Hòa.* về: Vì sao kè An Hòa/,
    /Chủ tịch UBND xã An Hòa.* trả lời chất vấn về: Vì sao kè An Hòa/,
    /biểu quyết công khai về .* 5 phiếu trên 9 thành viên: 4 tán thành, 1 không tán thành/,
    'Chủ trì kết luận: Giao Phòng Kinh tế hoàn thiện trước ngày 15.',
    `Cuộc họp chuyển sang nội dung: ${STAFF}.`,
    /bỏ phiếu kín về “Bầu Tổ trưởng Tổ công tác”. Kết quả: 4 phiếu trên 9 thành viên: 4 tán thành/,
    /Nguyễn Văn An 2 phiếu, Trần Thị Bình 2 phiếu.* số phiếu ngang nhau, chưa quyết định giữa/,
    'Các đại biểu thống nhất với dự thảo.',
  ];
  await expect(lines).toHaveCount(expected.length);
  await expect(lines).toContainText(expected);
  await keepPicture(secretary, 'sitting-proceedings');
  const download = secretary.waitForEvent('download');
  await secretary.getByRole('link', { name: 'Xuất diễn biến' }).click();
  expect((await download).suggestedFilename()).toBe('Diễn biến - Phiên họp trọn vẹn.docx');
  for (const page of sites) await expect(page.getByText('Đang họp')).toBeVisible();
});
