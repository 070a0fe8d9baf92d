import { createReadStream } from 'node:fs';
import type { VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { dayInVietnam, watermarkLine } from '#server/domain/watermark.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { Clock } from './ports/clock.ts';
import type { FileKey, FileStore } from './ports/file-store.ts';
import type { UnitDirectory } from './ports/units.ts';
import type { WatermarkedCopyStore } from './ports/watermarked-copy-store.ts';
import type { Watermarker } from './ports/watermarker.ts';

/** Copies of internal documents, each with its reader's name, unit and time on every page. */
export type WatermarkedCopies = ReturnType<typeof createWatermarkedCopies>;

/**
 * Makes the keeper of copies. A reader gets one copy of a version a day: a viewer reads it in ranges, which must all be of the same
 * bytes. Copies of the day before yesterday are thrown away.
 */
export function createWatermarkedCopies({
  copies,
  watermarker,
  files,
  units,
  clock,
}: {
  copies: WatermarkedCopyStore;
  watermarker: Watermarker;
  files: FileStore;
  units: Pick<UnitDirectory, 'nameOf'>;
  clock: Clock;
}) {
  // The ranges that a viewer asks for at once wait for one copy.
  const turns = createKeyedQueue<string>();

  async function make(actor: Actor, pdfKey: FileKey, at: Date): Promise<FileKey> {
    const line = watermarkLine({
      name: actor.name,
      unitName: await units.nameOf(actor.unitId),
      at,
    });
    return files.withLocalPath(pdfKey, (path) =>
      watermarker.mark(path, line, async (markedPath) => {
        const received = await files.receive(
          createReadStream(markedPath),
          Number.POSITIVE_INFINITY,
        );
        await received.keep();
        return received.key;
      }),
    );
  }

  return {
    /** The key of the actor's copy of a version's PDF, made now when there is none of today. */
    copyFor: (actor: Actor, versionId: VersionId, pdfKey: FileKey): Promise<FileKey> =>
      turns.run(`${versionId} ${actor.userId}`, async () => {
        const at = clock.now();
        const copy = { versionId, accountId: actor.userId, day: dayInVietnam(at) };
        const known = await copies.find(copy);
        if (known) return known;
        const fileKey = await make(actor, pdfKey, at);
        await copies.keep({ ...copy, fileKey });
        return fileKey;
      }),

    /** Throws away the copies of days before yesterday. */
    async clear(): Promise<void> {
      const yesterday = dayInVietnam(new Date(clock.now().getTime() - 86_400_000));
      for (const fileKey of await copies.takeBefore(yesterday)) await files.remove(fileKey);
    },
  };
}
