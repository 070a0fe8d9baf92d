import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Keeps a picture of the page in `tests/artefacts`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, '../../artefacts', `${name}.png`) });
}
