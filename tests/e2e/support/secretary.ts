import { expect, type Page } from '@playwright/test';
import { MeetingId } from '#contract/ids.ts';
import type { UploadFile } from './papers.ts';
import { button } from './room.ts';

/** An agenda item with the files that belong to it. */
export type PlannedItem = {
  title: string;
  presenter: string;
  minutes: string;
  files: UploadFile[];
};

/** Makes a meeting with all sites of the district, through the page, and answers its id. */
export async function createMeeting(
  page: Page,
  info: { title: string; chair: string },
): Promise<MeetingId> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Tạo cuộc họp' }).first().click();
  await page.getByLabel('Tên cuộc họp', { exact: true }).fill(info.title);
  await page.getByLabel('Loại cuộc họp').selectOption({ label: 'Phiên họp thường kỳ' });
  await page.getByLabel('Địa điểm').fill('Hội trường UBND huyện Châu Thành');
  await chooseOf(page, 'Chủ trì', info.chair);
  await button(page, 'Chọn tất cả').click();
  await expect(page.getByText('Đã chọn 14 điểm cầu')).toBeVisible();
  await button(page, 'Tạo cuộc họp').click();
  await expect(page).toHaveURL(/\/chuan-bi\/[0-9a-f-]{36}/);
  return MeetingId.parse(/chuan-bi\/([0-9a-f-]{36})/.exec(page.url())?.[1]);
}

/** Writes the agenda, one item after the other. */
export async function writeAgenda(page: Page, items: readonly PlannedItem[]): Promise<void> {
  await goToStep(page, 'Chương trình');
  await button(page, 'Thêm nội dung').click();
  const form = page.getByRole('form', { name: 'Nội dung mới' });
  for (const [i, item] of items.entries()) {
    await form.getByLabel('Tên nội dung').fill(item.title);
    await chooseOf(page, 'Người trình bày', item.presenter);
    await form.getByLabel('Thời gian (phút)').fill(item.minutes);
    await button(form, 'Thêm nội dung').click();
    await expect(button(page, `Sửa nội dung: ${item.title}`)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Sửa nội dung:/ })).toHaveCount(i + 1);
  }
  await button(form, 'Thôi').click();
}

/** Uploads the files of each item and waits until all are converted. */
export async function uploadPapers(page: Page, items: readonly PlannedItem[]): Promise<void> {
  await goToStep(page, 'Tài liệu');
  for (const { title, files } of items)
    if (files.length > 0)
      await page.getByLabel(`Chọn tệp cho nội dung: ${title}`).setInputFiles(files);
  const count = items.reduce((sum, { files }) => sum + files.length, 0);
  await expect(page.getByRole('link', { name: /^Xem: / })).toHaveCount(count, { timeout: 90_000 });
}

/** Chooses attendees out of the units: everybody of the named units whom a search finds, in a role. */
export async function chooseAttendees(
  page: Page,
  choices: readonly { role: string; search: string; unit: RegExp; units: number }[],
): Promise<void> {
  await goToStep(page, 'Thành phần');
  await button(page, 'Chọn người dự họp').click();
  const picker = page.getByRole('dialog', { name: 'Chọn người dự họp' });
  for (const { role, search, unit, units } of choices) {
    await picker.getByRole('radio', { name: role, exact: true }).check({ force: true });
    await picker.getByRole('searchbox').fill(search);
    const whole = picker.getByRole('checkbox', { name: unit });
    await expect(whole).toHaveCount(units);
    for (const box of await whole.all()) await box.check({ force: true });
  }
  await button(picker, 'Xong').click();
  await button(page, 'Lưu thay đổi').click();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
}

/** Hands the meeting out. */
export async function releaseMeeting(page: Page): Promise<void> {
  await expect(page.getByText('Đã đủ để phát hành')).toBeVisible();
  await button(page, 'Phát hành').click();
  await expect(page.getByText('Đã phát hành', { exact: true }).first()).toBeVisible();
}

/** Does with a document what stands behind "Thao tác khác". */
export async function chooseAct(page: Page, act: string, title: string): Promise<void> {
  await button(page, `Thao tác khác: ${title}`).click();
  await button(page, `${act}: ${title}`).click();
}

/** Says why something comes after it was due, as a meeting that is handed out asks. */
export async function giveLateReason(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Đã quá hạn gửi tài liệu' });
  await sheet.getByLabel('Lý do gửi sau hạn').fill('Số liệu chốt sau hạn gửi');
  await button(sheet, 'Gửi kèm lý do').click();
  await expect(sheet).toBeHidden();
}

/** Goes to a step of preparing, which has this name in the list of steps. */
export async function goToStep(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Các bước chuẩn bị' })
    .getByRole('link', { name })
    .click();
}

/** Types into a choice out of a long list, as a person does, and takes the option of this name. */
async function chooseOf(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  await box.fill(option);
  await page.getByRole('option', { name: option, exact: false }).first().click();
  await expect(box).toHaveValue(option);
}
