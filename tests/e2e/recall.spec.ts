import { expect, type Page, test } from '@playwright/test';
import { Meeting } from '#contract/http/meetings.ts';
import { expectAccessible } from './support/axe.ts';
import { button, enterRoom, expectDrawn, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';

/** A recall must have emptied every screen after so long. */
const WITHIN = { timeout: 5_000 };
const TITLE = 'Báo cáo số 12/BC-TNTKQ';

const act = (page: Page, name: string) => chooseAct(page, name, TITLE);

test('a document that is recalled leaves every device within five seconds, and comes back when released', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const url = String(baseURL);
  const secretary = await openDevice(browser, url, 'thuky', { width: 1440, height: 900 });
  const answer = await secretary.request.get('/api/meetings?phase=running');
  const [{ meetingId }] = (await answer.json()).meetings;
  const meeting = Meeting.parse(
    await (await secretary.request.get(`/api/meetings/${meetingId}`)).json(),
  );
  const paper = meeting.items.flatMap((item) => item.documents).find((d) => d.title === TITLE);
  const reader = await openDevice(browser, url, 'huyen.1', { width: 1024, height: 768 });
  // The device keeps the paper, as those of most readers do by then.
  await reader.goto(`/cuoc-hop/${meetingId}`);
  await expect(reader.getByText(/^Đã có đủ \d+ tài liệu trên máy/)).toBeVisible({
    timeout: 60_000,
  });
  await reader.goto(`/tai-lieu/${paper?.versionId}`);
  await expectDrawn(reader, 1);
  const inRoom = await openDevice(browser, url, 'binhhoa.1', { width: 1440, height: 900 });
  await enterRoom(inRoom, meetingId, 'companion');
  await inRoom.getByRole('button', { name: /^Giải quyết hồ sơ một cửa/ }).click();
  await inRoom.getByRole('button', { name: TITLE }).first().click();
  await expectDrawn(inRoom, 1);
  await secretary.goto(`/chuan-bi/${meetingId}#tai-lieu`);

  await test.step('what is internal carries its reader’s name and has no download', async () => {
    await act(secretary, 'Phạm vi và thời gian đọc');
    const sheet = secretary.getByRole('dialog');
    await sheet.getByLabel('Chỉ đọc trên hệ thống, không tải về').check();
    await expectAccessible(secretary);
    const marked = () =>
      reader.waitForResponse((answer) => /\/(pdf|pages\/1)$/.test(new URL(answer.url()).pathname));
    const atOnce = marked();
    await button(sheet, 'Lưu').click();
    await expect(secretary.getByText('Lưu hành nội bộ')).toBeVisible();
    // What is on the screen comes anew, with the name; and the copy on the device is not opened any more.
    expect((await atOnce).ok()).toBe(true);
    await expectDrawn(reader, 1);
    const afterReload = marked();
    await reader.reload();
    expect((await afterReload).ok()).toBe(true);
    await expectDrawn(reader, 1);
    await expect(reader.getByText('Lưu hành nội bộ')).toBeVisible();
    await expect(reader.getByRole('link', { name: /tệp gốc/i })).toHaveCount(0);
    const original = await reader.request.get(`/api/versions/${paper?.versionId}/original`);
    expect(original.status()).toBe(403);
  });

  await test.step('recalled with a reason, it is gone from the page and from the room', async () => {
    await act(secretary, 'Thu hồi');
    const question = secretary.getByRole('dialog');
    await button(question, 'Thu hồi').click();
    await expect(question.getByText('Mời đồng chí ghi lý do thu hồi.')).toBeVisible();
    await question.getByLabel('Lý do thu hồi').fill('Sai số liệu tại biểu 2');
    await button(question, 'Thu hồi').click();
    await expect(reader.getByText('Tài liệu này đã được thu hồi', { exact: false })).toBeVisible(
      WITHIN,
    );
    await expect(reader.locator('[data-page]')).toHaveCount(0);
    await expect(inRoom.getByRole('button', { name: TITLE })).toHaveCount(0, WITHIN);
    const bytes = await reader.request.get(`/api/versions/${paper?.versionId}/pdf`);
    expect(bytes.status()).toBe(404);
  });

  await test.step('released again, it is back for both', async () => {
    await act(secretary, 'Phát hành lại');
    await expect(inRoom.getByRole('button', { name: TITLE }).first()).toBeVisible();
    await reader.reload();
    await expectDrawn(reader, 1);
  });

  await test.step('no longer internal, it can be taken along again', async () => {
    await act(secretary, 'Phạm vi và thời gian đọc');
    const sheet = secretary.getByRole('dialog');
    await sheet.getByLabel('Chỉ đọc trên hệ thống, không tải về').uncheck();
    await button(sheet, 'Lưu').click();
    await expect(secretary.getByText('Lưu hành nội bộ')).toHaveCount(0);
    const original = await reader.request.get(`/api/versions/${paper?.versionId}/original`);
    expect(original.status()).toBe(200);
  });
  for (const page of [secretary, reader, inRoom]) await page.context().close();
});
