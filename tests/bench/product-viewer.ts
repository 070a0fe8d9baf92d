import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { ViewerFigures } from './bare-viewer.ts';

/** Waits in the page until the picture of a page is on the sheet, and answers how long after the wish began. */
const WATCH = `
  window.untilShown = (number, begin) => new Promise((done) => {
    const from = performance.now();
    const look = () => {
      if (document.querySelector('[data-page="' + number + '"] canvas:not([data-detail])')) done(performance.now() - from);
      else requestAnimationFrame(look);
    };
    begin();
    look();
  });`;

async function shown(page: Page, number: number, wish: string): Promise<number> {
  return page.evaluate(`window.untilShown(${number}, () => { ${wish} })`);
}

/** Types a page into the field beside the pager, as a person does. */
function jumpTo(page: Page, number: number): Promise<number> {
  return shown(
    page,
    number,
    `const field = document.querySelector('nav form input');
     Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${number}');
     field.dispatchEvent(new Event('input', { bubbles: true }));
     queueMicrotask(() => field.form.requestSubmit());`,
  );
}

const turnOn = (page: Page, number: number) =>
  shown(page, number, `document.querySelector('nav button:last-of-type').click()`);

async function signedIn(browser: Browser, url: string, token: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'vi-VN',
    viewport: { width: 1024, height: 768 },
  });
  await context.addCookies([{ name: 'nghi-su', value: token, url }]);
  await context.addInitScript(WATCH);
  return context;
}

/** Opens the meeting's page and waits until the browser has all of it, the viewer too, as it has when somebody reads the agenda. */
async function atTheAgenda(context: BrowserContext, meetingId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/cuoc-hop/${meetingId}`);
  await page.locator('a[href^="/tai-lieu/"]').first().waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/** Opens a document from the agenda and goes to its pages, in milliseconds from the press to the page on the sheet. */
export async function measureProductViewer(
  browser: Browser,
  url: string,
  reader: { token: string; meetingId: string; versionId: string },
  plan: { jumps: readonly number[]; restMs: number },
): Promise<ViewerFigures> {
  const context = await signedIn(browser, url, reader.token);
  const page = await atTheAgenda(context, reader.meetingId);
  const press = `document.querySelector('a[href="/tai-lieu/${reader.versionId}"]').click()`;
  const figures: ViewerFigures = { first: [await shown(page, 1, press)], jumps: [], turns: [] };
  for (const number of plan.jumps) {
    await page.waitForTimeout(plan.restMs);
    figures.jumps.push(await jumpTo(page, number));
    await page.waitForTimeout(plan.restMs);
    figures.turns.push(await turnOn(page, number + 1));
  }
  await context.close();
  return figures;
}

/** Leafs through a document from its first page to its last; answers the time of each turn, and the memory along the way. */
export async function leafThrough(
  browser: Browser,
  url: string,
  reader: { token: string; meetingId: string; versionId: string },
  pages: number,
  memory: () => Promise<number>,
): Promise<{ turns: number[]; blankMb: number; openMb: number; mostMb: number; endMb: number }> {
  const context = await signedIn(browser, url, reader.token);
  const blank = await context.newPage();
  await blank.goto('about:blank');
  const blankMb = await memory();
  await blank.close();
  const page = await atTheAgenda(context, reader.meetingId);
  await shown(page, 1, `document.querySelector('a[href="/tai-lieu/${reader.versionId}"]').click()`);
  const openMb = await memory();
  const turns: number[] = [];
  let mostMb = openMb;
  for (let number = 2; number <= pages; number += 1) {
    turns.push(await turnOn(page, number));
    // Who leafs sees each page at least for a moment.
    await page.waitForTimeout(60);
    if (number % 15 === 0) mostMb = Math.max(mostMb, await memory());
  }
  const endMb = await memory();
  await context.close();
  return { turns, blankMb, openMb, mostMb: Math.max(mostMb, endMb), endMb };
}
