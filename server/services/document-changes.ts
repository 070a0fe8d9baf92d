import type { Action } from '#contract/actions.ts';
import { refuse } from '#contract/errors.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  MeetingId,
  PaperRequestId,
  UserId,
} from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import type { LibraryAccess } from './library-access.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Framing } from './ports/framing.ts';
import type { MeetingAccess, MeetingThing } from './ports/meeting-access.ts';

/** What changes a document. */
export type DocumentChange = Extract<Action, 'document.upload' | 'document.remove'>;

/** Where a document belongs. */
export type DocumentHome =
  | { kind: 'meeting'; meetingId: MeetingId }
  | { kind: 'folder'; folderId: LibraryFolderId };

/** The door to changing documents, as `DocumentGate` is that to reading them. Asked at every request. */
export type DocumentChanges = ReturnType<typeof createDocumentChanges>;

/** Makes the door. What a meeting decided on stays as it was: WRONG_STATE once that is over. */
export function createDocumentChanges(parts: {
  access: MeetingAccess;
  library: LibraryAccess;
  documents: Pick<DocumentStore, 'phaseOf'>;
  framing: Framing;
}) {
  const { access, library, documents, framing } = parts;

  async function requireThing(
    actor: Actor,
    thing: MeetingThing,
    action: DocumentChange,
  ): Promise<MeetingId> {
    const { meetingId } = await access.requireOf(actor, thing, action);
    if ((await documents.phaseOf(meetingId)) === 'ended')
      throw refuse('WRONG_STATE', 'meeting-ended');
    return meetingId;
  }

  return {
    /** Demands that documents may be put on the agenda item. Returns its meeting. */
    requireItem: async (actor: Actor, itemId: AgendaItemId): Promise<MeetingId> =>
      requireThing(actor, { itemId }, 'document.upload'),

    /** Demands that files may be put into the paper that a unit prepares. Returns its meeting. */
    requirePaper: async (actor: Actor, requestId: PaperRequestId): Promise<MeetingId> =>
      requireThing(actor, { requestId }, 'document.upload'),

    /** Demands that the document may be changed so. Returns its home. */
    async require(
      actor: Actor,
      documentId: DocumentId,
      action: DocumentChange,
    ): Promise<DocumentHome> {
      const folder = await library.requireDocument(actor, { documentId }, action);
      if (folder) return { kind: 'folder', folderId: folder.folderId };
      return { kind: 'meeting', meetingId: await requireThing(actor, { documentId }, action) };
    },

    /** Brings what was changed to where it is shown: the stream of the meeting. */
    async tell(home: DocumentHome, by: UserId): Promise<void> {
      if (home.kind === 'meeting') await framing.reframe(home.meetingId, by);
    },
  };
}
