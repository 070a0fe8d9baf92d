import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConversionAborted } from '#server/services/ports/converter.ts';
import type { Isolation } from './isolation.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

/** A place where confined programs make files out of files; each work has a folder of its own that is gone afterwards. */
export type Workshop = {
  /** Runs a confined program, which may take the workshop's time, or `limitMs` where that is given. */
  run(
    where: string,
    program: string,
    args: readonly string[],
    limitMs?: number,
  ): Promise<ProgramEnd>;
  /** Gives the work a folder. Rejects with `ConversionAborted` when the workshop closes meanwhile. */
  inOwnFolder<T>(work: (own: string) => Promise<T>): Promise<T>;
  /** Ends every program that runs and waits until its folder is gone; closing twice is one. */
  close(): Promise<void>;
};

/** Opens a workshop below `folder`, which is emptied first; a program may take `timeoutMs`. */
export async function openWorkshop({
  folder,
  isolation,
  timeoutMs,
}: {
  folder: string;
  isolation: Isolation;
  timeoutMs: number;
}): Promise<Workshop> {
  const closing = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });

  async function withFolder<T>(work: (own: string) => Promise<T>): Promise<T> {
    const own = join(folder, randomUUID());
    await mkdir(own, { mode: 0o700 });
    try {
      return await work(own);
    } catch (error) {
      throw closing.signal.aborted ? new ConversionAborted() : error;
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  }

  return {
    run: (where, program, args, limitMs = timeoutMs) =>
      runProgram(program, args, {
        isolation,
        folder: where,
        timeoutMs: limitMs,
        signal: closing.signal,
      }),
    inOwnFolder(work) {
      const done = withFolder(work);
      const settled = done.catch(() => undefined);
      inHand.add(settled);
      void settled.then(() => inHand.delete(settled));
      return done;
    },
    async close() {
      closing.abort(new ConversionAborted());
      await Promise.all(inHand);
    },
  };
}
