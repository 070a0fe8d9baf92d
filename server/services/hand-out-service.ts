import { refuse } from '#contract/errors.ts';
import type { HandOut } from '#contract/hand-out.ts';
import type { MeetingDocument } from '#contract/http/documents.ts';
import type { MeetingReader, Reading } from '#contract/http/hand-out.ts';
import type { DocumentId, MeetingId, UserId, VersionId } from '#contract/ids.ts';
import type { Participant } from '#contract/live/state.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isMeantFor } from '#server/domain/document-access.ts';
import type { DocumentGate } from './document-gate.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentLists } from './ports/document-lists.ts';
import type { DocumentStore, Opening } from './ports/document-store.ts';
import type { Framing } from './ports/framing.ts';
import type { Fetch, KeptVersions } from './ports/kept-versions.ts';
import type { MeetingStore } from './ports/meetings.ts';
import { presentDocument, type StoredDocument } from './present-document.ts';

/** Which documents are in whose hands: handed out, recalled, read. */
export type HandOutService = ReturnType<typeof createHandOutService>;

/** Makes the service. What changes here reaches every device of a running meeting with the frame that follows. */
export function createHandOutService({
  gate,
  documents,
  lists,
  kept,
  meetings,
  framing,
  clock,
  onTakenBack,
}: {
  gate: DocumentGate;
  documents: Pick<DocumentStore, 'handOut' | 'recall' | 'release' | 'openingsOf'>;
  lists: DocumentLists;
  kept: Pick<KeptVersions, 'fetchesOf'>;
  meetings: Pick<MeetingStore, 'load'>;
  framing: Framing;
  clock: Clock;
  /** Is told of a document that nobody reads any more. */
  onTakenBack?: (documentId: DocumentId) => Promise<void>;
}) {
  const present = (document: StoredDocument) => presentDocument(document, { toPreparer: true });

  /** The document after a change that was done; STALE_VERSION with what is stored when it was not. */
  async function changed(
    actor: Actor,
    documentId: DocumentId,
    isDone: boolean,
  ): Promise<MeetingDocument> {
    const { document, meetingId } = await gate.document(actor, documentId);
    const current = present(document);
    if (!isDone) throw refuse('STALE_VERSION', 'document-changed', { current });
    await framing.reframe(meetingId, actor.userId);
    return current;
  }

  return {
    /** Says who may read the document, when, and whether it stays in the house. */
    async handOut(
      actor: Actor,
      documentId: DocumentId,
      change: { version: number; handOut: HandOut },
    ): Promise<MeetingDocument> {
      await gate.document(actor, documentId, 'document.handOut');
      const isDone = await documents.handOut({ documentId, ...change }, actor.userId);
      return changed(actor, documentId, isDone);
    },

    /** Takes the document back; a document that was recalled stays so, with its first reason. */
    async recall(
      actor: Actor,
      documentId: DocumentId,
      change: { version: number; reason: string },
    ): Promise<MeetingDocument> {
      const { document } = await gate.document(actor, documentId, 'document.recall');
      if (document.rule.recalledAt) return present(document);
      const isDone = await documents.recall({ documentId, ...change }, actor.userId, clock.now());
      if (isDone) await onTakenBack?.(documentId);
      return changed(actor, documentId, isDone);
    },

    /** Hands a recalled document out again; one that is in its readers' hands stays there. */
    async release(
      actor: Actor,
      documentId: DocumentId,
      { version }: { version: number },
    ): Promise<MeetingDocument> {
      const { document } = await gate.document(actor, documentId, 'document.recall');
      if (!document.rule.recalledAt) return present(document);
      const isDone = await documents.release({ documentId, version }, actor.userId);
      return changed(actor, documentId, isDone);
    },

    /** Each person of the meeting with what they have read of the documents that are meant for them. The right was asked before. */
    async readers(meetingId: MeetingId): Promise<MeetingReader[]> {
      const meeting = await meetings.load(meetingId);
      if (!meeting) throw refuse('NOT_FOUND', 'meeting');
      const items = await lists.documentsOf(meeting.items.map(({ itemId }) => itemId));
      const shown = [...items.values()]
        .flat()
        .filter(({ progress, rule }) => progress.state === 'ready' && !rule.recalledAt);
      const versionIds = shown.map(({ versionId }) => versionId);
      const [openings, fetches] = await Promise.all([
        documents.openingsOf(versionIds).then(byReader),
        kept.fetchesOf(versionIds).then(byReader),
      ]);
      return meeting.participants.map((person) => ({
        userId: person.userId,
        name: person.name,
        unitId: person.unitId,
        unitName: person.unitName,
        readings: shown
          .filter(({ rule }) => isMeantFor(rule.audience, person))
          .map((document) => readingOf(document, person, openings, fetches)),
      }));
    },
  };
}

const keyOf = (versionId: VersionId, userId: UserId) => `${versionId} ${userId}`;

function byReader<N extends { versionId: VersionId; accountId: UserId }>(
  notes: readonly N[],
): Map<string, N> {
  return new Map(notes.map((note) => [keyOf(note.versionId, note.accountId), note]));
}

function readingOf(
  { documentId, versionId }: StoredDocument,
  { userId }: Participant,
  openings: ReadonlyMap<string, Opening>,
  fetches: ReadonlyMap<string, Fetch>,
): Reading {
  const opening = openings.get(keyOf(versionId, userId));
  const fetch = fetches.get(keyOf(versionId, userId));
  return {
    documentId,
    firstAt: opening?.firstAt.toISOString() ?? null,
    lastAt: opening?.lastAt.toISOString() ?? null,
    pagesSeen: opening?.pagesSeen ?? 0,
    ...(fetch && {
      fetched: { firstAt: fetch.firstAt.toISOString(), lastAt: fetch.lastAt.toISOString() },
    }),
  };
}
