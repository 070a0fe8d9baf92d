import type { Page } from '@playwright/test';
import type { Pool } from 'pg';
import { openBrowser, signedInContext } from './browser.ts';

/** Milliseconds from each move of the pointer until the frame that shows it was handed over, in the product and on a bare canvas. */
export type InkLatency = { productMs: number[]; bareMs: number[] };

const SIZE = { width: 1180, height: 820 };
const LINES = 6;
const MOVES = 80;

/** The least page that draws: a canvas that need not wait for the page, a line for each move. */
const BARE = `<!doctype html><style>body{margin:0}</style><canvas width="1180" height="820"></canvas><script>
  const canvas = document.querySelector('canvas');
  const pen = canvas.getContext('2d', { desynchronized: true });
  let last = null;
  addEventListener('pointerdown', (e) => { last = e; });
  addEventListener('pointerup', () => { last = null; });
  addEventListener('pointermove', (e) => {
    if (!last) return;
    pen.beginPath(); pen.moveTo(last.clientX, last.clientY); pen.lineTo(e.clientX, e.clientY); pen.stroke();
    last = e;
  });
</script>`;

/** Draws lines with the pen over a document of the demo, and the same lines on a bare canvas in the same browser. */
export async function measureInkLatency(
  url: string,
  pool: Pool,
  password: string,
): Promise<InkLatency> {
  const { rows } = await pool.query<{ id: string }>(
    "select v.id from document_version v where v.state = 'ready' order by v.page_count desc limit 1",
  );
  const browser = await openBrowser();
  try {
    const context = await signedInContext(browser, url, 'chutri', password);
    const page = await context.newPage();
    await page.setViewportSize(SIZE);
    await page.goto(`/tai-lieu/${rows[0]?.id}`);
    await page.locator('[data-page] canvas').first().waitFor();
    await page.getByRole('button', { name: 'Bút viết', exact: true }).click();
    const productMs = await drawLines(page);
    await page.goto('about:blank');
    await page.setContent(BARE);
    return { productMs, bareMs: await drawLines(page) };
  } finally {
    await browser.close();
  }
}

async function drawLines(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const taken: number[] = [];
    Reflect.set(window, 'inkLatency', taken);
    let waiting: number[] = [];
    window.addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons === 0) return;
        if (waiting.length === 0)
          requestAnimationFrame(() => {
            const shown = waiting;
            waiting = [];
            const after = new MessageChannel();
            // Comes after the frame's own work: style, layout and paint.
            after.port1.onmessage = () => {
              for (const at of shown) taken.push(performance.now() - at);
            };
            after.port2.postMessage(null);
          });
        waiting.push(event.timeStamp);
      },
      { capture: true },
    );
  });
  for (let line = 0; line < LINES; line += 1) {
    const y = 200 + line * 60;
    await page.mouse.move(380, y);
    await page.mouse.down();
    for (let move = 0; move < MOVES; move += 1)
      await page.mouse.move(380 + move * 4, y + 24 * Math.sin(move / 6));
    await page.mouse.up();
  }
  return page.evaluate(() => {
    const taken: number[] = Reflect.get(window, 'inkLatency');
    return taken;
  });
}
