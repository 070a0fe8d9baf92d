import type { PartSound, RecordingPart } from '#server/domain/recording/parts.ts';
import type { Shot } from '#server/domain/recording/picture-plan.ts';

/** Frames in a second: whole ones in each step of the plan. */
const FPS = 15;
const WIDTH = 1280;
const HEIGHT = 720;
/** The person beside a shared screen. */
const FACE_WIDTH = 256;
const FACE_HEIGHT = 144;
const SAMPLE_RATE = 48_000;

/** Where a part is made: paths of its two files, and of what is read. */
export type PartFiles = {
  picture: string;
  sound: string;
  /** Path of a recorded file. */
  path(file: string): string;
  /** Path of a file with the words of a card; null where there are no letters to write them with. */
  words: string | null;
  font: string;
};

/** The arguments of ffmpeg that make one part: H.264 pictures at a steady pace and as long a sound, not yet packed. */
export function partArguments(part: RecordingPart, files: PartFiles): string[] {
  const seconds = inSeconds(part.lengthMs);
  const { inputs: pictureInputs, filter } = pictureOf(part, files);
  const inputs = [...pictureInputs];
  const soundFilters: string[] = [];
  for (const sound of part.sounds) {
    const index = inputs.length;
    inputs.push(soundInput(sound, files));
    soundFilters.push(soundFilter(sound, index));
  }
  const graph = [`${filter}[v]`, ...soundFilters, mix(part)].join(';');
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...inputs.flat(),
    ...['-filter_complex', graph],
    ...['-map', '[v]', '-t', seconds, '-r', String(FPS)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27', '-bf', '0', '-g', String(2 * FPS)],
    ...['-pix_fmt', 'yuv420p', '-threads', '1', '-video_track_timescale', '15360'],
    ...['-f', 'mp4', files.picture],
    // All parts in one format: silence would be written with other samples than voices, and could not be joined to them.
    ...['-map', '[a]', '-c:a', 'flac', '-sample_fmt', 's16', '-f', 'flac', files.sound],
  ];
}

function pictureOf(
  { picture, lengthMs }: RecordingPart,
  files: PartFiles,
): { inputs: string[][]; filter: string } {
  const seconds = inSeconds(lengthMs);
  switch (picture.kind) {
    case 'face':
      return {
        inputs: [shotInput(picture.face, lengthMs, files)],
        filter: `[0:v]${fitted(WIDTH, HEIGHT)},${steady(seconds)}`,
      };
    case 'screen': {
      const screen = shotInput(picture.screen, lengthMs, files);
      const whole = `[0:v]${fitted(WIDTH, HEIGHT)},${steady(seconds)}`;
      if (!picture.face) return { inputs: [screen], filter: whole };
      const face = `[1:v]${fitted(FACE_WIDTH, FACE_HEIGHT)},${steady(seconds)}[face]`;
      return {
        inputs: [screen, shotInput(picture.face, lengthMs, files)],
        filter: `${whole}[screen];${face};[screen][face]overlay=W-w-16:H-h-16`,
      };
    }
    case 'card': {
      const size = `${WIDTH}x${HEIGHT}`;
      const words = files.words
        ? `,drawtext=fontfile=${files.font}:textfile=${files.words}:fontcolor=white:fontsize=56:x=(w-text_w)/2:y=(h-text_h)/2`
        : '';
      return {
        inputs: [['-f', 'lavfi', '-i', `color=c=0x16202b:s=${size}:r=${FPS}:d=${seconds}`]],
        filter: `[0:v]null${words},setsar=1`,
      };
    }
  }
}

/** A picture may change its size in the middle: the filters must not begin anew with it. */
function shotInput({ file, ptsMs }: Shot, lengthMs: number, files: PartFiles): string[] {
  const from = ['-ss', inSeconds(ptsMs), '-t', inSeconds(lengthMs)];
  return ['-reinit_filter', '0', ...from, '-i', files.path(file)];
}

function soundInput({ file, ptsMs, lengthMs }: PartSound, files: PartFiles): string[] {
  return ['-ss', inSeconds(ptsMs), '-t', inSeconds(lengthMs), '-i', files.path(file)];
}

function fitted(width: number, height: number): string {
  const inside = `scale=${width}:${height}:force_original_aspect_ratio=decrease:force_divisible_by=2`;
  return `${inside},pad=${width}:${height}:-1:-1:color=0x16202b,setsar=1`;
}

/** Whole and at a steady pace: the first picture from the beginning on, the last one until the end. */
function steady(seconds: string): string {
  return `fps=${FPS}:start_time=0,tpad=stop_mode=clone:stop_duration=${seconds},trim=duration=${seconds}`;
}

/** What is silent is not sent: it becomes silence again. */
function soundFilter({ delayMs, lengthMs }: PartSound, index: number): string {
  const filled = `aresample=${SAMPLE_RATE}:async=1:min_hard_comp=0.06:first_pts=0`;
  const cut = `atrim=end=${inSeconds(lengthMs)},asetpts=PTS-STARTPTS`;
  const delayed = `adelay=${Math.round(delayMs)}:all=1`;
  return `[${index}:a]aformat=channel_layouts=mono,${filled},${cut},${delayed}[s${index}]`;
}

function mix({ picture, sounds, lengthMs }: RecordingPart): string {
  const samples = Math.round((lengthMs * SAMPLE_RATE) / 1000);
  const whole = `apad,atrim=end_sample=${samples}`;
  if (sounds.length === 0)
    return `anullsrc=r=${SAMPLE_RATE}:cl=mono,atrim=end_sample=${samples}[a]`;
  const first = picture.kind === 'screen' && picture.face ? 2 : 1;
  const named = sounds.map((_, index) => `[s${first + index}]`).join('');
  if (sounds.length === 1) return `${named}${whole}[a]`;
  const mixed = `amix=inputs=${sounds.length}:duration=longest:normalize=0`;
  return `${named}${mixed},alimiter=limit=0.95:level=disabled,${whole}[a]`;
}

function inSeconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
