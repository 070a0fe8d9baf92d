import { createHash } from 'node:crypto';
import { access, mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingPart } from '#server/domain/recording/parts.ts';
import type { Picture } from '#server/domain/recording/picture-plan.ts';
import { stillAtMs } from '#server/domain/recording/still.ts';
import { type RecordingComposer, STILL_FILE } from '#server/services/ports/recordings.ts';
import { chapterMetadata } from './chapter-metadata.ts';
import { partArguments } from './part-arguments.ts';
import { MENDED, readablePath, readRecorded } from './recorded-files.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** Letters for the cards; it is installed for documents. */
const FONT = '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf';
/** What stands on a card; the product's documents speak Vietnamese. */
const CARDS = {
  missing: 'Bản ghi bị gián đoạn',
  none: 'Chỉ có âm thanh, không có hình ảnh',
} as const;
/** The finished file, in the folder of its recording. */
const FINISHED = 'ghi-hinh.mp4';
const PARTS = 'parts';

/** Composes recordings with ffmpeg, each in its folder below `root`; so many bytes of the disk are left to everything else. */
export function createFfmpegComposer(root: string, leavesFreeBytes = 0): RecordingComposer {
  const folderOf = (meetingId: string) => join(root, meetingId);

  return {
    recorded: (meetingId, signal) => readRecorded(folderOf(meetingId), signal),

    async hasRoom(meetingId, parts = []) {
      // Where it cannot be looked at, the composing itself says what is wrong.
      const disk = await statfs(root).catch(() => null);
      if (disk === null) return true;
      const folder = folderOf(meetingId);
      const paths = parts.flatMap((part) => Object.values(partPaths(folder, part)));
      const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
      // A faststart file is not written twice: its beginning is moved in place.
      return disk.bavail * disk.bsize >= sizes.reduce((sum, size) => sum + size, leavesFreeBytes);
    },

    async makePart(meetingId, part, signal) {
      const folder = folderOf(meetingId);
      const made = partPaths(folder, part);
      // The sound is put in its place last.
      if (await isThere(made.sound)) return false;
      await mkdir(join(folder, PARTS), { recursive: true, mode: 0o700 });
      const args = partArguments(part, {
        picture: `${made.picture}.part`,
        sound: `${made.sound}.part`,
        path: (file) => readablePath(folder, file),
        words: await wordsOf(folder, part.picture),
        font: FONT,
      });
      await runFfmpeg('ffmpeg', args, { folder, signal });
      await rename(`${made.picture}.part`, made.picture);
      await rename(`${made.sound}.part`, made.sound);
      return true;
    },

    async join(meetingId, parts, { title, contents }, signal) {
      const folder = folderOf(meetingId);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const made = parts.map((part) => partPaths(folder, part));
      const [pictures, sounds, chapters, whole] = [
        join(folder, 'pictures.txt'),
        join(folder, 'sounds.txt'),
        join(folder, 'chapters.txt'),
        join(folder, `${FINISHED}.part`),
      ];
      await writeFile(pictures, listOf(made.map(({ picture }) => picture)));
      await writeFile(sounds, listOf(made.map(({ sound }) => sound)));
      await writeFile(chapters, chapterMetadata(title, contents));
      const list = (path: string) => ['-f', 'concat', '-safe', '0', '-i', path];
      await runFfmpeg(
        'ffmpeg',
        [
          ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
          ...list(pictures),
          ...list(sounds),
          ...['-f', 'ffmetadata', '-i', chapters],
          ...['-map', '0:v', '-map', '1:a', '-map_metadata', '2', '-map_chapters', '2'],
          ...['-c:v', 'copy', '-c:a', 'aac', '-b:a', '80k', '-ac', '1'],
          ...['-movflags', '+faststart', '-f', 'mp4', whole],
        ],
        { folder, signal },
      );
      await sync(whole);
      await makeStill(whole, stillAtMs(contents), { folder, signal });
      await rename(whole, join(folder, FINISHED));
      const { size } = await stat(join(folder, FINISHED));
      for (const made of [PARTS, MENDED])
        await rm(join(folder, made), { recursive: true, force: true });
      return { fileName: FINISHED, sizeBytes: size };
    },
  };
}

/** Keeps one picture of the file beside it. */
async function makeStill(
  path: string,
  atMs: number,
  where: { folder: string; signal: AbortSignal },
): Promise<void> {
  const still = join(where.folder, STILL_FILE);
  const input = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-ss', `${atMs}ms`, '-i', path];
  const output = ['-frames:v', '1', '-q:v', '4', '-f', 'mjpeg', '-y', `${still}.part`];
  await runFfmpeg('ffmpeg', [...input, ...output], where);
  await rename(`${still}.part`, still);
}

/** Named by what is in it: planned anew, the same part is the same file. */
function partPaths(folder: string, part: RecordingPart): { picture: string; sound: string } {
  const name = createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 24);
  const path = join(folder, PARTS, name);
  return { picture: `${path}.mp4`, sound: `${path}.flac` };
}

async function wordsOf(folder: string, picture: Picture): Promise<string | null> {
  if (picture.kind !== 'card' || !(await isThere(FONT))) return null;
  const path = join(folder, PARTS, `${picture.card}.txt`);
  await writeFile(path, CARDS[picture.card]);
  return path;
}

function listOf(paths: readonly string[]): string {
  return paths.map((path) => `file '${path.replaceAll("'", "'\\''")}'\n`).join('');
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
