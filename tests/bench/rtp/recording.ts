import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ivfFrames, oggPackets } from './container-frames.ts';
import { isKeyFrame } from './vp8-payload.ts';

/** One size of the recorded picture, as a camera of the product sends it. */
export type RecordedLayer = {
  widthPx: number;
  heightPx: number;
  kbps: number;
  frames: readonly Buffer[];
};

/** What is replayed: a picture in three sizes whose frames belong together, and a voice. */
export type Recording = {
  framesPerSecond: number;
  /** Smallest first; the key frames of all are at the same places. */
  layers: readonly RecordedLayer[];
  /** Where the key frames are, ascending, the first frame among them. */
  keyFrames: readonly number[];
  /** Opus in packets of 20 ms. */
  voice: readonly Buffer[];
};

/** As client/src/media/capture-settings.ts has it. */
const LAYERS = [
  { widthPx: 320, heightPx: 180, kbps: 130 },
  { widthPx: 640, heightPx: 360, kbps: 450 },
  { widthPx: 1280, heightPx: 720, kbps: 1_500 },
] as const;
const FRAMES_PER_SECOND = 30;
const SECONDS = 9;
/** Goes up when what is encoded changes. */
const VERSION = 1;
const VOICE_FILE = 'voice.ogg';
/** Cameras send a key frame only when asked; some must be there to jump to. */
const FRAMES_BETWEEN_KEYS = 90;
const ENCODE_MS = 120_000;

/** Reads the recording; ffmpeg makes it once on a machine, which takes some ten seconds, from a moving test picture and a tone. */
export async function readRecording(): Promise<Recording> {
  const folder = join(tmpdir(), `nghi-su-bench-recording-${VERSION}`);
  if (!existsSync(folder)) await encodeInto(folder);
  const layers = LAYERS.map((layer) => ({
    ...layer,
    frames: ivfFrames(readFileSync(join(folder, pictureFile(layer)))),
  }));
  // The first two packets are headers of the container.
  const voice = oggPackets(readFileSync(join(folder, VOICE_FILE))).slice(2);
  return { framesPerSecond: FRAMES_PER_SECOND, layers, keyFrames: commonKeyFrames(layers), voice };
}

/** Encodes beside and moves all into place at once: another process may do the same meanwhile. */
async function encodeInto(folder: string): Promise<void> {
  const beside = mkdtempSync(`${folder}-`);
  try {
    for (const layer of LAYERS)
      await ffmpeg([...pictureOf(layer), join(beside, pictureFile(layer))]);
    await ffmpeg([...VOICE, join(beside, VOICE_FILE)]);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

const pictureFile = ({ heightPx }: { heightPx: number }) => `${heightPx}.ivf`;

function commonKeyFrames(layers: readonly RecordedLayer[]): number[] {
  const [first, ...others] = layers;
  const keys = (first?.frames ?? []).flatMap((frame, n) =>
    isKeyFrame(frame) && others.every(({ frames }) => frames[n] && isKeyFrame(frames[n]))
      ? [n]
      : [],
  );
  if (keys[0] !== 0) throw new Error('The recording does not begin with a key frame.');
  return keys;
}

function pictureOf({ widthPx, heightPx, kbps }: (typeof LAYERS)[number]): string[] {
  return [
    ...[
      '-f',
      'lavfi',
      '-i',
      `testsrc2=size=1280x720:rate=${FRAMES_PER_SECOND}:duration=${SECONDS}`,
    ],
    ...['-vf', `scale=${widthPx}:${heightPx}`, '-c:v', 'libvpx', '-deadline', 'realtime'],
    ...['-cpu-used', '16', '-lag-in-frames', '0', '-error-resilient', '1', '-auto-alt-ref', '0'],
    ...['-b:v', `${kbps}k`, '-minrate', `${kbps}k`, '-maxrate', `${kbps}k`, '-bufsize', `${kbps}k`],
    ...['-undershoot-pct', '95', '-qmin', '2', '-qmax', '63', '-drop-threshold', '0'],
    ...['-g', String(FRAMES_BETWEEN_KEYS), '-keyint_min', String(FRAMES_BETWEEN_KEYS)],
    ...['-f', 'ivf'],
  ];
}

/** A tone whose loudness goes up and down four times a second, as syllables do, at the product's bitrate. */
const VOICE = [
  ...['-f', 'lavfi', '-i', `sine=frequency=220:sample_rate=48000:duration=${SECONDS}`],
  ...['-af', 'tremolo=f=4:d=0.9', '-c:a', 'libopus', '-b:a', '32k', '-application', 'voip'],
  ...['-frame_duration', '20', '-fec', '1', '-packet_loss', '5', '-f', 'ogg'],
];

async function ffmpeg(args: readonly string[]): Promise<void> {
  const all = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1', '-y', ...args];
  await promisify(execFile)('ffmpeg', all, { timeout: ENCODE_MS });
}
