import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { MeetingId } from '#contract/ids.ts';
import type { JournalLine } from '#media/recording/journal.ts';
import { createLiveEvents } from '#server/db/live-events-postgres.ts';
import { createRecordingStore } from '#server/db/recording-store.ts';
import { createDiskRecordingFiles } from '#server/recording/disk-recording-files.ts';
import { createFfmpegComposer } from '#server/recording/ffmpeg-composer.ts';
import { createRecordingComposing } from '#server/services/recording-composing.ts';
import { createRecordingRetention } from '#server/services/recording-retention.ts';
import { createRecordingService } from '#server/services/recording-service.ts';
import { aDocumentGate } from './a-document-gate.ts';
import { aRecordedMeeting } from './a-recorded-meeting.ts';
import { type TestDatabase, useDatabase } from './use-database.ts';

type RecordedMeeting = Awaited<ReturnType<typeof aRecordedMeeting>>;
type RecordingServices = ReturnType<typeof recordingServices>;
type Job = { meetingId: MeetingId };

/** What of the composing fails; of the second part: each that is to be made once one was. */
type Broken = 'part' | 'second part' | 'join' | null;

/** What a test of recordings works with: a meeting of its own among them. */
export type Recordings = {
  meeting: RecordedMeeting;
  services: RecordingServices;
  meetingId: MeetingId;
};

/** Makes the services of recordings once for the tests of a file, with composing that works jobs, and `give`s them to each test. */
export function useRecordings(give: (recordings: Recordings) => void): TestDatabase {
  const database = useDatabase();
  let made: Pick<Recordings, 'meeting' | 'services'> | null = null;
  beforeAll(async () => {
    const meeting = await aRecordedMeeting(database);
    made = { meeting, services: recordingServices(database, meeting) };
    await made.services.composing.start();
  });
  beforeEach(async () => {
    if (!made) throw new Error('The services are made before the tests.');
    made.services.fillDiskAfter(Number.POSITIVE_INFINITY);
    give({ ...made, meetingId: await made.meeting.aMeeting() });
  });
  afterAll(() => made?.services.close());
  return database;
}

/** The composing, watching and keeping of recordings in a folder of their own, with faults by the test's word; jobs are worked by its word too. */
export function recordingServices(database: TestDatabase, meeting: RecordedMeeting) {
  const root = mkdtempSync(join(tmpdir(), 'nghi-su-recorded-'));
  const store = createRecordingStore(database);
  const disk = createDiskRecordingFiles(root);
  let isDiskBroken = false;
  const files: typeof disk = {
    ...disk,
    remove: (id) => (isDiskBroken ? Promise.reject(new Error('EIO')) : disk.remove(id)),
  };
  const composer = createFfmpegComposer(root);
  const { access, gate } = aDocumentGate(database);
  const { live, clock } = meeting;
  let work: (job: Job) => Promise<void> = async () => {};
  const failures: unknown[] = [];
  const composing = createRecordingComposing({
    store,
    files,
    composer: {
      ...composer,
      makePart: async (...args) => {
        if (onHanging) await hang(args[2], onHanging);
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
      enqueue: async (_, job, afterSeconds = 0) =>
        void asked.push({ job: job as Job, afterSeconds }),
      async work(_, handler) {
        work = handler as typeof work;
      },
    },
    onError: (error) => failures.push(error),
  });
  let broken: Broken = null;
  let made = 0;
  const asked: { job: Job; afterSeconds: number }[] = [];
  let onHanging: (() => void) | null = null;
  let letGo = () => {};
  /** Works until it is let go or ended, as a program on a long part. */
  function hang(signal: AbortSignal, onBegun: () => void): Promise<void> {
    onBegun();
    return new Promise((done, ended) => {
      letGo = done;
      signal.addEventListener('abort', () => ended(signal.reason), { once: true });
    });
  }
  let rooms = Number.POSITIVE_INFINITY;
  function brokenAt<T>(where: 'part' | 'join', work: () => Promise<T>): Promise<T> {
    const isBroken = where === broken || (where === 'part' && broken === 'second part' && made > 0);
    return isBroken ? Promise.reject(new Error('cut off')) : work();
  }
  const days = 365;
  return {
    folderOf: (meetingId: MeetingId) => join(root, meetingId),
    composing,
    failures,
    /** From now on; parts are counted anew. */
    breakIt(what: Broken): void {
      broken = what;
      made = 0;
    },
    /** How many parts were made, counted anew whenever it is said what fails. */
    partsMade: () => made,
    /** The jobs that were asked for since this was last asked, of one meeting alone where it is named: in how many seconds each is due. */
    jobs: (of?: MeetingId) =>
      asked
        .splice(0)
        .filter(({ job }) => of === undefined || job.meetingId === of)
        .map(({ afterSeconds }) => afterSeconds),
    /** From now on a part is made until it is ended; settles when the first is begun. */
    hangs: () =>
      new Promise<void>((begun) => {
        onHanging = begun;
      }),
    /** The part that hangs is made now, and the next ones at once. */
    hangsNoMore(): void {
      onHanging = null;
      letGo();
    },
    close(): void {
      composing.close();
      rmSync(root, { recursive: true, force: true });
    },
    breakDisk(isBroken: boolean): void {
      isDiskBroken = isBroken;
    },
    /** The disk is full after it was looked at so many times. */
    fillDiskAfter(looks: number): void {
      rooms = looks;
    },
    compose: (meetingId: MeetingId) => work({ meetingId }),
    recordings: createRecordingService({
      access,
      gate,
      live,
      store,
      files,
      composing,
      clock,
      days,
    }),
    aRecording: (
      meetingId: MeetingId,
      { pictureAfterMs = 0 }: { pictureAfterMs?: number | null } = {},
    ) => aRecording(meeting, meetingId, root, pictureAfterMs),
    retention: createRecordingRetention({ store, files, clock, days, onError: () => {} }),
  };
}

/**
 * Records six seconds of the chair's sound and of their picture four, so many milliseconds after the beginning; none with null.
 * Then the meeting ends.
 */
async function aRecording(
  meeting: RecordedMeeting,
  meetingId: MeetingId,
  root: string,
  pictureAfterMs: number | null,
): Promise<void> {
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
  const cameraAt = start + (pictureAfterMs ?? 0);
  const camera: JournalLine[] = [
    { type: 'opened', at: cameraAt, file: 'picture.mkv', source: 'camera', codec: 'VP8', ...ids },
    { type: 'clock', at: cameraAt, file: 'picture.mkv', span: 1, ptsMs: 0 },
    { type: 'closed', at: at + 5_000, file: 'picture.mkv', why: 'died' },
  ];
  const lines: JournalLine[] = [
    { type: 'begun', at },
    { type: 'opened', at, file: 'sound.mkv', source: 'microphone', codec: 'opus', ...ids },
    { type: 'clock', at, file: 'sound.mkv', span: 1, ptsMs: 0 },
    ...(pictureAfterMs === null ? [] : camera),
    { type: 'closed', at: at + 6_000, file: 'sound.mkv', why: 'ended' },
    { type: 'ended', at: at + 6_000 },
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(folder, 'journal.ndjson'), text);
}
