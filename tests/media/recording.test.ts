import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MeetingId, UserId } from '#contract/ids.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import { type JournalLine, readJournal } from '#media/recording/journal.ts';
import { RoomRecording, type WantedTrack } from '#media/recording/room-recording.ts';
import { planRecording } from '#server/domain/recording/recording-plan.ts';
import { createFfmpegComposer } from '#server/recording/ffmpeg-composer.ts';
import { readRecorded } from '#server/recording/recorded-files.ts';
import { aConference, runningWorkers } from './support/a-conference.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { brightness, levelDb, streamsOf } from './support/look-into-file.ts';
import { eventually, openSite, type Site } from './support/site.ts';

const AN = UserId.parse('11111111-1111-4111-8111-111111111111');
const signal = new AbortController().signal;

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let root: string;
let folder: string;
let recording: RoomRecording;

beforeAll(async () => {
  devices = await openBrowserDevices();
});

afterAll(async () => {
  await devices?.close();
});

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'nghi-su-recording-'));
  hall = await aConference();
  folder = join(root, hall.meetingId);
  mkdirSync(folder);
  an = await openSite(devices, hall);
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
  await eventually(() => sent().length).toBe(2);
});

afterEach(async () => {
  await recording?.end();
  await an?.page.close();
  await hall?.close();
  rmSync(root, { recursive: true, force: true });
});

/** What the site sends now. */
function sent(): WantedTrack[] {
  const added = an.notices.flatMap((notice) => (notice.type === 'producerAdded' ? [notice] : []));
  return (['microphone', 'camera'] as const).flatMap((source) => {
    const last = added.findLast(({ producer }) => producer.source === source);
    return last ? [{ owner: AN, source, producerId: last.producer.producerId }] : [];
  });
}

async function record(takeMs = 600_000): Promise<void> {
  const options = { program: 'ffmpeg', takeMs, leavesFreeBytes: 0, log: hall.log };
  recording = new RoomRecording(folder, options, () => {});
  recording.want(await hall.engine.openRoom(hall.meetingId), sent());
}

async function lines<T extends JournalLine['type']>(type: T) {
  const isOfType = (line: JournalLine): line is Extract<JournalLine, { type: T }> =>
    line.type === type;
  return (await readJournal(folder)).filter(isOfType);
}

/** Waits until so many files of the voice and as many of the picture got something. */
async function filesOfEach(count: number): Promise<void> {
  const fewest = async () => {
    const begun = new Set((await lines('clock')).map(({ file }) => file));
    const sources = (await lines('opened')).filter(({ file }) => begun.has(file));
    const of = (source: string) => sources.filter((file) => file.source === source).length;
    return Math.min(of('microphone'), of('camera'));
  };
  await eventually(fewest).toBeGreaterThanOrEqual(count);
}

const passes = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The stream of a meeting that was recorded from one moment to another. */
function streamOf(fromMs: number, toMs: number): LiveEvent[] {
  const at = (fact: LiveFact, ms: number, index: number): LiveEvent => ({
    ...fact,
    seq: index + 1,
    at: new Date(ms).toISOString(),
    actorId: AN,
  });
  return [
    at({ type: 'meeting.started' }, fromMs - 10, 0),
    at({ type: 'recording.started' }, fromMs, 1),
    at({ type: 'recording.stopped' }, toMs, 2),
  ];
}

test('what is sent is recorded without being encoded again, and composed to one file that plays', async () => {
  await record();
  await filesOfEach(1);
  const fromMs = Date.now();
  await passes(6_000);
  const toMs = Date.now();
  await recording.end();
  const opened = await lines('opened');
  expect(opened.map(({ codec }) => codec).toSorted()).toEqual(['VP8', 'opus']);
  for (const { file, source } of opened) {
    const [stream] = await streamsOf(join(folder, file));
    expect(stream).toMatchObject(
      source === 'camera' ? { codec: 'vp8', width: 960, height: 540 } : { codec: 'opus' },
    );
    expect(stream?.seconds).toBeGreaterThan(5.5);
  }

  const composer = createFfmpegComposer(root, signal);
  const meetingId = MeetingId.parse(hall.meetingId);
  const recorded = await composer.recorded(meetingId);
  expect(recorded.gaps).toEqual([]);
  const plan = planRecording(streamOf(fromMs, toMs), recorded, toMs);
  expect(plan.parts.map(({ picture }) => picture.kind)).toEqual(['face']);
  for (const part of plan.parts) await composer.makePart(meetingId, part, signal);
  const about = { title: 'Họp', contents: plan.contents };
  const { fileName, sizeBytes } = await composer.join(meetingId, plan.parts, about, signal);
  const made = join(folder, fileName);
  expect(readFileSync(made)).toHaveLength(sizeBytes);
  const [picture, sound] = await streamsOf(made);
  expect(picture).toMatchObject({ codec: 'h264', width: 1280, height: 720 });
  expect(sound).toMatchObject({ codec: 'aac' });
  expect(picture?.seconds).toBeCloseTo(plan.contents.durationMs / 1000, 1);
  expect(sound?.seconds).toBeCloseTo(plan.contents.durationMs / 1000, 1);
  // The tone is there from the beginning to the end, and a picture that is not black.
  for (const second of [0.5, 3, 5]) {
    expect(await levelDb(made, second, 0.4)).toBeGreaterThan(-30);
    expect(await brightness(made, second)).toBeGreaterThan(30);
  }
});

