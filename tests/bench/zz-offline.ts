import { chromium } from '@playwright/test';
import { startProduct } from './product.ts';
import { signedInContext } from './browser.ts';
const product = await startProduct();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const context = await signedInContext(browser, product.url, 'binhthanh.1', product.password);
  const page = await context.newPage();
  page.on('console', (m) => console.log('console', m.text()));
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  page.on('request', (r) => /keeping|kept|texts|annotations|meetings/.test(r.url()) && console.log('>', r.method(), r.url().replace(product.url, ''), r.headers()['range'] ?? ''));
  page.on('response', (r) => /keeping|kept|texts|sw.js/.test(r.url()) && console.log('<', r.status(), r.url().replace(product.url, '')));
  page.on('requestfailed', (r) => console.log('failed', r.url(), r.failure()?.errorText)); await page.goto('/');
  const [{ meetingId }] = await (await page.request.get('/api/meetings?phase=running')).json();
  await page.goto(`/cuoc-hop/${meetingId}`);
  await page.waitForTimeout(8000);
  console.log(JSON.stringify(await page.evaluate(async () => {
    const file = performance.getEntriesByType('resource').map((e) => e.name).find((n) => /offline-[^/]*js$/.test(n));
    const m = file ? await import(file) : {};
    const o: any = Object.values(m).find((v: any) => v && v.documents);
    return { file, keys: Object.keys(m), settings: o?.settings(), view: o && [o.documents.view().wanted.size, o.documents.view().versions.size], dbs: await indexedDB.databases(), locks: await navigator.locks.query() };
  })));
  await page.waitForTimeout(8000);
  console.log((await page.locator('main').innerText()).slice(0, 1500));
} finally { await browser.close(); await product.close(); }
