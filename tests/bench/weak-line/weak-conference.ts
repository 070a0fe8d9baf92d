import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LIVE_PROTOCOL } from '#contract/live/wire.ts';
import { openBrowser, signedInContext } from '../browser.ts';
import type { Product } from '../product.ts';
import { openRawSocket } from '../raw-socket.ts';
import { steadyVoice } from '../steady-voice.ts';
import { type ImpairedLine, openImpairedLine } from './impaired-line.ts';
import { wirePage } from './page-ears.ts';

/** Who speaks from which site, and who sits behind the weak line. */
const SPEAKER = { username: 'binhhoa.1', site: 'binhhoa' };
const OTHERS = ['candang', 'anhoa'];
const WEAK = 'vinhan.1';

/** A meeting of several cameras with one participant behind a line that can be made weak. */
export type WeakConference = {
  line: ImpairedLine;
  /** The page behind the line: a delegate with camera and microphone who follows the presenter. */
  weak: Page;
  /** A page on a good line, which hears the weak one. */
  good: Page;
  command(name: string, input: object, commandId?: string): Promise<void>;
  /** Gives the floor to the site on the good line, or to the one behind the weak line. */
  giveFloor(to: 'good' | 'weak'): Promise<void>;
  versionId: string;
  pages: number;
  close(): Promise<void>;
};

/** Opens the browsers and joins; the line is wide until it is set. */
export async function openWeakConference(
  product: Product,
  mediaPorts: readonly number[],
  seed: number,
): Promise<WeakConference> {
  const { url, pool, password } = product;
  const folder = mkdtempSync(join(tmpdir(), 'nghi-su-weak-'));
  const voice = join(folder, 'voice.wav');
  writeFileSync(voice, steadyVoice(10));
  const webPort = Number(new URL(url).port);
  const line = await openImpairedLine({ webPort, mediaPorts }, seed);
  const sound = `--use-file-for-fake-audio-capture=${voice}`;
  const [good, weak] = await Promise.all([
    openBrowser([sound]),
    openBrowser([
      sound,
      `--host-resolver-rules=MAP localhost:${webPort} 127.0.0.1:${line.webPort}`,
    ]),
  ]);
  const { rows } = await pool.query<{ id: string }>(
    "select id from meeting where phase = 'running' limit 1",
  );
  const meetingId = rows[0]?.id ?? '';
  const enter = async (username: string) => {
    const isWeak = username === WEAK;
    const context = await signedInContext(
      isWeak ? weak : good,
      url,
      username,
      password,
      // It was used before: the product's own files need not be fetched for keeping any more.
      { serviceWorkers: 'block' },
    );
    await context.addInitScript(() => localStorage.setItem('nghi-su.capture', '640x360@15'));
    await context.addInitScript(wirePage, isWeak ? line.media : null);
    const page = await context.newPage();
    await page.goto(`/hop/${meetingId}`);
    await page.getByRole('radio', { name: /^Vào bằng micro và camera/ }).check();
    await page.getByRole('button', { name: 'Vào họp', exact: true }).click();
    await page.getByRole('contentinfo').waitFor();
    return page;
  };
  await enter(SPEAKER.site);
  const [listening] = await Promise.all(OTHERS.map(enter));
  const page = await enter(WEAK);
  if (!listening) throw new Error('Nobody listens on a good line.');
  const chair = await signedInContext(good, url, 'chutri', password);
  const [cookie] = await chair.cookies();
  const governing = await openRawSocket(url, `${cookie?.name}=${cookie?.value}`, () => undefined);
  await governing.ask('enter', { protocol: LIVE_PROTOCOL, meetingId, seq: 0 });
  const command = async (name: string, input: object, commandId = randomUUID() as string) => {
    const answer = await governing.ask('command', { meetingId, commandId, name, input });
    if (!(answer as { ok: boolean }).ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  };
  const people = await pool.query<{ id: string; username: string }>(
    'select id, username from account where username = any($1)',
    [[SPEAKER.username, WEAK]],
  );
  const idOf = (username: string) => people.rows.find((row) => row.username === username)?.id;
  const document = await pool.query<{ id: string; pages: number }>(
    `select v.id, v.page_count as pages from document_version v
     join meeting_document d on d.id = v.document_id join agenda_item i on i.id = d.item_id
     where i.meeting_id = $1 and v.page_count > 3 order by v.page_count desc limit 1`,
    [meetingId],
  );
  const paper = document.rows[0];
  if (!paper) throw new Error('The running meeting has no document of some pages.');
  let holds: string | undefined;
  return {
    line,
    weak: page,
    good: listening,
    command,
    async giveFloor(to) {
      if (holds !== undefined) await command('speakers.end', {});
      holds = idOf(to === 'good' ? SPEAKER.username : WEAK);
      await command('speakers.invite', { userId: holds, kind: 'speech' });
    },
    versionId: paper.id,
    pages: paper.pages,
    async close() {
      governing.close();
      await Promise.all([good.close(), weak.close()]);
      line.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
