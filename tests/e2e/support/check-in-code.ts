import type { Page } from '@playwright/test';
import jsqr from 'jsqr';

/** What a camera reads from a hall screen: the picture itself is decoded, by another program than the one that drew it. */
export async function readCode(page: Page): Promise<string | null> {
  const png = await page.getByRole('img', { name: 'Mã điểm danh' }).screenshot();
  const pixels = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 360, height: 360 });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, 360, 360);
    const { data } = context?.getImageData(0, 0, 360, 360) ?? { data: [] };
    // One text: half a million numbers would take seconds on their way out of the page.
    let text = '';
    for (const value of data) text += String.fromCharCode(value);
    return btoa(text);
  }, png.toString('base64'));
  const data = Uint8ClampedArray.from(Buffer.from(pixels, 'base64'));
  return jsqr.default(data, 360, 360)?.data ?? null;
}
