import { startBareJoin } from './bare-join-server.ts';
import { openBrowser } from './browser.ts';
import { clickToFirstFrame, watchFirstFrame } from './first-frame.ts';

/**
 * Milliseconds to the first remote frame on the barest page, over so many joins: from the click on a page that stands, and from
 * the beginning of a cold page that joins as soon as it can.
 */
export async function measureBareJoins(
  runs: number,
): Promise<{ fromClickMs: number[]; coldMs: number[] }> {
  const bare = await startBareJoin();
  const browser = await openBrowser();
  try {
    const fresh = () =>
      browser.newContext({ baseURL: bare.url, permissions: ['camera', 'microphone'] });
    const context = await fresh();
    const sender = await context.newPage();
    await sender.goto('/?send');
    await sender.waitForSelector('body[data-sending]', { state: 'attached' });
    const fromClickMs: number[] = [];
    const coldMs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const page = await context.newPage();
      await watchFirstFrame(page);
      await page.goto('/');
      fromClickMs.push((await clickToFirstFrame(page, 'Vào họp')).fromClickMs);
      await page.close();
    }
    for (let run = 0; run < runs; run += 1) {
      const cold = await fresh();
      const page = await cold.newPage();
      await watchFirstFrame(page);
      await page.goto('/', { waitUntil: 'commit' });
      coldMs.push((await clickToFirstFrame(page, 'Vào họp')).fromStartMs);
      await cold.close();
    }
    return { fromClickMs, coldMs };
  } finally {
    await browser.close();
    bare.close();
  }
}
