import { seededRandom } from '#tests/support/seeded-random.ts';
import type { OwnServer } from './own-server.ts';
import { isRecording, openFiles } from './recorded-files.ts';

/** What was killed, and when, in milliseconds of the wall clock. */
export type Kill = { what: 'ffmpeg' | 'SFU' | 'server'; at: number };

/** By then the death of a program was noticed. */
const SETTLE_MS = 1_000;

/** Kills what a recording needs, at random but always the same with the same seed. */
export function createKiller(of: { server: OwnServer; folder: string; seed: number }) {
  const { server, folder } = of;
  const random = seededRandom(of.seed);

  async function killFfmpeg(): Promise<void> {
    const files = await openFiles(folder);
    const chosen = files.length > 0 ? files[random.below(files.length)] : undefined;
    if (chosen) process.kill(chosen.pid, 'SIGKILL');
  }

  return {
    /** A whole number between two others. */
    between: (from: number, to: number) => from + random.below(to - from),
    async kill(): Promise<Kill> {
      const what = random.pick<Kill['what']>(['ffmpeg', 'ffmpeg', 'SFU', 'server']);
      const at = Date.now();
      if (what === 'ffmpeg') await killFfmpeg();
      if (what === 'SFU') for (const pid of server.mediaWorkers()) process.kill(pid, 'SIGKILL');
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
  };
}
