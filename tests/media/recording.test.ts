import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MeetingId, type UserId } from '#contract/ids.ts';
import type { LiveEvent, LiveFact } from '#contract/live/events.ts';
import { planRecording } from '#server/domain/recording/recording-plan.ts';
import { createFfmpegComposer } from '#server/recording/ffmpeg-composer.ts';
import { maySmallDisk, onSmallDisk } from '#tests/support/small-disk.ts';
import { aConference, runningWorkers } from './support/a-conference.ts';
import { aRecording, passes } from './support/a-recording.ts';
import { type BrowserDevices, openBrowserDevices } from './support/browser-devices.ts';
import { brightness, levelDb, streamsOf } from './support/look-into-file.ts';
import { eventually, of, openSite, type Site } from './support/site.ts';

const signal = new AbortController().signal;
const SOURCES = ['microphone', 'camera'] as const;

let devices: BrowserDevices;
let hall: Awaited<ReturnType<typeof aConference>>;
let an: Site;
let owner: UserId;
let recording: ReturnType<typeof aRecording>;

beforeAll(async () => {
  devices = await openBrowserDevices();
});

afterAll(async () => {
  await devices?.close();
});

beforeEach(async () => {
  hall = await aConference();
  an = await openSite(devices, hall);
  owner = an.connection.actor.userId;
  await an.page.evaluate(() => window.device.join('voice and picture', 640));
});

afterEach(async () => {
  await recording?.close();
  await an?.page.close();
  await hall?.close();
});

/** Records what the site sends, until it is in files. */
async function record(given: Parameters<typeof aRecording>[1] = {}): Promise<void> {
  recording = aRecording(hall, given);
  await eventually(() => recording.wanted().length).toBe(2);
  await recording.filesOfEach(1);
}

/** The stream of a meeting that was recorded from one moment to another. */
function streamOf(fromMs: number, toMs: number): LiveEvent[] {
  const at = (fact: LiveFact, ms: number, index: number): LiveEvent => ({
    ...fact,
    seq: index + 1,
    at: new Date(ms).toISOString(),
    actorId: owner,
  });
  return [
    at({ type: 'meeting.started' }, fromMs - 10, 0),
    at({ type: 'recording.started' }, fromMs, 1),
    at({ type: 'recording.stopped' }, toMs, 2),
  ];
}

test('what is sent is recorded without being encoded again, and composed to one file that plays', async () => {
  await record();
  const fromMs = Date.now();
  await passes(6_000);
  const toMs = Date.now();
  await recording.recorded();
  const opened = await recording.lines('opened');
  expect(opened.map(({ codec }) => codec).toSorted()).toEqual(['VP8', 'opus']);
  for (const { file, source } of opened) {
    const [stream] = await streamsOf(join(recording.folder, file));
    expect(stream).toMatchObject(source === 'camera' ? { codec: 'vp8' } : { codec: 'opus' });
    expect(stream?.seconds).toBeGreaterThan(5.5);
  }

  const composer = createFfmpegComposer(recording.root);
  const meetingId = MeetingId.parse(hall.meetingId);
  const recorded = await composer.recorded(meetingId, signal);
  expect(recorded.gaps).toEqual([]);
  const plan = planRecording(streamOf(fromMs, toMs), recorded, toMs);
  expect(plan.parts.map(({ picture }) => picture.kind)).toEqual(['face']);
  for (const part of plan.parts) await composer.makePart(meetingId, part, signal);
  const about = { title: 'Họp', contents: plan.contents };
  const { fileName, sizeBytes } = await composer.join(meetingId, plan.parts, about, signal);
  const made = join(recording.folder, fileName);
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
  await record({ takeMs: 3_000 });
  await recording.filesOfEach(3);
  const { spans, gaps } = await recording.recorded();
  expect(gaps).toEqual([]);
  for (const source of SOURCES) {
    const own = spans.filter((span) => span.source === source);
    expect(own.length).toBeGreaterThanOrEqual(3);
    for (const [index, span] of own.slice(1).entries()) expect(own[index]?.toMs).toBe(span.fromMs);
  }
  expect((await recording.lines('closed')).map(({ why }) => why)).toContain('rotated');
});

