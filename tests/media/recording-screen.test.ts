import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJournal } from '#media/recording/journal.ts';
import { RoomRecording } from '#media/recording/room-recording.ts';
import { readablePath, readRecorded } from '#server/recording/recorded-files.ts';
import { aConference } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { brightness, streamsOf } from './support/look-into-file.ts';
import type {} from './support/screen-page.ts';
import { eventually, openSite } from './support/site.ts';

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
const folder = mkdtempSync(join(tmpdir(), 'nghi-su-recording-'));

beforeAll(async () => {
  devices = await openBrowserDevices('screen-page.ts');
  hall = await aConference();
});

afterAll(async () => {
  await hall?.close();
  await devices?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a screen that is shared in VP9 is recorded as it is sent, and can be decoded', async () => {
  const shares = await openSite(devices, hall);
  await shares.page.evaluate(() => window.screenDevice.share('screen', {}));
  const [added] = shares.notices.flatMap((n) => (n.type === 'producerAdded' ? [n.producer] : []));
  const options = { program: 'ffmpeg', takeMs: 600_000, leavesFreeBytes: 0, log: hall.log };
  const recording = new RoomRecording(folder, options, () => {});
  const track = { owner: 'an', source: 'screen' as const, producerId: added?.producerId ?? '' };
  recording.want(await hall.engine.openRoom(hall.meetingId), [track]);
  const sees = async () => (await readJournal(folder)).some(({ type }) => type === 'clock');
  await eventually(sees).toBe(true);
  await new Promise((done) => setTimeout(done, 4_000));
  await recording.end();
  const opened = (await readJournal(folder)).find((line) => line.type === 'opened');
  expect(opened).toMatchObject({ codec: 'VP9', source: 'screen' });
  await readRecorded(folder, new AbortController().signal);
  const path = readablePath(folder, opened?.type === 'opened' ? opened.file : '');
  const [stream] = await streamsOf(path);
  expect(stream).toMatchObject({ codec: 'vp9', width: 1280, height: 720 });
  expect(stream?.seconds).toBeGreaterThan(3);
  // What is drawn is black: only that there is a picture in the middle is told.
  expect(await brightness(path, 2)).toBeGreaterThanOrEqual(0);
});
