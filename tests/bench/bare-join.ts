import { startBareJoin } from './bare-join-server.ts';
import { openBrowser } from './browser.ts';
import { clickToFirstFrame, watchFirstFrame } from './first-frame.ts';

/** Milliseconds from the click to the first remote frame on the barest page, over so many joins. */
export async function measureBareJoins(runs: number): Promise<number[]> {
  const bare = await startBareJoin();
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      baseURL: bare.url,
      permissions: ['camera', 'microphone'],
    });
    const sender = await context.newPage();
    await sender.goto('/?send');
    await sender.waitForSelector('body[data-sending]', { state: 'attached' });
    const measured: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const page = await context.newPage();
      await watchFirstFrame(page);
      await page.goto('/');
      measured.push((await clickToFirstFrame(page, 'Vào họp')).fromClickMs);
      await page.close();
    }
    return measured;
  } finally {
    await browser.close();
    bare.close();
  }
}
