import { refuse } from '#contract/errors.ts';
import type { VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentReading, OpenFile } from './document-reading.ts';
import type { Clock } from './ports/clock.ts';
import type { KeptVersions } from './ports/kept-versions.ts';

/** What devices may keep for reading without a line. */
export type KeepingService = ReturnType<typeof createKeepingService>;

/** Makes the service of keeping. The gate is asked at each call; what is internal is refused to everyone. */
export function createKeepingService({
  reading,
  versions,
  clock,
}: {
  reading: Pick<DocumentReading, 'readablePdf' | 'openPdf'>;
  versions: KeptVersions;
  clock: Clock;
}) {
  async function authorise(actor: Actor, versionId: VersionId) {
    const pdf = await reading.readablePdf(actor, versionId);
    if (pdf.isInternal) throw refuse('FORBIDDEN', 'internal-document');
    return pdf;
  }

  return {
    /** Which of the versions may stay on the actor's device: not those that were recalled, replaced or made internal. */
    check: (actor: Actor, versionIds: readonly VersionId[]): Promise<VersionId[]> =>
      versions.keepable(actor, clock.now(), versionIds),

    /** The text of each page of a version. */
    async texts(actor: Actor, versionId: VersionId): Promise<string[]> {
      const { pageCount } = await authorise(actor, versionId);
      return versions.textsOf(versionId, pageCount);
    },

    /** Opens the PDF to be kept. That a device fetched it is no opening: its reader may never look at it. */
    async openPdf(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      await authorise(actor, versionId);
      return { ...(await reading.openPdf(actor, versionId)), noteOpening: async () => undefined };
    },
  };
}
