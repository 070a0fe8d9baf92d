import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { MeetingList } from '#contract/http/meetings.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { CHROMIUM_ARGS } from '../browser.ts';
import { steadyVoice } from '../steady-voice.ts';
import { type DistantProduct, startDistantProduct } from './distant-product.ts';
import { backAfter, type Flow, noteFlow } from './flow-page.ts';
import { openTwoLines, type TwoLines } from './two-lines.ts';

/**
 * Rounds of one fault: when picture and sound flow again, in milliseconds; null where they did not within 20 s. `outageMs`: how long the
 * fault itself lasted.
 */
export type FaultRounds = {
  pictureMs: (number | null)[];
  soundMs: (number | null)[];
  outageMs: number[];
};

/** What goes wrong; answers when it was over, from which time the return counts. */
type Fault = (where: { product: DistantProduct; lines: TwoLines }) => Promise<number>;

const lineDown =
  (ms: number): Fault =>
  async ({ lines }) => {
    lines.plug('cable', false);
    await sleep(ms);
    lines.plug('cable', true);
    return Date.now();
  };

/** The faults by their name in the report, each with what its time counts from. */
export const FAULTS: Record<string, Fault> = {
  'media workers killed': async ({ product }) => {
    const at = Date.now();
    product.killWorkers();
    return at;
  },
  'server killed and started again, from when it serves': async ({ product }) => {
    await product.killServer();
    return Date.now();
  },
  'address changed (cable pulled, the other line takes over)': async ({ lines }) => {
    const at = Date.now();
    lines.plug('cable', false);
    lines.plug('mobile', true);
    return at;
  },
  'line down for 2 s, from its return': lineDown(2_000),
  'line down for 10 s, from its return': lineDown(10_000),
  'line down for 45 s, from its return': lineDown(45_000),
};

/** Longer than the pause between two frames on a busy machine. */
const NOTICEABLE_MS = 400;
const WAIT_MS = 20_000;
/** What flows again must go on for so long: a return may be followed by another pause. */
const STAYS_MS = 5_000;

/** Lets one site see and hear another while things go wrong, again and again; nobody touches anything. */
export async function measureFaults(
  names: readonly string[],
  { rounds, seed }: { rounds: number; seed: number },
  report: (name: string, measured: FaultRounds) => void,
): Promise<void> {
  const random = seededRandom(seed);
  const lines = openTwoLines();
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-voice-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, steadyVoice(10));
  const args = [
    ...CHROMIUM_ARGS,
    `--use-file-for-fake-audio-capture=${voice}`,
    '--ignore-certificate-errors',
  ];
  const browsers: Browser[] = [];
  let product: DistantProduct | null = null;
  try {
    product = await startDistantProduct(lines);
    for (const where of ['elsewhere', 'room'] as const) {
      const executablePath = lines.wrap(process.env.CHROMIUM ?? '/usr/bin/chromium', where);
      browsers.push(await chromium.launch({ executablePath, args }));
    }
    const [elsewhere, far] = browsers;
    if (!elsewhere || !far) throw new Error('A browser is missing.');
    await enterRunningMeeting(elsewhere, product, 'binhhoa');
    const page = await enterRunningMeeting(far, product, 'candang');
    await sleep(5000);
    for (const name of names) {
      const fault = FAULTS[name];
      if (!fault) continue;
      const measured: FaultRounds = { pictureMs: [], soundMs: [], outageMs: [] };
      for (let round = 0; round < rounds; round += 1) {
        await sleep(random.below(1500));
        const began = Date.now();
        const from = await fault({ product, lines });
        measured.outageMs.push(from - began);
        const { pictureMs, soundMs } = await untilBack(page, from);
        measured.pictureMs.push(pictureMs);
        measured.soundMs.push(soundMs);
        await page.evaluate('flow.framesAt.length = 0, flow.soundAt.length = 0');
        lines.plug('mobile', false);
        lines.plug('cable', true);
        await sleep(name.startsWith('address') ? WAIT_MS / 2 : 1000);
      }
      report(name, measured);
    }
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await product?.close();
    lines.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** When picture and sound were back, in milliseconds from `from`: waits until both go on, or for 20 s. */
async function untilBack(page: Page, from: number) {
  for (;;) {
    await sleep(STAYS_MS / 10);
    const until = Date.now();
    const flow = await page.evaluate<Flow>('flow');
    const back = (times: readonly number[]) =>
      backAfter(times, { from, until, noticeableMs: NOTICEABLE_MS });
    const pictureMs = back(flow.framesAt);
    const soundMs = back(flow.soundAt);
    const goesOn = (ms: number | null) => ms !== null && until - from - ms >= STAYS_MS;
    if (until - from >= WAIT_MS || (goesOn(pictureMs) && goesOn(soundMs)))
      return { pictureMs, soundMs };
  }
}

/** Signs in, and joins the demo's running meeting with microphone and camera. */
export async function enterRunningMeeting(
  browser: Browser,
  { url, password }: Pick<DistantProduct, 'url' | 'password'>,
  username: string,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    ignoreHTTPSErrors: true,
    locale: 'vi-VN',
    permissions: ['camera', 'microphone'],
  });
  await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '320x180@15'));
  await context.addInitScript(noteFlow);
  const page = await context.newPage();
  await page.goto('/');
  const meetingId = await page.evaluate(
    async (account) => {
      await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      });
      const list: MeetingList = await (await fetch('/api/meetings')).json();
      return list.meetings.find(({ phase }) => phase === 'running')?.meetingId;
    },
    { username, password },
  );
  await page.goto(`/hop/${meetingId}`);
  await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
  await page.getByRole('button', { name: 'Tắt camera' }).waitFor();
  return page;
}
