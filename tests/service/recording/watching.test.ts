import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MeetingId } from '#contract/ids.ts';
import type { JournalLine } from '#media/recording/journal.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createRecordingStore } from '#server/db/recording-store.ts';
import { createDiskRecordingFiles } from '#server/recording/disk-recording-files.ts';
import { createFfmpegComposer } from '#server/recording/ffmpeg-composer.ts';
import type { JobTable } from '#server/services/ports/jobs.ts';
import { createRecordingComposing } from '#server/services/recording-composing.ts';
import { createRecordingRetention } from '#server/services/recording-retention.ts';
import { createRecordingService } from '#server/services/recording-service.ts';
import { aDocumentGate } from '#tests/support/a-document-gate.ts';
import { aRecordedMeeting } from '#tests/support/a-recorded-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
const root = mkdtempSync(join(tmpdir(), 'nghi-su-recorded-'));

let meeting: Awaited<ReturnType<typeof aRecordedMeeting>>;
let services: ReturnType<typeof open>;
let meetingId: MeetingId;

beforeAll(async () => {
  meeting = await aRecordedMeeting(database);
  services = open();
});

beforeEach(async () => {
  meetingId = await meeting.aMeeting();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What of the composing fails; of the second part: each that is to be made once one was. */
type Broken = 'part' | 'second part' | 'join' | null;

function open() {
  const store = createRecordingStore(database);
  const disk = createDiskRecordingFiles(root);
  let isDiskBroken = false;
  const files: typeof disk = {
    ...disk,
    remove: (id) => (isDiskBroken ? Promise.reject(new Error('EIO')) : disk.remove(id)),
  };
  const composer = createFfmpegComposer(root, new AbortController().signal);
  const { access, gate } = aDocumentGate(database);
  const { live, clock } = meeting;
  let work: (data: JobTable['recording.compose']) => Promise<void> = async () => {};
  const failures: unknown[] = [];
  const composing = createRecordingComposing({
    store,
    composer: {
      ...composer,
      makePart: async (...args) => {
        const isMade = await brokenAt('part', () => composer.makePart(...args));
        if (isMade) made += 1;
        return isMade;
      },
      async hasRoom(...args) {
        rooms -= 1;
        return rooms >= 0 && composer.hasRoom(...args);
      },
      join: (...args) => brokenAt('join', () => composer.join(...args)),
    },
    events: createLiveEvents(database.pool),
    clock,
    jobs: {
      enqueue: async (_, __, afterSeconds = 0) => void asked.push(afterSeconds),
      async work(_, handler) {
        work = handler as typeof work;
      },
    },
    onError: (error) => failures.push(error),
  });
  let broken: Broken = null;
  let made = 0;
  const asked: number[] = [];
  let rooms = Number.POSITIVE_INFINITY;
  function brokenAt<T>(where: 'part' | 'join', work: () => Promise<T>): Promise<T> {
    const isBroken = where === broken || (where === 'part' && broken === 'second part' && made > 0);
    return isBroken ? Promise.reject(new Error('cut off')) : work();
  }
  const days = 365;
  return {
    composing,
    failures,
    /** From now on; parts are counted anew. */
    breakIt(what: Broken): void {
      broken = what;
      made = 0;
    },
    /** The jobs that were asked for since this was last asked: in how many seconds each is due. */
    jobs: () => asked.splice(0),
    breakDisk(isBroken: boolean): void {
      isDiskBroken = isBroken;
    },
    /** The disk is full after it was looked at so many times. */
    fillDiskAfter(looks: number): void {
      rooms = looks;
    },
    compose: () => work({ meetingId }),
    recordings: createRecordingService({ access, gate, live, store, files, clock, days }),
    retention: createRecordingRetention({ store, files, clock, days, onError: () => {} }),
  };
}

/** Records six seconds of the chair's sound and four of their picture, and ends the meeting. */
async function aRecording(): Promise<void> {
  const { run, passes, chair, clock } = meeting;
  await run(meetingId, { name: 'recording.start', input: {} });
  const start = clock.now().getTime();
  const { frame } = await meeting.live.stateOf(meetingId);
  const itemId = frame?.items[0]?.itemId;
  if (itemId) await run(meetingId, { name: 'agenda.goTo', input: { itemId } });
  passes(1_000);
  const input = { userId: meeting.member.userId, kind: 'speech' as const };
  await run(meetingId, { name: 'speakers.invite', input });
  passes(5_000);
  await run(meetingId, { name: 'meeting.end', input: {} });
  const folder = join(root, meetingId);
  mkdirSync(folder, { recursive: true });
  const make = (file: string, ...args: string[]) =>
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', ...args, join(folder, file)]);
  make('sound.mkv', '-i', 'sine=440', '-t', '6', '-c:a', 'libopus');
  make('picture.mkv', '-i', 'testsrc=size=320x180:rate=10', '-t', '4', '-c:v', 'libvpx');
  const ids = { owner: chair.userId, server: 1, pid: 1, port: 1 };
  const at = start;
  const lines: JournalLine[] = [
    { type: 'begun', at },
    { type: 'opened', at, file: 'sound.mkv', source: 'microphone', codec: 'opus', ...ids },
    { type: 'opened', at, file: 'picture.mkv', source: 'camera', codec: 'VP8', ...ids },
    { type: 'clock', at, file: 'sound.mkv', span: 1, ptsMs: 0 },
    { type: 'clock', at, file: 'picture.mkv', span: 1, ptsMs: 0 },
    { type: 'closed', at: at + 5_000, file: 'picture.mkv', why: 'died' },
    { type: 'closed', at: at + 6_000, file: 'sound.mkv', why: 'ended' },
    { type: 'ended', at: at + 6_000 },
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(folder, 'journal.ndjson'), text);
}

const watched = () => services.recordings.get(meeting.member, meetingId);

it('is composed after the end, with its item, its speaker and its gap, and opened by who was there', async () => {
  await services.composing.start();
  await aRecording();
  expect((await watched()).state).toBe('composing');
  await expect(services.recordings.open(meeting.member, meetingId)).rejects.toMatchObject({
    body: { code: 'WRONG_STATE', reason: 'recording-not-ready' },
  });
  await services.compose();
  expect(services.failures).toEqual([]);
  const { state, contents, mayRemove } = await watched();
  expect(state).toBe('ready');
  expect(mayRemove).toBe(false);
  expect(contents).toMatchObject({
    durationMs: 6_000,
    chapters: [{ atMs: 0, number: 1, title: 'Chuyển đổi số' }],
    speeches: [{ fromMs: 1_000, toMs: 6_000, name: meeting.member.name }],
    gaps: [{ fromMs: 4_000, toMs: 6_000, ofName: meeting.chair.name, source: 'camera' }],
  });
  const file = await services.recordings.open(meeting.member, meetingId);
  await file.noteOpening();
  const chunks = await (await file.read({ start: 4, end: 7 })).toArray();
  expect(Buffer.concat(chunks).toString()).toBe('ftyp');
  const openings = await database.prisma.recordingOpening.findMany({ where: { meetingId } });
  expect(openings.map(({ accountId }) => accountId)).toEqual([meeting.member.userId]);
  expect(await services.recordings.captions(meeting.member, meetingId)).toContain(
    `00:00:01.000 --> 00:00:06.000\n${meeting.member.name}`,
  );
});

it('is refused to who was not there', async () => {
  await aRecording();
  for (const ask of [
    () => services.recordings.get(meeting.stranger, meetingId),
    () => services.recordings.open(meeting.stranger, meetingId),
    () => services.recordings.captions(meeting.stranger, meetingId),
    () => services.recordings.remove(meeting.member, meetingId, 'Không phải việc của mình'),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

it('what a crash has cut off is composed again, and given up after some attempts', async () => {
  await aRecording();
  services.breakIt('part');
  await expect(services.compose()).rejects.toThrow('cut off');
  expect((await watched()).state).toBe('composing');
  services.breakIt(null);
  await services.compose();
  expect((await watched()).state).toBe('ready');

  meetingId = await meeting.aMeeting();
  await aRecording();
  services.breakIt('part');
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(services.compose()).rejects.toThrow('cut off');
  await services.compose();
  services.breakIt(null);
  expect((await watched()).state).toBe('failed');
});

it.each(['second part', 'join'] as const)(
  'is given up after some attempts when its %s fails, though something was made before',
  async (what) => {
    await aRecording();
    services.breakIt(what);
    services.jobs();
    await services.compose();
    // What was made is new: what fails has all its attempts before it, in a job of its own.
    expect(services.jobs()).toEqual([0]);
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(services.compose()).rejects.toThrow('cut off');
    expect((await watched()).state).toBe('composing');
    await services.compose();
    services.breakIt(null);
    expect(services.jobs()).toEqual([]);
    expect((await watched()).state).toBe('failed');
    await services.recordings.remove(meeting.chair, meetingId, 'Bản ghi hỏng');
    expect((await watched()).state).toBe('removed');
  },
);

it('waits for room on the disk, as often as it takes, and goes on where it was', async () => {
  await aRecording();
  for (const looks of [0, 0, 0, 0, 0, 2, 3]) {
    services.fillDiskAfter(looks);
    services.jobs();
    await services.compose();
    expect(services.jobs()).toEqual([600]);
    expect((await watched()).state).toBe('composing');
  }
  services.fillDiskAfter(Number.POSITIVE_INFINITY);
  await services.compose();
  expect((await watched()).state).toBe('ready');
});

it('is removed by the chair with a reason, which all who were there read; nothing of it stays', async () => {
  await aRecording();
  await services.compose();
  await services.recordings.remove(meeting.chair, meetingId, 'Theo kết luận của chủ trì');
  expect(await watched()).toMatchObject({
    state: 'removed',
    contents: null,
    removed: { reason: 'Theo kết luận của chủ trì' },
  });
  expect(existsSync(join(root, meetingId))).toBe(false);
  await expect(services.recordings.open(meeting.chair, meetingId)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const subject = `meeting:${meetingId}`;
  const where = { subject, action: { startsWith: 'recording.' } };
  const [entry] = await database.prisma.auditEntry.findMany({ where });
  expect(entry).toMatchObject({ action: 'recording.remove', accountId: meeting.chair.userId });
});

it('what a removal could not take from the disk goes with the next one, or with the next sweep', async () => {
  const isThere = () => existsSync(join(root, meetingId));
  for (const again of [
    () => services.recordings.remove(meeting.chair, meetingId, 'Một lần nữa'),
    () => services.retention.sweep(),
  ]) {
    meetingId = await meeting.aMeeting();
    await aRecording();
    await services.compose();
    services.breakDisk(true);
    const reason = 'Theo kết luận của chủ trì';
    await expect(services.recordings.remove(meeting.chair, meetingId, reason)).rejects.toThrow();
    services.breakDisk(false);
    expect((await watched()).state).toBe('removed');
    expect(isThere()).toBe(true);
    await again();
    expect(isThere()).toBe(false);
    expect((await watched()).removed?.reason).toBe(reason);
  }
});

it('is removed when its time is over, and the log says so', async () => {
  await aRecording();
  await services.compose();
  const endedAt = new Date(meeting.clock.now().getTime() - 366 * 24 * 60 * 60_000);
  await services.retention.sweep();
  expect((await watched()).state).toBe('ready');
  await database.prisma.recording.update({ where: { meetingId }, data: { endedAt } });
  await services.retention.sweep();
  expect((await watched()).state).toBe('removed');
  expect(existsSync(join(root, meetingId))).toBe(false);
  const subject = `meeting:${meetingId}`;
  const where = { subject, action: { startsWith: 'recording.' } };
  const [entry] = await database.prisma.auditEntry.findMany({ where });
  expect(entry).toMatchObject({ action: 'recording.expire', accountId: null });
});
