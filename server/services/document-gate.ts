import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type { DocumentId, MeetingId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { isMeantFor, mayRead } from '#server/domain/document-access.ts';
import { prepares } from '#server/domain/prepared-roles.ts';
import type { LibraryAccess } from './library-access.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { MeetingAccess } from './ports/meeting-access.ts';
import { isOfLibrary, type StoredDocument, type StoredPaper } from './present-document.ts';

type Thing = { documentId: DocumentId } | { versionId: VersionId };

/** A document of a meeting that the actor may read now. */
export type Readable = { document: StoredDocument; meetingId: MeetingId; toPreparer: boolean };

/** The same of a meeting or of the library, where who may change it sees what those see who prepare a meeting. */
type ReadablePaper = { document: StoredPaper; toPreparer: boolean };

/** The one door to what is in a document. Asked at every request; nothing is remembered. */
export type DocumentGate = ReturnType<typeof createDocumentGate>;

/** Makes the gate: the table of permissions first, then whether the document is in this reader's hands. */
export function createDocumentGate({
  access,
  library,
  documents,
  clock,
}: {
  access: MeetingAccess;
  library: LibraryAccess;
  documents: Pick<DocumentStore, 'find' | 'findVersion'>;
  clock: Clock;
}) {
  const find = (thing: Thing) =>
    'versionId' in thing
      ? documents.findVersion(thing.versionId)
      : documents.find(thing.documentId);

  async function passAnywhere(actor: Actor, thing: Thing, action: Action): Promise<ReadablePaper> {
    const folder = await library.requireDocument(actor, thing, action);
    if (!folder) return pass(actor, thing, action);
    const document = await find(thing);
    if (!document) throw refuse('NOT_FOUND', 'document');
    return { document, toPreparer: folder.may.includes('library.edit') };
  }

  async function pass(actor: Actor, thing: Thing, action: Action): Promise<Readable> {
    const { meetingId, reader } = await access.requireOf(actor, thing, action);
    const document = await find(thing);
    if (!document || isOfLibrary(document)) throw refuse('NOT_FOUND', 'document');
    const { rule } = document;
    if (!mayRead(rule, reader, clock.now())) {
      // Who had it in hand is told that it was taken back; of others it isn't there.
      const isTakenBack = rule.recalledAt !== null && isMeantFor(rule.audience, reader);
      throw refuse('NOT_FOUND', isTakenBack ? 'document-recalled' : 'document');
    }
    return { document, meetingId, toPreparer: prepares(reader.roles) };
  }

  return {
    /** The document of a meeting, as of its newest version; FORBIDDEN or NOT_FOUND for who may not do this with it. */
    document: (actor: Actor, documentId: DocumentId, action: Action = 'document.read') =>
      pass(actor, { documentId }, action),
    /** The document of a meeting, as of exactly this version. */
    versionInMeeting: (actor: Actor, versionId: VersionId, action: Action = 'document.read') =>
      pass(actor, { versionId }, action),
    /** The document, wherever it belongs. */
    paper: (actor: Actor, documentId: DocumentId) =>
      passAnywhere(actor, { documentId }, 'document.read'),
    /** The document, wherever it belongs, as of exactly this version. */
    version: (actor: Actor, versionId: VersionId, action: Action = 'document.read') =>
      passAnywhere(actor, { versionId }, action),
  };
}
