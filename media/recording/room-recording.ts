import { randomBytes } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MediaRoom } from '#media/media-engine.ts';
import type { MediaLog } from '#media/media-log.ts';
import { type Hindrance, isDiskFull } from './hindrance.ts';
import { Journal, type TrackName } from './journal.ts';
import { TrackRecorder } from './track-recorder.ts';

/** How often the journal says that the recording goes on, and the disk is looked at. */
const BEAT_MS = 2_000;
/** A picture that is not wanted any more is recorded so much longer, so that the next one can begin in time; sound may come back. */
const PICTURE_LINGERS_MS = 3_000;
const SOUND_LINGERS_MS = 20_000;
/** How long the recording stands still at least when the disk was full. */
const HALT_MS = 10_000;

/** A track to be recorded: the producer that carries it now. */
export type WantedTrack = TrackName & { producerId: string };

/** How recordings are made. */
export type RecordingOptions = {
  /** Name or path of ffmpeg. */
  program: string;
  /** How long a file becomes before a further one takes over, in milliseconds. */
  takeMs: number;
  /** So much of the disk is left to everything else, in bytes: below it nothing is recorded. */
  leavesFreeBytes: number;
  log: MediaLog;
};

/** The recording of one room while it goes on. */
export class RoomRecording {
  readonly #folder: string;
  readonly #options: RecordingOptions;
  readonly #journal: Journal;
  readonly #onHindrance: (hindrance: Hindrance | null) => void;
  /** What goes on, by the producer. */
  readonly #tracks = new Map<string, TrackRecorder>();
  /** These, and those that were told to stop and whose files are not whole yet. */
  readonly #writing = new Set<TrackRecorder>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #beat: NodeJS.Timeout;
  readonly #run: string;
  #count = 0;
  #haltedAt: number | null = null;
  /** What was said last; undefined: nothing yet, so that what an earlier server said is taken back. */
  #hindrance: Hindrance | null | undefined;
  #wanted: { room: MediaRoom; tracks: readonly WantedTrack[] } | null = null;
  #ending: Promise<void> | null = null;

  /** Begins, or goes on, in a folder; `onHindrance` is told when something keeps it from being written, and null when nothing does. */
  constructor(
    folder: string,
    options: RecordingOptions,
    onHindrance: (hindrance: Hindrance | null) => void,
  ) {
    this.#folder = folder;
    this.#options = options;
    this.#onHindrance = onHindrance;
    const now = Date.now();
    const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace('.', '');
    this.#run = `${stamp}-${randomBytes(2).toString('hex')}`;
    this.#journal = new Journal(folder, this.#run, (error) => {
      options.log.error({ err: error, folder: basename(folder) }, 'recording: journal not written');
      this.#tell(isDiskFull(error) ? 'diskFull' : 'failing');
    });
    this.#journal.write({ type: 'begun', at: now });
    this.#beat = setInterval(() => void this.#onBeat(), BEAT_MS);
    this.#beat.unref();
  }

  /** Records exactly these from now on; what is left out goes on for some seconds. */
  want(room: MediaRoom, tracks: readonly WantedTrack[]): void {
    if (this.#ending !== null) return;
    this.#wanted = { room, tracks };
    this.#follow();
  }

  #follow(): void {
    if (this.#ending !== null || this.#haltedAt !== null || this.#wanted === null) return;
    const { room, tracks } = this.#wanted;
    for (const track of tracks) this.#begin(room, track);
    const ids = new Set(tracks.map(({ producerId }) => producerId));
    for (const recorder of this.#tracks.values())
      if (!ids.has(recorder.producerId)) this.#leave(recorder);
  }

  /** Ends it, or lets it stand still until it goes on, and waits until all files are whole; again is the same. */
  end(how: 'ended' | 'halted' = 'ended'): Promise<void> {
    this.#ending ??= this.#end(how);
    return this.#ending;
  }

  async #end(how: 'ended' | 'halted'): Promise<void> {
    clearInterval(this.#beat);
    this.#stopAll(how);
    await Promise.all([...this.#writing].map(({ ended }) => ended));
    this.#journal.write({ type: how, at: Date.now() });
  }

  #stopAll(why: 'ended' | 'halted'): void {
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
    for (const recorder of this.#tracks.values()) recorder.stop(why);
    this.#tracks.clear();
  }

  #begin(room: MediaRoom, { producerId, ...track }: WantedTrack): void {
    clearTimeout(this.#leaving.get(producerId));
    this.#leaving.delete(producerId);
    if (this.#tracks.has(producerId)) return;
    const { program, takeMs, log } = this.#options;
    const recorder = new TrackRecorder({
      room,
      producerId,
      track,
      folder: this.#folder,
      program,
      takeMs,
      log,
      journal: this.#journal,
      nextFile: (track) => {
        this.#count += 1;
        const number = String(this.#count).padStart(4, '0');
        return `${this.#run}-${number}-${track.source}.mkv`;
      },
      onHindrance: (hindrance) => this.#tell(hindrance),
    });
    this.#tracks.set(producerId, recorder);
    this.#writing.add(recorder);
    void recorder.ended.then(() => this.#gone(recorder));
  }

  #leave(recorder: TrackRecorder): void {
    const { producerId } = recorder;
    if (this.#leaving.has(producerId)) return;
    const isSound = recorder.source === 'microphone';
    const timer = setTimeout(
      () => {
        this.#leaving.delete(producerId);
        // Wanted again, it begins at once and waits for no file.
        this.#tracks.delete(producerId);
        recorder.stop('unwanted');
      },
      isSound ? SOUND_LINGERS_MS : PICTURE_LINGERS_MS,
    );
    timer.unref();
    this.#leaving.set(producerId, timer);
  }

  #gone(recorder: TrackRecorder): void {
    const { producerId } = recorder;
    this.#writing.delete(recorder);
    if (this.#tracks.get(producerId) !== recorder) return;
    this.#tracks.delete(producerId);
    clearTimeout(this.#leaving.get(producerId));
    this.#leaving.delete(producerId);
  }

  async #onBeat(): Promise<void> {
    if (this.#haltedAt === null) this.#journal.write({ type: 'beat', at: Date.now() });
    // What ended by itself begins anew if it is still wanted, as where only the line to its node broke.
    this.#follow();
    const { leavesFreeBytes, log } = this.#options;
    try {
      const { bavail, bsize } = await statfs(this.#folder);
      const isFull = bavail * bsize < leavesFreeBytes;
      if (isFull) this.#tell('diskFull');
      else if (this.#haltedAt !== null && Date.now() - this.#haltedAt > HALT_MS) this.#goOn();
    } catch (err) {
      log.warn({ err }, 'recording: the disk could not be looked at');
    }
  }

  /** Everything stands still, so that what else needs the disk finds some room. */
  #halt(): void {
    this.#haltedAt = Date.now();
    this.#journal.write({ type: 'halted', at: this.#haltedAt });
    this.#stopAll('halted');
  }

  #goOn(): void {
    if (this.#ending !== null) return;
    this.#haltedAt = null;
    this.#journal.write({ type: 'begun', at: Date.now() });
    this.#tell(null);
    this.#follow();
  }

  #tell(hindrance: Hindrance | null): void {
    // While it stands still, nothing else is to be said.
    if (this.#ending !== null || this.#haltedAt !== null || hindrance === this.#hindrance) return;
    this.#hindrance = hindrance;
    if (hindrance === 'diskFull') this.#halt();
    this.#onHindrance(hindrance);
  }
}
