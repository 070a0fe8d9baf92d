import { open, readdir, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { RecordingFiles } from '#server/services/ports/recordings.ts';

const READ_BYTES = 256 * 1024;
/** What stays of a recording: the file, its still and the journal. */
const KEPT = ['.mp4', '.jpg', '.ndjson'];

/** The files of recordings below `root`, a folder for each meeting. */
export function createDiskRecordingFiles(root: string): RecordingFiles {
  return {
    async read(meetingId, fileName, range) {
      const file = await open(join(root, meetingId, basename(fileName)), 'r');
      return file.createReadStream({ ...range, highWaterMark: READ_BYTES });
    },
    async removeSources(meetingId) {
      const folder = join(root, meetingId);
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      const sources = names.filter((name) => !KEPT.includes(extname(name)));
      await Promise.all(
        sources.map((name) => rm(join(folder, name), { recursive: true, force: true })),
      );
    },
    async remove(meetingId) {
      // A program that was just ended may still put a last file into it.
      await rm(join(root, meetingId), { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
