import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { type JournalLine, readJournal } from '#media/recording/journal.ts';
import { RoomRecording, type WantedTrack } from '#media/recording/room-recording.ts';
import { aConference, runningWorkers } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { eventually, openSite, type Site } from './support/site.ts';

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let folder: string;
let recording: RoomRecording;

beforeAll(async () => {
  devices = await openBrowserDevices();
});
afterAll(async () => {
  await devices?.close();
});
beforeEach(async () => {
  hall = await aConference();
  an = await openSite(devices, hall);
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-recording-'));
});
afterEach(async () => {
  await recording?.end();
  await hall?.close();
  rmSync(folder, { recursive: true, force: true });
});

const log = { info: () => {}, warn: (...a) => console.log(a), error: (...a) => console.log(a) };

/** What the site sends now. */
function tracks(): WantedTrack[] {
  const added = an.notices.flatMap((notice) => (notice.type === 'producerAdded' ? [notice] : []));
  return ['microphone' as const, 'camera' as const].flatMap((source) => {
    const last = added.findLast(({ producer }) => producer.source === source);
    return last ? [{ owner: 'an', source, producerId: last.producer.producerId }] : [];
  });
}

async function record(takeMs = 600_000) {
  await eventually(() => tracks().length).toBe(2);
  recording = new RoomRecording(folder, { program: 'ffmpeg', takeMs, leavesFreeBytes: 0, log }, (h) => console.log('hindrance', h));
  recording.want(await hall.engine.openRoom(hall.meetingId), tracks());
}

const lines = async <T extends JournalLine['type']>(type: T) =>
  (await readJournal(folder)).filter((line): line is Extract<JournalLine, { type: T }> => line.type === type);

describe('x', () => {
  test('records', async () => {
    await record();
    await eventually(async () => (await lines('clock')).length).toBeGreaterThanOrEqual(2);
    await new Promise((f) => setTimeout(f, 8000));
    await recording.end();
    const journal = await readJournal(folder);
    console.log(readFileSync(join(folder, 'journal.ndjson'), 'utf8'));
    for (const line of journal) if (line.type === 'opened') {
      console.log(execFileSync('ffprobe', ['-v','error','-show_entries','format=duration,start_time:stream=codec_name,width,height,nb_read_packets,avg_frame_rate','-count_packets', '-of','json', join(folder, line.file)], {encoding:'utf8'}));
    }
  });
});
