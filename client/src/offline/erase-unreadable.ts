import type { VersionId } from '#contract/ids.ts';
import { MOST_KEPT_VERSIONS } from '#contract/kept-versions.ts';
import { isWhole, type KeptDocuments, type KeptVersion } from './kept-documents.ts';

/** Of the versions that were asked about: those that may stay, and those that may until the newer one is here. */
export type StayingVersions = { versionIds: VersionId[]; replaced: VersionId[] };

/**
 * Asks which of the kept documents may stay, and erases all others; one that was replaced goes once another version of its document is
 * here in whole, or is to be read no more. Where the server can't be asked nothing happens: what it would say
 * is not known.
 * @throws ApiError when the server refuses or can't be reached.
 */
export async function eraseUnreadable(
  documents: KeptDocuments,
  ask: (versionIds: VersionId[]) => Promise<StayingVersions>,
): Promise<void> {
  await documents.load();
  const kept = [...documents.view().versions.keys()];
  for (let start = 0; start < kept.length; start += MOST_KEPT_VERSIONS) {
    const asked = kept.slice(start, start + MOST_KEPT_VERSIONS);
    const { versionIds, replaced } = await ask(asked);
    const { versions } = documents.view();
    const stays = new Set([
      ...versionIds,
      ...replaced.filter((versionId) => !isSuperseded(versions.get(versionId), versions.values())),
    ]);
    await documents.erase(asked.filter((versionId) => !stays.has(versionId)));
  }
}

/** Whether another version of a document that was replaced is here in whole. */
function isSuperseded(replaced: KeptVersion | undefined, kept: Iterable<KeptVersion>): boolean {
  if (!replaced) return false;
  return [...kept].some(
    (other) =>
      other.documentId === replaced.documentId &&
      other.versionId !== replaced.versionId &&
      isWhole(other),
  );
}
