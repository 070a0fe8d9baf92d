import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type LineSettings, WIDE } from './impaired-line.ts';
import type { Cargo, CargoCounts, DirectionCounts } from './line-direction.ts';
import { type Received, receivedSoFar, whenAtPage } from './page-ears.ts';
import type { WeakConference } from './weak-conference.ts';

/** What was received over some seconds. Shares are of 1; milliseconds are means; frames are per second. */
export type Flow = {
  /** The share of the samples played that had to be made up. */
  concealed: number;
  /** The share of the time for which nothing of the speech was played as it was spoken, whatever the reason. */
  missing: number;
  /** Shares of the packets expected: never came; came too late to be played; were asked for again. */
  lost: number;
  late: number;
  askedAgain: number;
  /** Packets that the next one rebuilt, and gaps that were filled, in a minute. */
  rebuilt: number;
  gaps: number;
  bufferMs: number;
  /** How often the page had to connect anew. */
  reconnected: number;
  pictures: { peer: string; widthPx: number; framesPerSecond: number; frozenMs: number }[];
  /** What the line carried, in kbit/s, and how many packets found its queue full. */
  down: Load;
  up: Load;
};

/** What one direction carried in kbit/s, and what became of it on the way. */
export type Load = {
  kbps: Record<Cargo, number>;
  /** Packets that found the queue full, of all kinds. */
  dropped: number;
  sound: SoundOnLine;
};

/** Of the voices' packets: the shares that found the queue full or were lost at random, and what the others waited in it. */
export type SoundOnLine = { dropped: number; lost: number; waitedMs: number };

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
/** Where the goal for the voice is a share, it is listened to for longer. */
const LISTEN_LONG_MS = 60_000;
const THIN_KBPS = 200;
const FLOOR_MS = 20_000;
const TURNS = 10;
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
  const listenMs = settings.kbps < THIN_KBPS ? LISTEN_LONG_MS : LISTEN_MS;
  const [down, turnsMs] = await Promise.all([
    flow(conference, weak, listenMs),
    turnPages(conference),
  ]);
  const word = await lineWord(weak);
  const votedMs = await vote(conference);
  await conference.giveFloor('weak');
  await sleep(SETTLE_MS / 2);
  const up = await flow(conference, good, listenMs);
  return { down, up, turnsMs, votedMs, word };
}

/** What is made up of a voice in each direction while nothing is done to the line: the machine's own doing. */
export async function measureFloor(conference: WeakConference): Promise<{ down: Flow; up: Flow }> {
  const { line, weak, good } = conference;
  line.set(WIDE);
  await conference.giveFloor('good');
  await sleep(SETTLE_MS);
  const down = await flow(conference, weak, FLOOR_MS);
  await conference.giveFloor('weak');
  await sleep(SETTLE_MS / 2);
  return { down, up: await flow(conference, good, FLOOR_MS) };
}

/** Listens to a page for some seconds. */
export async function flow({ line }: WeakConference, page: Page, ms: number): Promise<Flow> {
  const [before, passed, from] = [await page.evaluate(receivedSoFar), line.counts(), Date.now()];
  await sleep(ms);
  const [after, now] = [await page.evaluate(receivedSoFar), line.counts()];
  const seconds = (Date.now() - from) / 1000;
  const since = (of: Exclude<keyof Received, 'pictures'>) => after[of] - before[of];
  const expected = since('packets') + since('lost');
  return {
    concealed: since('concealed') / (since('spoken') + since('concealed')),
    missing: 1 - since('spoken') / (RATE_HZ * seconds),
    lost: since('lost') / expected,
    late: since('late') / expected,
    askedAgain: since('askedAgain') / expected,
    rebuilt: (60 * since('rebuilt')) / seconds,
    gaps: (60 * since('gaps')) / seconds,
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
    down: loadOf(passed.down, now.down, seconds),
    up: loadOf(passed.up, now.up, seconds),
  };
}

function loadOf(before: DirectionCounts, now: DirectionCounts, seconds: number): Load {
  const kbps = (cargo: Cargo) => ((now[cargo].bytes - before[cargo].bytes) * 8) / 1000 / seconds;
  const ofSound = (count: keyof CargoCounts) => now.sound[count] - before.sound[count];
  const sent = ofSound('packets') + ofSound('dropped');
  const cargoes = Object.keys(now) as Cargo[];
  return {
    kbps: {
      web: kbps('web'),
      sound: kbps('sound'),
      picture: kbps('picture'),
      probe: kbps('probe'),
      report: kbps('report'),
    },
    dropped: cargoes.reduce((sum, cargo) => sum + now[cargo].dropped - before[cargo].dropped, 0),
    sound: {
      dropped: ofSound('dropped') / sent,
      lost: ofSound('lost') / sent,
      waitedMs: ofSound('waitedMs') / ofSound('packets'),
    },
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
