import { z } from 'zod';
import { Action } from '../actions.ts';
import {
  AgendaItemId,
  DocumentId,
  DocumentKindId,
  LibraryFolderId,
  MeetingId,
  UnitId,
} from '../ids.ts';
import { Instant } from '../live/instant.ts';
import { typedText } from '../typed-text.ts';
import { LibraryDocument, MeetingDocument } from './documents.ts';
import { defineRoutes } from './route.ts';

/** A folder of a unit's library, as its reader may use it: `may` holds what. The tree is built from `parentId`. */
export const LibraryFolder = z.object({
  folderId: LibraryFolderId,
  parentId: LibraryFolderId.nullable(),
  unitId: UnitId,
  unitName: z.string(),
  name: z.string(),
  /** The units whose people may read it; empty: those of its unit and of all below it. */
  audience: z.array(UnitId),
  version: z.int(),
  documentCount: z.int(),
  may: z.array(Action),
});
export type LibraryFolder = z.infer<typeof LibraryFolder>;

/** What is written of a folder. */
export const FolderText = z.object({
  name: typedText().min(1).max(200),
  parentId: LibraryFolderId.nullable(),
  audience: z.array(UnitId).max(500),
});
export type FolderText = z.infer<typeof FolderText>;

/** What a list of documents is narrowed to; days are those written on the documents, both included. */
export const DocumentFilter = z.object({
  q: typedText().max(200).optional(),
  kindId: DocumentKindId.optional(),
  agencyId: UnitId.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

/** The documents of a meeting that one may read, with the titles of their items. */
export const MeetingPapers = z.object({
  meetingId: MeetingId,
  title: z.string(),
  startsAt: Instant,
  papers: z.array(z.object({ itemTitle: z.string(), document: MeetingDocument })),
});
export type MeetingPapers = z.infer<typeof MeetingPapers>;

/** Whether the list ends before all that fits. */
const isCut = z.boolean();
const folderParams = z.object({ folderId: LibraryFolderId });

/**
 * Routes of the library. POST `/api/library/folders/:folderId/documents?fileName=` carries bytes and stands outside of the table
 * (answers `LibraryDocument`). What a folder's reader may do beside reading is decided by its unit: FORBIDDEN; a folder that the
 * reader may not see is NOT_FOUND.
 */
export const libraryRoutes = defineRoutes({
  'library.folders': {
    method: 'GET',
    path: '/api/library/folders',
    action: 'library.read',
    summary: 'The folders that one may read',
    answer: z.array(LibraryFolder),
  },
  'library.addFolder': {
    method: 'POST',
    path: '/api/library/folders',
    action: 'library.edit',
    summary: 'Add a folder to the library of a unit; the same id again is the same folder',
    body: FolderText.extend({ folderId: LibraryFolderId, unitId: UnitId }),
    answer: LibraryFolder,
  },
  'library.changeFolder': {
    method: 'PATCH',
    path: '/api/library/folders/:folderId',
    action: 'library.edit',
    summary: 'Rename or move a folder, or say who reads it',
    params: folderParams,
    body: FolderText.extend({ version: z.int().min(0) }),
    answer: LibraryFolder,
  },
  'library.removeFolder': {
    method: 'DELETE',
    path: '/api/library/folders/:folderId',
    action: 'library.edit',
    summary: 'Remove an empty folder',
    params: folderParams,
    query: z.object({ version: z.coerce.number<number>().int().min(0) }),
    answer: z.object({}),
  },
  'library.documents': {
    method: 'GET',
    path: '/api/library/documents',
    action: 'library.read',
    summary: 'The newest 500 documents of a folder, or of all that one may read',
    query: DocumentFilter.extend({ folderId: LibraryFolderId.optional() }),
    answer: z.object({ documents: z.array(LibraryDocument), isCut }),
  },
  'library.meetingPapers': {
    method: 'GET',
    path: '/api/library/meeting-papers',
    action: 'account.use',
    summary: 'The newest 500 documents of the meetings in which one may read them',
    query: DocumentFilter,
    answer: z.object({ meetings: z.array(MeetingPapers), isCut }),
  },
  'library.moveDocument': {
    method: 'PUT',
    path: '/api/documents/:documentId/folder',
    action: 'library.edit',
    summary: 'Move a document of the library to another folder',
    params: z.object({ documentId: DocumentId }),
    body: z.object({ version: z.int().min(0), folderId: LibraryFolderId }),
    answer: LibraryDocument,
  },
  'library.putOnItem': {
    method: 'POST',
    path: '/api/agenda-items/:itemId/library-documents',
    action: 'document.upload',
    summary:
      'Put a document of the library on an agenda item; the same file again is the same document',
    params: z.object({ itemId: AgendaItemId }),
    body: z.object({
      documentId: DocumentId,
      lateReason: typedText().max(1000).optional(),
    }),
    answer: MeetingDocument,
  },
  'library.keep': {
    method: 'POST',
    path: '/api/library/folders/:folderId/meeting-documents',
    action: 'library.edit',
    summary: 'Keep a document of a meeting in the library too',
    params: folderParams,
    body: z.object({ documentId: DocumentId }),
    answer: LibraryDocument,
  },
});
