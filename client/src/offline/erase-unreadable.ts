import type { VersionId } from '#contract/ids.ts';
import { MOST_KEPT_VERSIONS } from '#contract/kept-versions.ts';
import type { KeptDocuments } from './kept-documents.ts';

/**
 * Asks which of the kept documents may stay, and erases all others. Where the server can't be asked nothing happens: what it would say
 * is not known.
 * @throws ApiError when the server refuses or can't be reached.
 */
export async function eraseUnreadable(
  documents: KeptDocuments,
  ask: (versionIds: VersionId[]) => Promise<VersionId[]>,
): Promise<void> {
  await documents.load();
  const kept = [...documents.view().versions.keys()];
  for (let start = 0; start < kept.length; start += MOST_KEPT_VERSIONS) {
    const asked = kept.slice(start, start + MOST_KEPT_VERSIONS);
    const readable = new Set(await ask(asked));
    await documents.erase(asked.filter((versionId) => !readable.has(versionId)));
  }
}
