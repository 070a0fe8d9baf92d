import { refuse } from '#contract/errors.ts';
import type { Anchors, Carried, VersionChanges, VersionEntry } from '#contract/http/versions.ts';
import type { DocumentId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { MAX_ANNOTATIONS } from '#server/domain/annotation-limits.ts';
import {
  newPageAnchors,
  oldPageAnchors,
  pagesToSearch,
} from '#server/domain/versions/anchor-pages.ts';
import type { DocumentGate } from './document-gate.ts';
import type { CarriedStore } from './ports/carried-store.ts';
import type { Clock } from './ports/clock.ts';
import type { ComparisonStore, VersionPair } from './ports/comparison-store.ts';
import type { Jobs } from './ports/jobs.ts';
import { presentProgress } from './present-document.ts';

/** A comparison that has been waiting for longer, in milliseconds, was lost with the server that had it in hand. */
const LOST_AFTER_MS = 20 * 60_000;

/** What the service works with. */
export type VersionParts = {
  gate: DocumentGate;
  comparisons: ComparisonStore;
  carried: CarriedStore;
  jobs: Pick<Jobs, 'enqueue'>;
  clock: Clock;
};

/** Versions of a document as their readers see them: which there are, what changed, and what carries notes along. */
export type VersionService = ReturnType<typeof createVersionService>;

/** Makes the service of versions. The gate is asked at each call. */
export function createVersionService({ gate, comparisons, carried, jobs, clock }: VersionParts) {
  async function authorise(
    actor: Actor,
    action: 'document.read' | 'annotation.write',
    ...versionIds: VersionId[]
  ): Promise<void> {
    for (const versionId of versionIds) await gate.version(actor, versionId, action);
  }

  /** How far the comparison is; what nobody has asked for yet begins now. */
  async function compared(pair: VersionPair): Promise<VersionChanges> {
    const standing = await comparisons.standingOf(pair);
    if (standing === 'no-pair') throw refuse('NOT_FOUND', 'document');
    if (standing === 'not-ready') throw refuse('WRONG_STATE', 'not-ready');
    const changes = await comparisons.find(pair);
    if (changes && changes.state !== 'comparing') return changes;
    const now = clock.now();
    const lostBefore = new Date(now.getTime() - LOST_AFTER_MS);
    if (await comparisons.request(pair, now, lostBefore))
      await jobs.enqueue('document.compare', pair);
    return { state: 'comparing' };
  }

  return {
    /** The versions of a document, newest first, and when the actor opened each; those that are not ready for who prepares the meeting alone. */
    async list(actor: Actor, documentId: DocumentId): Promise<VersionEntry[]> {
      const { toPreparer } = await gate.document(actor, documentId);
      const versions = await comparisons.versionsOf(documentId, actor.userId);
      const shown = versions.filter(({ progress }) => toPreparer || progress.state === 'ready');
      return shown.map(({ uploadedAt, openedAt, progress, ...version }) => ({
        ...version,
        uploadedAt: uploadedAt.toISOString(),
        openedAt: openedAt?.toISOString() ?? null,
        progress: presentProgress(progress),
      }));
    },

    /** What changed since an older version of the same document. NOT_FOUND when it is no older version of it. */
    async changes(actor: Actor, versionId: VersionId, since: VersionId): Promise<VersionChanges> {
      await authorise(actor, 'document.read', versionId, since);
      return compared({ versionId, since });
    },

    /** What places annotations of some pages of an older version on this one. */
    async anchors(
      actor: Actor,
      versionId: VersionId,
      { since, pages }: { since: VersionId; pages: readonly number[] },
    ): Promise<Anchors> {
      await authorise(actor, 'annotation.write', versionId, since);
      const pair = { versionId, since };
      const { state } = await compared(pair);
      if (state !== 'ready') return { state };
      const found = await comparisons.found(pair);
      if (!found) return { state: 'comparing' };
      const { report, links } = found;
      const [oldWords, newWords] = await Promise.all([
        comparisons.words(since, pages),
        comparisons.words(versionId, pagesToSearch(pages, links, report)),
      ]);
      return {
        state,
        oldPages: oldWords.map((words) => oldPageAnchors(words, links, report)),
        newPages: newWords.map((words) => newPageAnchors(words, links, report)),
      };
    },

    /** What became of the actor's annotations of older versions on this one. */
    async carried(actor: Actor, versionId: VersionId): Promise<Carried[]> {
      await authorise(actor, 'annotation.write', versionId);
      return carried.list(actor.userId, versionId);
    },

    /** Notes what became of them. */
    async noteCarried(
      actor: Actor,
      versionId: VersionId,
      outcomes: readonly Carried[],
    ): Promise<void> {
      await authorise(actor, 'annotation.write', versionId);
      const isWritten = await carried.put(actor.userId, versionId, outcomes, MAX_ANNOTATIONS);
      if (!isWritten) throw refuse('TOO_LARGE', 'too-many-annotations');
    },
  };
}