test('ffmpeg is killed: what was written is there, the next file takes over, the gap is known', async () => {
  await record();
  await passes(4_000);
  for (const { pid } of await recording.lines('opened')) process.kill(pid, 'SIGKILL');
  await recording.filesOfEach(2);
  const { spans, gaps } = await recording.recorded();
  for (const source of SOURCES) {
    const [first, second] = spans.filter((span) => span.source === source);
    expect((first?.toMs ?? 0) - (first?.fromMs ?? 0)).toBeGreaterThan(2_000);
    expect(gaps).toContainEqual({
      owner,
      source,
      fromMs: first?.toMs,
      toMs: second?.fromMs,
    });
  }
});

test('the SFU is killed: the recording goes on with what the site sends anew', async () => {
  await record();
  await passes(3_000);
  const [worker] = runningWorkers();
  const before = recording.wanted();
  if (worker?.pid) process.kill(worker.pid, 'SIGKILL');
  const isNew = ({ producerId }: { producerId: string }) =>
    before.every((track) => track.producerId !== producerId);
  await eventually(() => recording.wanted().filter(isNew).length).toBe(2);
  await recording.filesOfEach(2);
  const { spans, gaps } = await recording.recorded();
  expect((await recording.lines('closed')).map(({ why }) => why)).toContain('lost');
  for (const source of SOURCES) {
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
  const microphone = recording.wanted().find(({ source }) => source === 'microphone');
  const producerId = microphone?.producerId ?? '';
  await hall.conference.pause(an.connection, { producerId });
  await eventually(async () => (await recording.lines('paused')).length).toBe(1);
  await passes(3_000);
  await hall.conference.resume(an.connection, { producerId });
  const spansNoted = async () =>
    new Set((await recording.lines('clock')).map(({ span }) => span)).size;
  await eventually(spansNoted).toBe(2);
  await passes(1_500);
  const { spans, gaps } = await recording.recorded();
  const [first, second] = spans.filter(({ source }) => source === 'microphone');
  expect((second?.fromMs ?? 0) - (first?.toMs ?? 0)).toBeGreaterThan(2_500);
  expect(gaps).toEqual([]);
});

test.runIf(maySmallDisk)(
  'the disk is full: that is said, the meeting goes on, what was recorded is kept, and with room it goes on',
  () =>
    onSmallDisk(16, async (root) => {
      const binh = await openSite(devices, hall);
      await binh.page.evaluate(() => window.device.join('nothing', 640));
      await record({ root, leavesFreeBytes: 1024 * 1024 });
      await passes(5_000);
      expect(recording.hindrances).toEqual([null]);
      const filler = join(root, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(17 * 1024 * 1024))).toThrow('ENOSPC');
      await eventually(() => recording.hindrances).toEqual([null, 'diskFull']);
      const { framesDecoded } = await of(binh, 'camera');
      const more = async () => (await of(binh, 'camera')).framesDecoded;
      await eventually(more).toBeGreaterThan(framesDecoded + 5);
      rmSync(filler);
      await eventually(() => recording.hindrances).toEqual([null, 'diskFull', null]);
      await recording.filesOfEach(2);
      const { spans, gaps } = await recording.recorded();
      for (const source of SOURCES) {
        const [first, second] = spans.filter((span) => span.source === source);
        expect((first?.toMs ?? 0) - (first?.fromMs ?? 0)).toBeGreaterThan(2_000);
        expect(second?.fromMs).toBeGreaterThan(first?.toMs ?? Number.POSITIVE_INFINITY);
      }
      expect(gaps.filter(({ owner }) => owner === null)).toHaveLength(1);
      await recording.close();
      await binh.page.close();
    }),
);
