import { expect, type Page, test } from '@playwright/test';
import { Meeting } from '#contract/http/meetings.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { pdfReport } from './support/papers.ts';
import { button, openDevice } from './support/room.ts';

const DESK = { width: 1440, height: 900 };
const LATE = 'Chờ kết quả thẩm định của Sở Tư pháp';
const WRONG = 'Thiếu phụ lục danh mục văn bản';
const PAPER = 'Báo cáo thẩm định văn bản';

/** A meeting of tomorrow that is handed out: its papers were due before, whatever the day of the week. */
async function aMeetingOfTomorrow(secretary: Page, url: string): Promise<Meeting> {
  const send = async (method: 'POST' | 'PUT', path: string, data: object) => {
    const options = { data, headers: { origin: url } };
    const answer = await secretary.request[method === 'POST' ? 'post' : 'put'](path, options);
    expect(answer.ok(), await answer.text()).toBe(true);
    return Meeting.parse(await answer.json());
  };
  const startsAt = new Date(Date.now() + 24 * 3_600_000);
  const draft = await send('POST', '/api/meetings', {
    title: 'Phiên họp thẩm định văn bản',
    typeId: demoId('type Phiên họp thường kỳ'),
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    place: 'Hội trường',
    chairId: demoId('account chutri'),
    secretaryId: demoId('account thuky'),
    siteIds: [],
  });
  const path = `/api/meetings/${draft.meetingId}`;
  await send('POST', `${path}/agenda`, {
    title: 'Công tác văn bản quy phạm pháp luật',
    presenterId: null,
    unitId: demoId('unit tuphap'),
    minutesPlanned: 20,
  });
  const { version } = Meeting.parse(await (await secretary.request.get(path)).json());
  const listed = await send('PUT', `${path}/attendees`, {
    version,
    attendees: [{ userId: demoId('account binhhoa.1'), role: 'delegate', siteId: null }],
  });
  return send('POST', `${path}/release`, { version: listed.version });
}

test('a unit prepares late, is returned, submits again, is approved, and a delegate sees that the paper is late', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', DESK);
  const { meetingId } = await aMeetingOfTomorrow(secretary, url);
  const unit = await openDevice(browser, url, 'huyen.7', { width: 390, height: 844 });
  const card = unit.getByRole('article', { name: PAPER });
  const review = secretary.getByRole('dialog', { name: PAPER });

  await test.step('the secretary asks the unit of the item', async () => {
    await secretary.goto(`/chuan-bi/${meetingId}#tai-lieu`);
    await expect(secretary.getByText(/^Hạn gửi tài liệu: 17:00/)).toBeVisible();
    await button(secretary, 'Yêu cầu đơn vị gửi').click();
    const sheet = secretary.getByRole('dialog', { name: 'Yêu cầu đơn vị gửi tài liệu' });
    await expect(button(sheet, 'Bỏ Phòng Tư pháp')).toBeVisible();
    await sheet.getByLabel('Tên tài liệu cần gửi').fill(PAPER);
    await expectAccessible(secretary);
    await button(sheet, 'Gửi yêu cầu').click();
    await expect(secretary.getByRole('button', { name: /^Nhắc Phòng Tư pháp/ })).toBeVisible();
    await expectAccessible(secretary);
  });

  await test.step('the unit is told, uploads, and submits with the reason of being late', async () => {
    await unit.goto('/');
    await unit
      .getByRole('button', { name: /^Thông báo, / })
      .first()
      .click();
    await expectAccessible(unit);
    await unit
      .getByRole('link', { name: /Đơn vị được yêu cầu gửi tài liệu/ })
      .first()
      .click();
    await expect(card.getByText('Chưa gửi')).toBeVisible();
    await card
      .getByLabel(`Chọn tệp cho: ${PAPER}`)
      .setInputFiles(await pdfReport('tham-dinh.pdf', ['Kết quả']));
    await expect(card.getByText('1 trang')).toBeVisible({ timeout: 60_000 });
    await expectAccessible(unit);
    await button(card, `Trình duyệt: ${PAPER}`).click();
    const late = unit.getByRole('dialog', { name: 'Đã quá hạn gửi tài liệu' });
    await button(late, 'Gửi kèm lý do').click();
    await expect(late.getByText('Mời đồng chí nhập từ 10 ký tự trở lên.')).toBeVisible();
    await late.getByLabel('Lý do gửi sau hạn').fill(LATE);
    await button(late, 'Gửi kèm lý do').click();
    await expect(card.getByText('Đã trình')).toBeVisible();
  });

  await test.step('the secretary returns it with a reason, which the unit reads', async () => {
    await secretary.reload();
    await button(secretary, `Xem và duyệt: ${PAPER}, Phòng Tư pháp`).click();
    await expect(review.getByText('Tài liệu bổ sung')).toBeVisible();
    await button(review, 'Trả lại').click();
    await review.getByLabel('Lý do trả lại').fill(WRONG);
    await button(review, 'Trả lại đơn vị').click();
    await expect(review).toBeHidden();
    await unit.goto('/');
    await button(unit, `Sửa và trình lại: ${PAPER}`).click();
    await expect(card.getByText(WRONG)).toBeVisible();
    await button(card, `Trình duyệt: ${PAPER}`).click();
    const late = unit.getByRole('dialog', { name: 'Đã quá hạn gửi tài liệu' });
    await late.getByLabel('Lý do gửi sau hạn').fill(LATE);
    await button(late, 'Gửi kèm lý do').click();
    await expect(card.getByText('Đã trình')).toBeVisible();
  });

  const delegate = await openDevice(browser, url, 'binhhoa.1', DESK);
  await test.step('a delegate sees nothing of it yet', async () => {
    await delegate.goto(`/cuoc-hop/${meetingId}`);
    await expect(delegate.getByText('Công tác văn bản quy phạm pháp luật')).toBeVisible();
    await expect(delegate.getByText('Tài liệu bổ sung')).toHaveCount(0);
  });

  await test.step('approved, it is in the delegate’s hands with its mark', async () => {
    await secretary.reload();
    await button(secretary, `Xem và duyệt: ${PAPER}, Phòng Tư pháp`).click();
    await expectAccessible(secretary);
    await button(review, 'Duyệt').click();
    await expect(review).toBeHidden();
    await delegate.reload();
    await expect(delegate.getByText('Tài liệu bổ sung')).toBeVisible();
    await expect(delegate.getByText(LATE)).toBeVisible();
    await expectAccessible(delegate);
  });
  for (const page of [secretary, unit, delegate]) await page.context().close();
});
