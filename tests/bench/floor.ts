import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { openBrowser, signedInContext } from './browser.ts';
import type { Product } from './product.ts';
import { openRawSocket } from './raw-socket.ts';
import { steadyVoice } from './steady-voice.ts';

/** One floor for everything, in milliseconds from the chair's command, an entry a round. */
export type FloorRounds = {
  /** Until the last of the screens names the speaker. */
  shownMs: number[];
  /** Until the first packet of the speaker's voice is at the listening site. */
  heardMs: number[];
  /** Until the last packet of it, once the floor is taken back. */
  silentMs: number[];
  /** Bare limit: from asking a page to change its own text until it has seen the change. */
  bareMs: number[];
};

const SPEAKER = 'Chủ tịch UBND xã Bình Hòa';

/** Gives the floor to a delegate whose room has a camera and takes it back, before a chair, two sites, the delegate and a hall screen. */
export async function measureFloor(
  { url, pool, password }: Product,
  meetingId: string,
  rounds: number,
): Promise<FloorRounds> {
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-voice-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, steadyVoice(10));
  const browser = await openBrowser([`--use-file-for-fake-audio-capture=${voice}`]);
  const measured: FloorRounds = { shownMs: [], heardMs: [], silentMs: [], bareMs: [] };
  try {
    const open = async (username: string) => {
      const context = await signedInContext(browser, url, username, password);
      await context.addInitScript(keepConnections);
      return context;
    };
    const chair = await open('chutri');
    const enter = async (username: string, mode: RegExp) => {
      const context = username === 'chutri' ? chair : await open(username);
      const page = await context.newPage();
      await page.goto(`/hop/${meetingId}`);
      await page.getByRole('radio', { name: mode }).check();
      await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
      await page.getByRole('contentinfo').waitFor();
      return page;
    };
    const camera = /^Vào bằng micro và camera/;
    const companion = /^Vào không âm thanh/;
    await enter('binhhoa', camera);
    const listening = await enter('candang', camera);
    const hall = await (await open('huyen')).newPage();
    await hall.goto(`/hop/${meetingId}/man-hinh`);
    const screens = [
      await enter('chutri', companion),
      await enter('binhhoa.1', companion),
      listening,
      hall,
    ];
    await sleep(3000);
    const [cookie] = await chair.cookies();
    const governing = await openRawSocket(url, `${cookie?.name}=${cookie?.value}`, () => undefined);
    await governing.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
    const command = async (name: string, input: object) => {
      const commandId = randomUUID();
      const answer = await governing.ask('command', { meetingId, commandId, name, input });
      if (!(answer as { ok: boolean }).ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    };
    const { rows } = await pool.query<{ id: string }>(
      "select id from account where username = 'binhhoa.1'",
    );
    const userId = rows[0]?.id;
    for (let round = 0; round < rounds; round += 1) {
      const named = screens.map((page) => page.evaluate(whenNamedAgain, SPEAKER));
      const heard = listening.evaluate(nextSound);
      await sleep(200);
      const given = Date.now();
      await command('speakers.invite', { userId, kind: 'speech' });
      measured.shownMs.push(Math.max(...(await Promise.all(named))) - given);
      measured.heardMs.push((await heard) - given);
      await sleep(1500);
      const last = listening.evaluate(lastSound, 1500);
      await sleep(200);
      const taken = Date.now();
      await command('speakers.end', {});
      measured.silentMs.push((await last) - taken);
      measured.bareMs.push(await bareChange(hall));
    }
    governing.close();
    return measured;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the page is given before its scripts: how many packets of sound it has received so far, and when the last one came in. */
type Ears = { sound: () => Promise<{ packets: number; lastAt: number }> };

/** Runs in the page before its scripts: keeps the connections that it opens, for their counters. */
function keepConnections(): void {
  const Native = window.RTCPeerConnection;
  const connections: RTCPeerConnection[] = [];
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings);
      connections.push(this);
    }
  };
  const sound = async () => {
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    const heard = reports
      .flatMap((report) => [...report.values()])
      .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    return {
      packets: heard.reduce((all, { packetsReceived }) => all + packetsReceived, 0),
      lastAt: Math.max(...heard.map((each) => each.lastPacketReceivedTimestamp ?? 0)),
    };
  };
  Object.assign(window, { sound } satisfies Ears);
}

/** Runs in the page: resolves with the time at which one more element names the person. */
function whenNamedAgain(name: string): Promise<number> {
  const count = () =>
    [...document.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue === name),
    ).length;
  const before = count();
  return new Promise((seen) => {
    const watch = new MutationObserver(() => {
      if (count() <= before) return;
      watch.disconnect();
      seen(Date.now());
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** Runs in the page: resolves with the time at which the next packet of sound had come in. */
async function nextSound(): Promise<number> {
  const { sound } = window as unknown as Ears;
  const before = await sound();
  while ((await sound()).packets <= before.packets)
    await new Promise((next) => setTimeout(next, 5));
  return Date.now();
}

/** Runs in the page: resolves with the time of the last packet of sound once none has come for so long. */
async function lastSound(quietMs: number): Promise<number> {
  const { sound } = window as unknown as Ears;
  let last = await sound();
  let quietSince = Date.now();
  while (Date.now() - quietSince < quietMs) {
    await new Promise((next) => setTimeout(next, 50));
    const now = await sound();
    if (now.packets > last.packets) quietSince = Date.now();
    last = now;
  }
  return last.lastAt;
}

/** How long a page needs at the least to show a changed text, asked over the same wire as the others. */
function bareChange(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((seen) => {
        const asked = performance.now();
        document.body.dataset.bare = String(asked);
        requestAnimationFrame(() => seen(performance.now() - asked));
      }),
  );
}
