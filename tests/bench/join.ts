import type { Browser } from '@playwright/test';
import { openBrowser, signedInContext } from './browser.ts';
import { clickToFirstFrame, watchFirstFrame } from './first-frame.ts';
import { startLiveSites } from './rtp/live-sites.ts';

/**
 * Joins that were measured, in milliseconds; `allTilesMs` until the last of the `tiles` on the page had its first frame. A
 * join after which not all have a picture within 15 s counts as failed.
 */
export type Joins = {
  fromClickMs: number[];
  allTilesMs: number[];
  tiles: number[];
  coldMs: number[];
  failed: number;
};

/** The demo's other sites: each sends its camera in three layers and a voice, from the load generator. */
export const PRESENT = [
  ...['huyen', 'anchau', 'anhoa', 'binhhoa', 'binhthanh', 'hoabinhthanh', 'tanphu', 'vinhan'],
  ...['vinhbinh', 'vinhhanh', 'vinhloi', 'vinhnhuan', 'vinhthanh'],
];

/** 13 sites are present and send; another joins again and again, first from a warm lobby, then from a cold browser. */
export async function measureJoins(
  url: string,
  meetingId: string,
  password: string,
  runs: number,
): Promise<Joins> {
  const present = await startLiveSites(url, meetingId, PRESENT, password);
  const browser = await openBrowser();
  try {
    const joins: Joins = { fromClickMs: [], allTilesMs: [], tiles: [], coldMs: [], failed: 0 };
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
        (times) => {
          joins.fromClickMs.push(times.fromClickMs);
          joins.allTilesMs.push(times.allTilesMs);
          joins.tiles.push(times.tiles);
        },
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
    await present.close();
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
