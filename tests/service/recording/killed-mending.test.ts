import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Journal } from '#media/recording/journal.ts';
import { readRecorded } from '#server/recording/recorded-files.ts';

const FILE = '0001.mka';
const BEGAN = Date.parse('2026-11-27T01:00:00.000Z');
/** Writes what it is asked for last. */
const MENDS = 'for made; do :; done; echo whole > "$made"';
const MEASURES = 'echo 12.0';
const IS_KILLED = 'kill -9 $$';
const CANNOT_READ = 'exit 1';

let folder: string;
let programs: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nghi-su-mended-'));
  programs = mkdtempSync(join(tmpdir(), 'nghi-su-programs-'));
  vi.stubEnv('PATH', `${programs}:${process.env.PATH}`);
  writeFileSync(join(folder, FILE), 'torn');
  const journal = new Journal(folder, 'a run', (error) => {
    throw error;
  });
  const ids = {
    server: 1,
    pid: 2,
    port: 3,
    codec: 'opus',
    owner: 'an',
    source: 'microphone',
  } as const;
  journal.write({ type: 'begun', at: BEGAN });
  journal.write({ type: 'opened', at: BEGAN, file: FILE, ...ids });
  journal.write({ type: 'clock', at: BEGAN, file: FILE, span: 0, ptsMs: 0 });
  journal.write({ type: 'closed', at: BEGAN + 12_000, file: FILE, why: 'ended' });
  journal.write({ type: 'ended', at: BEGAN + 12_000 });
});

afterEach(() => {
  vi.unstubAllEnvs();
  for (const made of [folder, programs]) rmSync(made, { recursive: true, force: true });
});

/** What is read of the recording with programs that do so. */
function readWith(ffmpeg: string, ffprobe: string) {
  for (const [name, does] of Object.entries({ ffmpeg, ffprobe })) {
    writeFileSync(join(programs, name), `#!/bin/sh\n${does}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  return readRecorded(folder, new AbortController().signal);
}

test.each([
  ['ffmpeg, which mends a file,', IS_KILLED, MEASURES],
  ['ffprobe, which measures it,', MENDS, IS_KILLED],
  ['ffmpeg, by a signal that it hears,', 'exit 255', MEASURES],
])(
  'where %s is killed, the recording is read again later, and nothing of it is lost',
  async (_, ffmpeg, ffprobe) => {
    await expect(readWith(ffmpeg, ffprobe)).rejects.toThrow(/ended with/);
    const { spans } = await readWith(MENDS, MEASURES);
    expect(spans).toMatchObject([{ file: FILE }]);
  },
);

test('a file in which nothing can be read has nothing in it', async () => {
  expect((await readWith(CANNOT_READ, MEASURES)).spans).toEqual([]);
});
