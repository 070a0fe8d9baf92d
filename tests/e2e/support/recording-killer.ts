import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '#tests/support/seeded-random.ts';
import type { OwnServer } from './own-server.ts';
import { isRecording, openFiles } from './recorded-files.ts';

const KINDS = ['ffmpeg', 'SFU', 'server', 'database'] as const;

/** What was killed while a meeting was recorded, and when, in milliseconds of the wall clock. */
export type Kill = { what: (typeof KINDS)[number]; at: number };

/** By then the death of a program was noticed. */
const SETTLE_MS = 1_000;

/** Kills what a recording needs, at random but always the same with the same seed; each kind once before any comes again. */
export function createKiller(of: { server: OwnServer; folder: string; seed: number }) {
  const { server, folder } = of;
  const random = seededRandom(of.seed);
  const left: Kill['what'][] = [];

  function nextKind(): Kill['what'] {
    if (left.length === 0) left.push(...KINDS);
    const [what = 'ffmpeg'] = left.splice(random.below(left.length), 1);
    return what;
  }

  async function killFfmpeg(): Promise<void> {
    const files = await openFiles(folder);
    const chosen = files.length > 0 ? files[random.below(files.length)] : undefined;
    if (chosen) process.kill(chosen.pid, 'SIGKILL');
  }

  return {
    /** A whole number between two others. */
    between: (from: number, to: number) => from + random.below(to - from),
    async kill(): Promise<Kill> {
      const what = nextKind();
      const at = Date.now();
      if (what === 'ffmpeg') await killFfmpeg();
      if (what === 'SFU') for (const pid of server.mediaWorkers()) process.kill(pid, 'SIGKILL');
      if (what === 'database') await server.killDatabase();
      if (what === 'server') {
        await server.kill();
        await server.start();
      }
      return { what, at };
    },
    /** True when sound and picture go into files, by programs that are alive, some time after a kill. */
    async recordsSince(at: number): Promise<boolean> {
      if (Date.now() - at < SETTLE_MS) return false;
      return isRecording(folder);
    },
    /**
     * Kills the ffmpeg that makes one file of the recording, up to so many times and each time at another file of it: first where what
     * was recorded is mended, then where it is put together. Answers what was being made; ends with the finished file.
     */
    async killComposing(times: number): Promise<string[]> {
      const killed: string[] = [];
      while (killed.length < times && !existsSync(join(folder, 'ghi-hinh.mp4'))) {
        const [composing] = server.programs('ffmpeg').flatMap(({ pid, command }) => {
          // What is being written ends so, the last of the two that a part has.
          const [, made] = /([^/ ]+\/[^/ ]+)\.part *$/.exec(command) ?? [];
          return made === undefined ? [] : [{ pid, made }];
        });
        const isNew = composing && !killed.includes(composing.made);
        const isOneMoreMended = killed.length > 0 && composing?.made.startsWith('mended/');
        if (isNew && !isOneMoreMended) {
          process.kill(composing.pid, 'SIGKILL');
          killed.push(composing.made);
        }
        await delay(5);
      }
      return killed;
    },
  };
}
