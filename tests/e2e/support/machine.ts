import { type Browser, expect, type Page } from '@playwright/test';
import { button } from './room.ts';

/** A machine that nobody is signed in on: a fresh profile with a camera and microphones, allowed once and for all. */
export async function openMachine(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    permissions: ['camera', 'microphone'],
  });
  await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '160x120@5'));
  return context.newPage();
}

/** The code that a machine shows while it is no site's. */
export async function codeOf(machine: Page): Promise<string> {
  const address = await machine.locator('svg[data-text]').getAttribute('data-text');
  return new URL(address ?? '').searchParams.get('ma') ?? '';
}

/** The administrator confirms a machine's code for a site; the sheet that says so stays open. `meanwhile` looks at the question. */
export async function confirmMachine(
  admin: Page,
  code: string,
  site: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  await admin.goto('/thiet-bi-phong-hop');
  await button(admin, 'Ghép thiết bị').click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Mã trên màn hình của máy').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await button(sheet, 'Tiếp tục').click();
  await expect(sheet.getByText(/^Chrome \d+, Linux$/)).toBeVisible();
  await meanwhile();
  await sheet.getByRole('combobox', { name: 'Điểm cầu' }).selectOption({ label: site });
  await sheet.getByLabel('Tên thiết bị').fill('Máy hội trường');
  await button(sheet, 'Ghép thiết bị').click();
  await expect(sheet.getByText(/^Đã ghép thiết bị với/)).toBeVisible();
}