test('a file that becomes long is taken over by the next one, without a hole', async () => {
  await record(3_000);
  await filesOfEach(3);
  await passes(1_000);
  await recording.end();
  const { spans, gaps } = await readRecorded(folder, signal);
  expect(gaps).toEqual([]);
  for (const source of ['microphone', 'camera']) {
    const own = spans.filter((span) => span.source === source);
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const [index, span] of own.slice(1).entries()) expect(own[index]?.toMs).toBe(span.fromMs);
  }
  expect((await lines('closed')).map(({ why }) => why)).toContain('rotated');
});

test('ffmpeg is killed: what was written is there, the next file begins at once, the gap is known', async () => {
  await record();
  await filesOfEach(1);
  await passes(4_000);
  for (const { pid } of await lines('opened')) process.kill(pid, 'SIGKILL');
  await filesOfEach(2);
  await passes(1_000);
  await recording.end();
  const { spans, gaps } = await readRecorded(folder, signal);
  for (const source of ['microphone', 'camera'] as const) {
    const [first, second] = spans.filter((span) => span.source === source);
    expect((first?.toMs ?? 0) - (first?.fromMs ?? 0)).toBeGreaterThan(2_000);
    expect(gaps).toContainEqual({
      owner: AN,
      source,
      fromMs: first?.toMs,
      toMs: second?.fromMs,
    });
  }
  for (const { fromMs, toMs } of gaps) expect(toMs - fromMs).toBeLessThan(5_000);
});

test('the SFU is killed: the recording goes on with what the site sends anew', async () => {
  await record();
  await filesOfEach(1);
  await passes(3_000);
  const [worker] = runningWorkers();
  const before = sent();
  if (worker?.pid) process.kill(worker.pid, 'SIGKILL');
  await eventually(() => sent().every(({ producerId }) => !isAmong(before, producerId))).toBe(true);
  recording.want(await hall.engine.openRoom(hall.meetingId), sent());
  await filesOfEach(2);
  await passes(1_000);
  await recording.end();
  const { spans, gaps } = await readRecorded(folder, signal);
  expect((await lines('closed')).map(({ why }) => why)).toContain('lost');
  for (const source of ['microphone', 'camera']) {
    const [first, second] = spans.filter((span) => span.source === source);
    const hole = { fromMs: first?.toMs ?? 0, toMs: second?.fromMs ?? 0 };
    const told = gaps.filter((gap) => gap.source === source);
    // Whoever comes back in no time at all missed nothing that is worth a word.
    const worthAWord = hole.toMs - hole.fromMs >= 150 ? [hole] : [];
    expect(told.map(({ fromMs, toMs }) => ({ fromMs, toMs }))).toEqual(worthAWord);
  }
  expect(spans.length).toBe(4);
});

test('a microphone that is closed for a while is heard again at its right time', async () => {
  await record();
  await filesOfEach(1);
  const { producerId } = sent().find(({ source }) => source === 'microphone') ?? {};
  await hall.conference.pause(an.connection, { producerId: producerId ?? '' });
  await eventually(async () => (await lines('paused')).length).toBe(1);
  await passes(3_000);
  await hall.conference.resume(an.connection, { producerId: producerId ?? '' });
  const spansNoted = async () => new Set((await lines('clock')).map(({ span }) => span)).size;
  await eventually(spansNoted).toBe(2);
  await passes(1_500);
  await recording.end();
  const { spans, gaps } = await readRecorded(folder, signal);
  const [first, second] = spans.filter(({ source }) => source === 'microphone');
  expect((second?.fromMs ?? 0) - (first?.toMs ?? 0)).toBeGreaterThan(2_500);
  expect(gaps).toEqual([]);
});

test('ffmpeg costs little: it copies', async () => {
  await record();
  await filesOfEach(1);
  const pids = (await lines('opened')).map(({ pid }) => pid);
  const ticks = () =>
    pids.map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return Number(fields[11]) + Number(fields[12]);
    });
  const before = ticks();
  await passes(5_000);
  const shares = ticks().map((after, index) => (after - (before[index] ?? 0)) / 5);
  // Hundredths of a second in five seconds: per cent of a core.
  console.log(`ffmpeg while copying: ${shares.join(' and ')} % of a core`);
  expect(shares).toHaveLength(2);
});

function isAmong(tracks: readonly WantedTrack[], producerId: string): boolean {
  return tracks.some((track) => track.producerId === producerId);
}
