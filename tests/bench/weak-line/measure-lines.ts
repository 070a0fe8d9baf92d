import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { LineSettings } from './impaired-line.ts';
import type { Cargo } from './line-direction.ts';
import { type Received, receivedSoFar, whenAtPage } from './page-ears.ts';
import type { WeakConference } from './weak-conference.ts';

/** What was received over some seconds. Shares are of 1; milliseconds are means; frames are per second. */
export type Flow = {
  /** The share of the samples played that had to be made up. */
  concealed: number;
  /** The share of the time for which nothing of the speech was played as it was spoken, whatever the reason. */
  missing: number;
  lost: number;
  bufferMs: number;
  /** How often the page had to connect anew. */
  reconnected: number;
  pictures: { peer: string; widthPx: number; framesPerSecond: number; frozenMs: number }[];
  /** What the line carried, in kbit/s, and how many packets found its queue full. */
  down: Load;
  up: Load;
};

/** What one direction carried. */
export type Load = { kbps: Record<Cargo, number>; dropped: number };

/** What one line bore. */
export type LineFigures = {
  down: Flow;
  up: Flow;
  /** From the presenter's command until the viewer stands at the page; null: not within 15 s. */
  turnsMs: (number | null)[];
  /** From the choice sent until it is acknowledged to the voter. */
  votedMs: number | null;
  word: string;
};

/** How long a line is given to settle, and how long it is then listened to. */
const SETTLE_MS = 10_000;
const LISTEN_MS = 20_000;
const TURNS = 5;
const MOST_MS = 15_000;
const RATE_HZ = 48_000;

/** Sets the line and measures everything on it. */
export async function measureOnLine(
  conference: WeakConference,
  settings: LineSettings,
): Promise<LineFigures> {
  const { line, weak, good } = conference;
  line.set(settings);
  await conference.giveFloor('good');
  await sleep(SETTLE_MS);
  const [down, turnsMs] = await Promise.all([flow(conference, weak), turnPages(conference)]);
  const word = await lineWord(weak);
  const votedMs = await vote(conference);
  await conference.giveFloor('weak');
  await sleep(SETTLE_MS / 2);
  const up = await flow(conference, good);
  return { down, up, turnsMs, votedMs, word };
}

/** Listens to a page for some seconds. */
export async function flow({ line }: WeakConference, page: Page, ms = LISTEN_MS): Promise<Flow> {
  const [before, passed, from] = [await page.evaluate(receivedSoFar), line.counts(), Date.now()];
  await sleep(ms);
  const [after, now] = [await page.evaluate(receivedSoFar), line.counts()];
  const seconds = (Date.now() - from) / 1000;
  const since = (of: Exclude<keyof Received, 'pictures'>) => after[of] - before[of];
  const load = (direction: 'up' | 'down'): Load => {
    const { bytes, dropped } = now[direction];
    const kbps = mapCargo((cargo) => bytes[cargo] - passed[direction].bytes[cargo], seconds);
    return { kbps, dropped: dropped - passed[direction].dropped };
  };
  return {
    concealed: since('concealed') / (since('spoken') + since('concealed')),
    missing: 1 - since('spoken') / (RATE_HZ * seconds),
    lost: since('lost') / (since('packets') + since('lost')),
    bufferMs: (1000 * since('bufferSeconds')) / since('emitted'),
    reconnected: since('connections'),
    pictures: after.pictures.map((picture) => {
      const was = before.pictures.find(({ peer }) => peer === picture.peer);
      return {
        peer: picture.peer,
        widthPx: picture.widthPx,
        framesPerSecond: (picture.frames - (was?.frames ?? 0)) / seconds,
        frozenMs: picture.frozenMs - (was?.frozenMs ?? 0),
      };
    }),
    down: load('down'),
    up: load('up'),
  };
}

function mapCargo(bytesOf: (cargo: Cargo) => number, seconds: number): Record<Cargo, number> {
  const kbps = (cargo: Cargo) => (bytesOf(cargo) * 8) / 1000 / seconds;
  return {
    web: kbps('web'),
    sound: kbps('sound'),
    picture: kbps('picture'),
    probe: kbps('probe'),
    report: kbps('report'),
  };
}

async function turnPages({
  weak,
  command,
  versionId,
  pages,
}: WeakConference): Promise<(number | null)[]> {
  const took: (number | null)[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const at = Number(await weak.locator('[data-page]').first().getAttribute('data-page'));
    const page = (at % pages) + 1;
    const turned = weak.evaluate(whenAtPage, [page, MOST_MS] as [number, number]);
    await sleep(100);
    const sent = Date.now();
    await command('presentation.turnTo', { versionId, page });
    const seen = await turned;
    took.push(seen === null ? null : seen - sent);
    await sleep(2000);
  }
  return took;
}

/** Opens a vote, has the one behind the line vote with the buttons, and ends it. */
async function vote({ weak, command }: WeakConference): Promise<number | null> {
  const ballotId = randomUUID();
  await command(
    'ballot.open',
    { itemId: null, question: 'Thông qua nghị quyết?', seconds: null },
    ballotId,
  );
  try {
    const button = (name: string) => weak.getByRole('button', { name, exact: true });
    await button('Tán thành').click({ timeout: MOST_MS });
    const sent = Date.now();
    await button('Gửi biểu quyết').click({ timeout: MOST_MS });
    await weak.getByText(/^ĐÃ GHI NHẬN lúc \d\d:\d\d/).waitFor({ timeout: MOST_MS });
    return Date.now() - sent;
  } catch {
    return null;
  } finally {
    await command('ballot.void', { ballotId, reason: 'Đo đường truyền' });
    const back = weak.getByRole('button', { name: 'Xem tài liệu', exact: true });
    await back.click({ timeout: 3_000 }).catch(() => undefined);
  }
}

/** What the page says of its line. */
async function lineWord(page: Page): Promise<string> {
  return (await page.locator('[data-quality]').first().getAttribute('title')) ?? '';
}
