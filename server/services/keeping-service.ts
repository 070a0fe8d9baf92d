import { refuse } from '#contract/errors.ts';
import type { VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { DocumentReading, OpenFile } from './document-reading.ts';
import { createOnceAMinute } from './once-a-minute.ts';
import type { Clock } from './ports/clock.ts';
import type { KeptVersions, PageTexts, StayingVersions } from './ports/kept-versions.ts';

/** What devices may keep for reading without a line. */
export type KeepingService = ReturnType<typeof createKeepingService>;

/** Makes the service of keeping. The gate is asked at each call; what is internal is refused to everyone. */
export function createKeepingService({
  reading,
  versions,
  clock,
}: {
  reading: Pick<DocumentReading, 'readablePdf'>;
  versions: KeptVersions;
  clock: Clock;
}) {
  const onceAMinute = createOnceAMinute(clock);
  const noteFetch = ({ userId }: Actor, versionId: VersionId) =>
    onceAMinute(`${versionId} ${userId}`, (at) => versions.noteFetch(versionId, userId, at));

  async function authorise(actor: Actor, versionId: VersionId) {
    const pdf = await reading.readablePdf(actor, versionId);
    if (pdf.isInternal) throw refuse('FORBIDDEN', 'internal-document');
    return pdf;
  }

  return {
    /**
     * Which of the versions may stay on the actor's device: not those that were recalled or made internal. One that was replaced may until
     * the newer one is there: better an old paper without a line than none.
     */
    check: (actor: Actor, versionIds: readonly VersionId[]): Promise<StayingVersions> =>
      versions.keepable(actor, clock.now(), versionIds),

    /** The text of each page of a version; noted as a fetch. */
    async texts(actor: Actor, versionId: VersionId): Promise<PageTexts> {
      const { pageCount } = await authorise(actor, versionId);
      await noteFetch(actor, versionId);
      return versions.textsOf(versionId, pageCount);
    },

    /** Opens the PDF to be kept. That a device fetched it is noted as just that: its reader may never look at it. */
    async openPdf(actor: Actor, versionId: VersionId): Promise<OpenFile> {
      const pdf = await authorise(actor, versionId);
      return { ...(await pdf.open()), noteOpening: () => noteFetch(actor, versionId) };
    },
  };
}
