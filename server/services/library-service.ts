import { refuse } from '#contract/errors.ts';
import type { LibraryDocument, MeetingDocument } from '#contract/http/documents.ts';
import type { DocumentFilter, FolderText, LibraryFolder } from '#contract/http/library.ts';
import type { AgendaItemId, DocumentId, LibraryFolderId, UnitId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { stemOf } from '#server/domain/file-name.ts';
import { RULES } from '#server/domain/permissions.ts';
import type { DocumentChanges } from './document-changes.ts';
import type { DocumentClock } from './document-clock-service.ts';
import type { DocumentGate } from './document-gate.ts';
import type { LibraryAccess } from './library-access.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Jobs } from './ports/jobs.ts';
import type { FolderOutcome, LibraryStore } from './ports/library-store.ts';
import type { UnitDirectory } from './ports/units.ts';
import {
  isOfLibrary,
  presentDocument,
  presentLibraryDocument,
  type StoredLibraryDocument,
} from './present-document.ts';
import type { SecrecyGate } from './secrecy-gate.ts';
import type { TakeFile, Upload } from './take-file.ts';

const TO_EDITOR = { toPreparer: true };

/** The library: folders of units with their documents, and the way between it and meetings. */
export type LibraryService = ReturnType<typeof createLibraryService>;

/** Makes the service of the library. */
export function createLibraryService(parts: {
  library: LibraryAccess;
  gate: DocumentGate;
  changes: DocumentChanges;
  store: LibraryStore;
  documents: Pick<DocumentStore, 'find'>;
  units: Pick<UnitDirectory, 'units'>;
  takeFile: TakeFile;
  secrecy: SecrecyGate;
  jobs: Pick<Jobs, 'enqueue'>;
  documentClock: Pick<DocumentClock, 'lateMark'>;
  clock: Clock;
}) {
  const { library, gate, changes, store, documents, units, takeFile, secrecy, jobs, clock } = parts;

  async function found(documentId: DocumentId): Promise<StoredLibraryDocument> {
    const document = await documents.find(documentId);
    if (!document || !isOfLibrary(document)) throw refuse('NOT_FOUND', 'document');
    return document;
  }

  async function requireUnits(unitIds: readonly UnitId[]): Promise<void> {
    const known = new Set((await units.units(clock.now())).map(({ unitId }) => unitId));
    if (!unitIds.every((id) => known.has(id))) throw refuse('BAD_INPUT', 'unknown-unit');
  }

  async function requireOwnName(folder: Parameters<LibraryStore['isNameTaken']>[0]): Promise<void> {
    if (await store.isNameTaken(folder)) throw refuse('CONFLICT', 'folder-name-taken');
  }

  async function settled(
    actor: Actor,
    folderId: LibraryFolderId,
    outcome: FolderOutcome,
  ): Promise<void> {
    if (outcome === 'not-empty') throw refuse('WRONG_STATE', 'folder-not-empty');
    if (outcome === 'in-itself') throw refuse('CONFLICT', 'folder-elsewhere');
    if (outcome === 'done') return;
    const current = await library.require(actor, folderId, 'library.edit');
    throw refuse('STALE_VERSION', 'folder-changed', { current });
  }

  return {
    /** The folders that the actor may read. */
    folders: async (actor: Actor): Promise<LibraryFolder[]> =>
      [...(await library.foldersOf(actor)).values()].map(presentFolder),

    /** Adds a folder to the library of a unit in which the actor edits it. */
    async addFolder(
      actor: Actor,
      folder: FolderText & { folderId: LibraryFolderId; unitId: UnitId },
    ): Promise<LibraryFolder> {
      const { folderId, unitId, parentId, audience } = folder;
      const roles = await store.rolesIn(actor.userId, unitId);
      if (!roles.some((role) => RULES['library.edit'].unit?.includes(role)))
        throw refuse('FORBIDDEN', 'library.edit');
      if (parentId && (await library.require(actor, parentId, 'library.edit')).unitId !== unitId)
        throw refuse('CONFLICT', 'folder-elsewhere');
      await requireUnits(audience);
      await requireOwnName(folder);
      await store.addFolder(folder, actor.userId);
      return presentFolder(await library.require(actor, folderId, 'library.edit'));
    },

    /** Renames, moves or narrows a folder; STALE_VERSION carries the folder that somebody else has changed. */
    async changeFolder(
      actor: Actor,
      folderId: LibraryFolderId,
      change: FolderText & { version: number },
    ): Promise<LibraryFolder> {
      const { unitId } = await library.require(actor, folderId, 'library.edit');
      const { parentId, audience } = change;
      if (parentId && (await library.require(actor, parentId, 'library.edit')).unitId !== unitId)
        throw refuse('CONFLICT', 'folder-elsewhere');
      await requireUnits(audience);
      await requireOwnName({ folderId, unitId, ...change });
      const outcome = await store.changeFolder({ folderId, unitId, ...change }, actor.userId);
      await settled(actor, folderId, outcome);
      return presentFolder(await library.require(actor, folderId, 'library.edit'));
    },

    /** Removes a folder in which there is nothing. */
    async removeFolder(
      actor: Actor,
      folderId: LibraryFolderId,
      { version }: { version: number },
    ): Promise<void> {
      await library.require(actor, folderId, 'library.edit');
      const outcome = await store.removeFolder({ folderId, version }, actor.userId, clock.now());
      await settled(actor, folderId, outcome);
    },

    /** Documents of one folder, or of all folders that the actor may read; readers see what is ready. */
    async documents(
      actor: Actor,
      { folderId, ...filter }: DocumentFilter & { folderId?: LibraryFolderId | undefined },
    ): Promise<{ documents: LibraryDocument[]; isCut: boolean }> {
      const all = await library.foldersOf(actor);
      if (folderId && !all.has(folderId)) throw refuse('NOT_FOUND', 'folder');
      const within = folderId ? [folderId] : [...all.keys()];
      const stored = await store.documentsIn(within, filter);
      const documents = stored.documents.flatMap((document) => {
        const toPreparer = all.get(document.folderId)?.may.includes('library.edit') ?? false;
        const isShown = toPreparer || document.progress.state === 'ready';
        return isShown ? [presentLibraryDocument(document, { toPreparer })] : [];
      });
      return { documents, isCut: stored.isCut };
    },

    /** Takes a file in as a document of the folder. */
    async upload(
      actor: Actor,
      folderId: LibraryFolderId,
      upload: Upload,
    ): Promise<LibraryDocument> {
      await library.require(actor, folderId, 'library.edit');
      await secrecy.requireUnmarked(actor, { folderId }, upload.fileName);
      return takeFile(upload, async (file, keep) => {
        await keep();
        const document = { folderId, title: stemOf(file.fileName), ...file };
        const added = await store.add(document, actor.userId, clock.now());
        await jobs.enqueue('document.convert', { versionId: added.versionId });
        return presentLibraryDocument(added, TO_EDITOR);
      });
    },

    /** Moves a document to another folder of the same rights. */
    async moveDocument(
      actor: Actor,
      documentId: DocumentId,
      to: { version: number; folderId: LibraryFolderId },
    ): Promise<LibraryDocument> {
      if (!(await library.requireDocument(actor, { documentId }, 'library.edit')))
        throw refuse('NOT_FOUND', 'document');
      await library.require(actor, to.folderId, 'library.edit');
      if (!(await store.moveDocument({ documentId, ...to }, actor.userId))) {
        const current = presentLibraryDocument(await found(documentId), TO_EDITOR);
        throw refuse('STALE_VERSION', 'document-changed', { current });
      }
      return presentLibraryDocument(await found(documentId), TO_EDITOR);
    },

    /**
     * Puts a document of the library on an agenda item, where it is a document of that meeting from now on. After the papers of a
     * meeting that was handed out were due, `late-reason-missing` without a reason.
     */
    async putOnItem(
      actor: Actor,
      itemId: AgendaItemId,
      { documentId, lateReason }: { documentId: DocumentId; lateReason?: string | undefined },
    ): Promise<MeetingDocument> {
      const meetingId = await changes.requireItem(actor, itemId);
      if (!(await library.requireDocument(actor, { documentId }, 'library.read')))
        throw refuse('NOT_FOUND', 'document');
      const { versionId, progress } = await found(documentId);
      if (progress.state !== 'ready') throw refuse('WRONG_STATE', 'not-ready');
      const late = await parts.documentClock.lateMark(meetingId, lateReason ?? null);
      const copyId = await store.copy(versionId, { itemId }, late, actor.userId, clock.now());
      await changes.tell({ kind: 'meeting', meetingId }, actor.userId);
      const copy = await documents.find(copyId);
      if (!copy || isOfLibrary(copy)) throw refuse('NOT_FOUND', 'document');
      return presentDocument(copy, { toPreparer: true });
    },

    /** Keeps a meeting's document, which the actor may read and which does not stay in the house of its meeting, in a folder. */
    async keep(
      actor: Actor,
      folderId: LibraryFolderId,
      documentId: DocumentId,
    ): Promise<LibraryDocument> {
      await library.require(actor, folderId, 'library.edit');
      const { document } = await gate.document(actor, documentId);
      if (document.isInternal) throw refuse('FORBIDDEN', 'internal-document');
      if (document.progress.state !== 'ready') throw refuse('WRONG_STATE', 'not-ready');
      const { versionId } = document;
      const copyId = await store.copy(versionId, { folderId }, null, actor.userId, clock.now());
      return presentLibraryDocument(await found(copyId), TO_EDITOR);
    },
  };
}

function presentFolder(folder: Awaited<ReturnType<LibraryAccess['require']>>): LibraryFolder {
  const { rolesInUnit: _, isOfUnit: __, audience, documentCount, readableCount, ...shown } = folder;
  const edits = folder.may.includes('library.edit');
  return {
    ...shown,
    audience: [...audience],
    documentCount: edits ? documentCount : readableCount,
  };
}
