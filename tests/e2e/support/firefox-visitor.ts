import puppeteer from 'puppeteer-core';
import type { MeetingList } from '#contract/http/meetings.ts';
import { keepConnections } from './connections.ts';

/** What Firefox has of the others in the meeting: decoded frames, packets of sound, and whether the document's page was drawn. */
export type FirefoxSees = { frames: number; soundPackets: number; drawsPage: boolean };

const [url = '', username = '', password = '', picture] = process.argv.slice(2);

/** How long it waits until everything has come, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Drives Debian's Firefox through its WebDriver BiDi, as Playwright can't: joins the running meeting at an address as an account,
 * prints what it sees as soon as it sees and hears the others (a line of {@link FirefoxSees}), and leaves when its input ends.
 */
async function visit(): Promise<void> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: ['--width=1440', '--height=900'],
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
    },
  });
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(keepConnections);
    await page.goto(url);
    const meetingId = await page.evaluate(signIn, username, password);
    await page.goto(`${url}/hop/${meetingId}`);
    const join = await page.waitForSelector('::-p-aria([name="Vào họp"][role="button"])');
    await join?.click();
    const until = Date.now() + PATIENCE_MS;
    let sees = await page.evaluate(look);
    while (Date.now() < until && !(sees.frames > 20 && sees.soundPackets > 50 && sees.drawsPage)) {
      await new Promise((next) => setTimeout(next, 500));
      sees = await page.evaluate(look);
    }
    if (picture) await page.screenshot({ path: picture });
    console.log(JSON.stringify(sees));
    await new Promise((done) => process.stdin.once('end', done).resume());
  } finally {
    await browser.close();
  }
}

/** Runs in the page: signs in and answers the id of the running meeting. */
async function signIn(account: string, secret: string): Promise<string | undefined> {
  await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: account, password: secret }),
  });
  const list: MeetingList = await (await fetch('/api/meetings')).json();
  return list.meetings.find(({ phase }) => phase === 'running')?.meetingId;
}

/** Runs in the page: what it has of the others by now. */
async function look(): Promise<FirefoxSees> {
  const { connections } = window as unknown as { connections: RTCPeerConnection[] };
  let [frames, soundPackets] = [0, 0];
  for (const connection of connections.filter((each) => each.connectionState !== 'closed'))
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== 'inbound-rtp') continue;
      if (report.kind === 'audio') soundPackets += report.packetsReceived ?? 0;
      else frames += report.framesDecoded ?? 0;
    }
  const drawn = [...document.querySelectorAll('canvas')].some((canvas) => {
    if (canvas.width < 300) return false;
    const dots = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    // A page of a paper is white with dark letters.
    return dots?.some((value, at) => at % 4 === 0 && value < 80 && dots[at + 3] === 255) ?? false;
  });
  return { frames, soundPackets, drawsPage: drawn };
}

await visit();
