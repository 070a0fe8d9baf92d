import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from '@playwright/test';

/** Chromium's arguments for a fake camera and microphone. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** Chromium with a fake camera and microphone, as the measurements use it; `more` is added to its arguments. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...CHROMIUM_ARGS, ...more],
  });
}

/** A browser of its own, signed in as that account, whose camera takes small pictures; `more` is added to its settings. */
export async function signedInContext(
  browser: Browser,
  url: string,
  username: string,
  password: string,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'vi-VN',
    permissions: ['camera', 'microphone'],
    ...more,
  });
  await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '320x180@15'));
  const answer = await context.request.post('/api/session', {
    data: { username, password },
    headers: { origin: url },
  });
  if (!answer.ok())
    throw new Error(`Signing in as ${username} was answered with ${answer.status()}.`);
  return context;
}
