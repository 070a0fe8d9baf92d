import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endOrphans } from './end-orphans.ts';
import type { Hindrance } from './hindrance.ts';
import { type RecordingOptions, RoomRecording } from './room-recording.ts';

/** Records rooms, each into a folder of its key. */
export interface Recorder {
  /** Begins the recording of a room, or goes on with it. */
  open(key: string, onHindrance: (hindrance: Hindrance | null) => void): Recording;
  /** Ends what a dead server has left writing; how many that were. */
  endOrphans(): Promise<number>;
}

/** The recording of one room while it goes on. */
export type Recording = Pick<RoomRecording, 'want' | 'end'>;

/** Makes a recorder that keeps what it records below a folder. */
export function createRecorder(folder: string, options: RecordingOptions): Recorder {
  return {
    open(key, onHindrance) {
      // Where it is taken on from a server that has died, its programs still write.
      endOrphans(join(folder, key)).catch((err: unknown) =>
        options.log.warn({ err, key }, 'recording: what a dead server left was not ended'),
      );
      return new RoomRecording(join(folder, key), options, onHindrance);
    },
    async endOrphans() {
      const keys = await readdir(folder).catch(() => []);
      const ended = await Promise.all(keys.map((key) => endOrphans(join(folder, key))));
      return ended.reduce((sum, count) => sum + count, 0);
    },
  };
}
