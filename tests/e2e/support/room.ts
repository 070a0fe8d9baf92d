import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { PASSWORD } from './surroundings.ts';

/** How a device looks at the product: the size of its window, and whether it is touched. */
export type Device = { width: number; height: number; hasTouch?: boolean };

/** A page of a fresh browser profile that is signed in; its fake camera takes small pictures, for many run at once. */
export async function openDevice(
  browser: Browser,
  url: string,
  username: string,
  { width, height, hasTouch = false }: Device,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    hasTouch,
  });
  await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '160x120@5'));
  const page = await context.newPage();
  const answer = await page.request.post(`${url}/api/session`, {
    data: { username, password: PASSWORD },
    headers: { origin: url },
  });
  expect(answer.ok(), `${username} signs in`).toBe(true);
  return page;
}

/**
 * The hall screen of a meeting, in a window of its own: of two pages in one window the browser draws the one behind once a second,
 * and each click there waits for that.
 */
export async function openHall(
  browser: Browser,
  url: string,
  username: string,
  meetingId: string,
): Promise<Page> {
  const hall = await openDevice(browser, url, username, { width: 1920, height: 1080 });
  await hall.goto(`/hop/${meetingId}/man-hinh`);
  return hall;
}

/** The button with exactly this name. */
export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/**
 * The chair ends the open vote. `asked` is the word of the question that must come first; without it the question may come or not,
 * for whether all who are connected have voted is known a moment after the last ballot.
 */
export async function endVote(chair: Page, asked?: string): Promise<void> {
  await button(chair, 'Kết thúc biểu quyết').first().click();
  const dialog = chair.getByRole('dialog');
  if (asked) return button(dialog, asked).click();
  const act = /ết thúc biểu quyết$/;
  await expect(async () => {
    const again = dialog.getByRole('button', { name: act });
    if (await again.isVisible()) await again.click();
    await expect(chair.getByRole('button', { name: act })).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
}

/** The word with which the chair ends a vote though connected voters have not voted. */
export const END_VOTE = 'Kết thúc biểu quyết';
/** The word with which the chair ends a secret vote to which few ballots came. */
export const END_FEW = 'Vẫn kết thúc biểu quyết';

/** Goes from the lobby into the room, with sound and picture or without. */
export async function enterRoom(
  page: Page,
  meetingId: string,
  mode: 'full' | 'companion',
): Promise<void> {
  await page.goto(`/hop/${meetingId}`);
  await page
    .getByRole('radio', {
      name: mode === 'full' ? /^Vào bằng micro và camera/ : /^Vào không âm thanh/,
    })
    .check();
  await button(page, 'Vào họp').click();
  await expect(page.getByRole('contentinfo')).toBeVisible();
  if (mode === 'full')
    await expect(button(page, 'Tắt camera').or(button(page, 'Bật camera'))).toBeVisible();
}

/** The page of the document whose picture is drawn on the screen now; null while none is. */
export async function drawnPage(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const sheet = document.querySelector<HTMLElement>('[data-page]');
    const canvas = sheet?.querySelector('canvas');
    if (!sheet || !canvas || canvas.width === 0) return null;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    let dark = 0;
    for (let i = 0; pixels && i < pixels.length; i += 4)
      if ((pixels[i + 3] ?? 0) > 128 && (pixels[i] ?? 255) < 100) dark += 1;
    // A page of text bears thousands of dark pixels; a white one was not drawn.
    return dark > 200 ? Number(sheet.dataset.page) : null;
  });
}

/** Waits until the page with this number is shown with its text drawn. */
export async function expectDrawn(page: Page, number: number): Promise<void> {
  const options = { message: `page ${number} is drawn`, timeout: 30_000 };
  await expect.poll(() => drawnPage(page), options).toBe(number);
}

/** Draws a line over the document with the pen. The pen stays in hand. */
export async function drawLine(page: Page, at: { from: number; to: number }): Promise<void> {
  const pen = button(page, 'Bút viết');
  const show = button(page, 'Mở công cụ ghi chú');
  await expect(pen.or(show).first()).toBeVisible();
  if (!(await pen.isVisible())) await show.click();
  if ((await pen.getAttribute('aria-pressed')) !== 'true') await pen.click();
  const sheet = page.locator('[data-page]');
  await expect(sheet).toBeVisible();
  const box = await sheet.boundingBox();
  if (!box) throw new Error('No page is shown.');
  const y = box.y + Math.min(box.height, 400) * 0.5;
  await page.mouse.move(box.x + box.width * at.from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * at.to, y + 30, { steps: 8 });
  await page.mouse.up();
}

/** The chair ends the speech that a test before may have left: it would keep all other microphones closed, and its picture large. */
export async function endSpeech(chair: Page): Promise<void> {
  const act = button(chair, 'Kết thúc phát biểu');
  if (!(await act.first().isVisible())) return;
  await act.first().click();
  await expect(act).toHaveCount(0);
}

/** How many strokes of the pen lie over the shown page. */
export function inkOn(page: Page): Locator {
  return page.locator('svg[data-ink]');
}

/** Frames that were decoded of other people's pictures on this page, in sum. */
export async function remoteFrames(page: Page): Promise<number> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLVideoElement>('[data-peer] video:not([data-mirrored])'),
    ].reduce((sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames, 0),
  );
}

/**
 * Waits until others' pictures move on this page: new frames are decoded at three looks in a row. A machine that is busy with several
 * browsers looks like a weak line, on which pictures rest for up to half a minute between two tries.
 */
export async function expectMovingPictures(page: Page): Promise<void> {
  let last = await remoteFrames(page);
  let growing = 0;
  const look = async () => {
    const now = await remoteFrames(page);
    growing = now > last ? growing + 1 : 0;
    last = now;
    return growing;
  };
  const options = { message: 'frames are decoded', timeout: 110_000, intervals: [700] };
  await expect.poll(look, options).toBeGreaterThanOrEqual(3);
}
