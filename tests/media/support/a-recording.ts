import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hindrance } from '#media/recording/hindrance.ts';
import { type JournalLine, readJournal, type TrackName } from '#media/recording/journal.ts';
import {
  type RecordingOptions,
  RoomRecording,
  type WantedTrack,
} from '#media/recording/room-recording.ts';
import { readRecorded } from '#server/recording/recorded-files.ts';
import type { aConference } from './a-conference.ts';
import { eventually } from './site.ts';

/** Records all that is sent in a conference, in a folder named by the meeting below `root`, which is one of its own unless given. */
export function aRecording(
  hall: Awaited<ReturnType<typeof aConference>>,
  given: Partial<RecordingOptions> & { root?: string } = {},
) {
  const { root = mkdtempSync(join(tmpdir(), 'nghi-su-recording-')), ...asked } = given;
  const folder = join(root, hall.meetingId);
  const usual = { program: 'ffmpeg', takeMs: 600_000, leavesFreeBytes: 0, log: hall.log };
  const hindrances: (Hindrance | null)[] = [];
  const recording = new RoomRecording(folder, { ...usual, ...asked }, (hindrance) =>
    hindrances.push(hindrance),
  );

  /** What is sent now. */
  function wanted(): WantedTrack[] {
    const sent = hall.conference.tracksOf(hall.meetingId)?.sent ?? [];
    return sent.map(({ owner, producerId, source }) => ({ owner, producerId, source }));
  }

  async function follow(): Promise<void> {
    const tracks = hall.conference.tracksOf(hall.meetingId);
    if (tracks) recording.want(await tracks.room, wanted());
  }

  async function lines<T extends JournalLine['type']>(type: T) {
    const isOfType = (line: JournalLine): line is Extract<JournalLine, { type: T }> =>
      line.type === type;
    return (await readJournal(folder)).filter(isOfType);
  }

  /** The sizes of the files of a track that hold something, in the order in which they were opened. */
  async function sizesOf({ owner, source }: TrackName): Promise<number[]> {
    const begun = new Set((await lines('clock')).map(({ file }) => file));
    return (await lines('opened'))
      .filter((line) => line.owner === owner && line.source === source && begun.has(line.file))
      .map(({ file }) => statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0)
      .filter((size) => size > 0);
  }

  const stop = hall.conference.onTracks(() => void follow());
  void follow();

  return {
    root,
    folder,
    /** What it said that hinders it, in order; null: nothing does. */
    hindrances,
    lines,
    wanted,
    /** Waits until so many files of each track, of all that are sent unless named, hold more than their beginning. */
    async filesOfEach(count: number, tracks: readonly TrackName[] = wanted()): Promise<void> {
      for (const track of tracks) {
        await eventually(async () => (await sizesOf(track)).length).toBeGreaterThanOrEqual(count);
        const [size = 0] = (await sizesOf(track)).slice(count - 1);
        await eventually(async () => (await sizesOf(track))[count - 1]).toBeGreaterThan(size);
      }
    },
    /** Ends it and reads what was recorded, and what was missed. */
    async recorded() {
      await recording.end();
      return readRecorded(folder, new AbortController().signal);
    },
    async close(): Promise<void> {
      stop();
      await recording.end();
      rmSync(folder, { recursive: true, force: true });
      if (given.root === undefined) rmSync(root, { recursive: true, force: true });
    },
  };
}

/** So many milliseconds pass in which something is recorded. */
export const passes = (ms: number) => new Promise((done) => setTimeout(done, ms));
