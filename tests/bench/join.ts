import type { Browser } from '@playwright/test';
import { openBrowser, signedInContext } from './browser.ts';
import { clickToFirstFrame, watchFirstFrame } from './first-frame.ts';

/** Joins that were measured, in milliseconds; a join without a picture after 15 s counts as failed. */
export type Joins = { fromClickMs: number[]; coldMs: number[]; failed: number };

/** A site sends its picture; another joins again and again, first from a warm lobby, then from a cold browser. */
export async function measureJoins(
  url: string,
  meetingId: string,
  password: string,
  runs: number,
): Promise<Joins> {
  const browser = await openBrowser();
  try {
    const sender = await signedInContext(browser, url, 'binhhoa', password);
    const sending = await sender.newPage();
    await sending.goto(`/hop/${meetingId}`);
    await sending.getByRole('button', { name: 'Vào họp', exact: true }).click();
    await sending.getByRole('button', { name: 'Tắt camera' }).waitFor();
    const joins: Joins = { fromClickMs: [], coldMs: [], failed: 0 };
    const warm = await signedInContext(browser, url, 'candang', password);
    for (let run = 0; run < runs; run += 1) {
      const page = await warm.newPage();
      await watchFirstFrame(page);
      await page.goto(`/hop/${meetingId}`);
      // A person looks at the preview before joining: the camera is on and the page is idle.
      await page.waitForFunction(() => {
        const preview = document.querySelector('video');
        return preview !== null && preview.readyState >= 2;
      });
      await page.waitForLoadState('networkidle');
      await clickToFirstFrame(page, 'Vào họp').then(
        (frame) => joins.fromClickMs.push(frame.fromClickMs),
        () => {
          joins.failed += 1;
        },
      );
      await page.close();
    }
    for (let run = 0; run < runs; run += 1)
      await joinCold(browser, url, meetingId, password, joins);
    return joins;
  } finally {
    await browser.close();
  }
}

async function joinCold(
  browser: Browser,
  url: string,
  meetingId: string,
  password: string,
  joins: Joins,
): Promise<void> {
  const cold = await signedInContext(browser, url, 'candang', password);
  const page = await cold.newPage();
  await watchFirstFrame(page);
  await page.goto(`/hop/${meetingId}`, { waitUntil: 'commit' });
  await clickToFirstFrame(page, 'Vào họp').then(
    (frame) => joins.coldMs.push(frame.fromStartMs),
    () => {
      joins.failed += 1;
    },
  );
  await cold.close();
}
