import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { DocumentId, MeetingId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isMeantFor, mayRead } from '#server/domain/document-access.ts';
import { prepares } from '#server/domain/prepared-roles.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import type { StoredDocument } from './present-document.ts';

/** A document that the actor may read now. */
export type Readable = { document: StoredDocument; meetingId: MeetingId; toPreparer: boolean };

/** The one door to what is in a document. Asked at every request; nothing is remembered. */
export type DocumentGate = ReturnType<typeof createDocumentGate>;

/** Makes the gate: the table of permissions first, then whether the document is in this reader's hands. */
export function createDocumentGate({
  access,
  documents,
  clock,
}: {
  access: MeetingAccess;
  documents: Pick<DocumentStore, 'find' | 'findVersion'>;
  clock: Clock;
}) {
  async function pass(
    actor: Actor,
    thing: { documentId: DocumentId } | { versionId: VersionId },
    action: Action,
  ): Promise<Readable> {
    const meetingId = await access.meetingOf(thing);
    await access.require(actor, meetingId, action);
    const document = await ('versionId' in thing
      ? documents.findVersion(thing.versionId)
      : documents.find(thing.documentId));
    if (!document) throw refuse('NOT_FOUND', 'document');
    const reader = await access.readerIn(actor, meetingId);
    const { rule } = document;
    if (!mayRead(rule, reader, clock.now())) {
      // Who had it in hand is told that it was taken back; of others it isn't there.
      const isTakenBack = rule.recalledAt !== null && isMeantFor(rule.audience, reader);
      throw refuse('NOT_FOUND', isTakenBack ? 'document-recalled' : 'document');
    }
    return { document, meetingId, toPreparer: prepares(reader.roles) };
  }

  return {
    /** The document, as of its newest version; FORBIDDEN or NOT_FOUND for who may not do this with it. */
    document: (actor: Actor, documentId: DocumentId, action: Action = 'document.read') =>
      pass(actor, { documentId }, action),
    /** The document, as of exactly this version. */
    version: (actor: Actor, versionId: VersionId, action: Action = 'document.read') =>
      pass(actor, { versionId }, action),
  };
}
