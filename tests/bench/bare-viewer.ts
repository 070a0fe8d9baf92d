import type { Browser } from '@playwright/test';

/** What pdf.js alone needs, in milliseconds from the wish to the page drawn. */
export type ViewerFigures = { first: number[]; jumps: number[]; turns: number[] };

/** Opens `/files/<name>` with pdf.js and nothing else, its library and worker already there, and goes to the pages. */
export async function measureBareViewer(
  browser: Browser,
  url: string,
  name: string,
  plan: { jumps: readonly number[]; restMs: number },
): Promise<ViewerFigures> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await page.goto(url);
  const measured = await page.evaluate(
    async ({ file, jumps, restMs }) => {
      const library = '/pdfjs/pdf.min.mjs';
      const pdfjs: typeof import('pdfjs-dist') = await import(library);
      pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.min.mjs';
      const worker = new pdfjs.PDFWorker();
      await worker.promise;
      const canvas = document.querySelector('canvas');
      if (!canvas) throw new Error('no canvas');
      let from = performance.now();
      const pdf = await pdfjs.getDocument({
        url: file,
        worker,
        disableAutoFetch: true,
        disableStream: true,
      }).promise;
      const draw = async (number: number) => {
        const shown = await pdf.getPage(number);
        const viewport = shown.getViewport({ scale: 1.2 });
        canvas.width = viewport.width;
        canvas.height = viewport.height;
        await shown.render({ canvas, viewport }).promise;
        return performance.now() - from;
      };
      const first = await draw(1);
      const all = { first: [first], jumps: [] as number[], turns: [] as number[] };
      for (const number of jumps) {
        await new Promise((next) => setTimeout(next, restMs));
        from = performance.now();
        all.jumps.push(await draw(number));
        await new Promise((next) => setTimeout(next, restMs));
        from = performance.now();
        all.turns.push(await draw(number + 1));
      }
      return all;
    },
    { file: `/files/${name}`, jumps: [...plan.jumps], restMs: plan.restMs },
  );
  await context.close();
  return measured;
}
