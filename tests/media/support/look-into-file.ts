import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A stream of a file as ffprobe sees it. */
export type FileStream = { codec: string; width?: number; height?: number; seconds: number };

/** The streams of a file; each is decoded as a whole, so that one that is broken throws. */
export async function streamsOf(path: string): Promise<FileStream[]> {
  await run('ffmpeg', ['-v', 'error', '-xerror', '-i', path, '-f', 'null', '-']);
  const wanted = 'stream=codec_name,width,height,duration:format=duration';
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-show_entries', wanted, '-of', 'json', path],
  ]);
  const { streams, format } = JSON.parse(stdout) as {
    streams: { codec_name: string; width?: number; height?: number; duration?: string }[];
    format: { duration: string };
  };
  return streams.map(({ codec_name: codec, duration, ...size }) => ({
    codec,
    ...size,
    seconds: Number(duration ?? format.duration),
  }));
}

/** How wide each picture of a file is, in order: a camera may change its size on the way. */
export async function widthsOf(path: string): Promise<number[]> {
  const each = ['-select_streams', 'v:0', '-show_entries', 'frame=width', '-of', 'csv=p=0'];
  const { stdout } = await run('ffprobe', ['-v', 'error', ...each, path]);
  return stdout.split('\n').flatMap((line) => Number.parseInt(line, 10) || []);
}

/** How loud a file is on average at a place, in dB. */
export async function levelDb(path: string, atSecond: number, seconds: number): Promise<number> {
  const cut = ['-ss', String(atSecond), '-t', String(seconds), '-i', path];
  const { stderr } = await run('ffmpeg', [...cut, '-af', 'volumedetect', '-vn', '-f', 'null', '-']);
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY);
}

/** How bright a picture of a file, or a still, is on average in its brightest colour, from 0 to 255. */
export async function brightness(path: string, atSecond?: number): Promise<number> {
  const from = atSecond === undefined ? [] : ['-ss', String(atSecond)];
  const cut = ['-v', 'error', ...from, '-i', path, '-frames:v', '1'];
  const one = ['-vf', 'scale=1:1:flags=area,format=rgb24', '-f', 'rawvideo', '-'];
  const { stdout } = await run('ffmpeg', [...cut, ...one], { encoding: 'buffer' });
  if (stdout.length < 3) throw new Error(`no picture in ${path}`);
  return Math.max(...stdout.subarray(0, 3));
}
