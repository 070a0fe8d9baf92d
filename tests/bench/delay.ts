import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { openBrowser, signedInContext } from './browser.ts';
import { CAPTURING, connectToItself, type Delays, RECEIVING } from './delay-page.ts';
import type { Product } from './product.ts';

/** How long sound and picture are on their way, in milliseconds: an entry a tone, and one a frame. */
export type OnTheWay = { soundMs: number[]; pictureMs: number[] };

/** A jitter buffer has found its size by then. */
const SETTLING_MS = 6000;

/**
 * Measures mouth to ear and glass to glass between two sites, through everything but the devices themselves: from the track of
 * the microphone to the track that is played, and from a clock that is drawn to the frame that is shown. `bare`: two connections of
 * one page, without an SFU and without the product.
 */
export async function measureDelays(
  { url, password }: Product,
  meetingId: string,
  seconds: number,
): Promise<{ product: OnTheWay; bare: OnTheWay }> {
  const browser = await openBrowser();
  try {
    const enter = async (username: string, script: string) => {
      const context = await signedInContext(browser, url, username, password);
      await context.addInitScript({ content: script });
      const page = await context.newPage();
      await page.goto(`/hop/${meetingId}`);
      await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
      await page.getByRole('button', { name: 'Tắt camera' }).waitFor();
      return page;
    };
    const from = await enter('binhhoa', CAPTURING);
    const to = await enter('candang', RECEIVING);
    const product = await onTheWay(from, to, seconds);
    await Promise.all([from.context().close(), to.context().close()]);
    return { product, bare: await bareDelays(browser, url, seconds) };
  } finally {
    await browser.close();
  }
}

async function bareDelays(browser: Browser, url: string, seconds: number): Promise<OnTheWay> {
  const page = await browser.newPage();
  await page.addInitScript({ content: CAPTURING });
  await page.addInitScript({ content: RECEIVING });
  await page.goto(`${url}/healthz`);
  await page.evaluate(connectToItself);
  const measured = await onTheWay(page, page, seconds);
  await page.close();
  return measured;
}

async function onTheWay(from: Page, to: Page, seconds: number): Promise<OnTheWay> {
  await sleep(SETTLING_MS + 1000 * seconds);
  const [sent, received] = await Promise.all([
    from.evaluate('sent') as Promise<Delays>,
    to.evaluate('received') as Promise<Delays>,
  ]);
  return settled(sent, received);
}

/** Leaves the time of settling out, and takes each tone that was heard for the last one that was spoken before it. */
function settled(sent: Delays, received: Delays): OnTheWay {
  const since = (received.tonesAt[0] ?? 0) + SETTLING_MS;
  const soundMs = received.tonesAt
    .filter((heardAt) => heardAt > since)
    .flatMap((heardAt) => {
      const spokenAt = sent.tonesAt.findLast((at) => at < heardAt);
      return spokenAt === undefined ? [] : [heardAt - spokenAt];
    });
  const { pictureAgesMs } = received;
  return { soundMs, pictureMs: pictureAgesMs.slice(Math.floor(pictureAgesMs.length / 4)) };
}
