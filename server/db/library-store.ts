import { randomUUID } from 'node:crypto';
import { refuse } from '#contract/errors.ts';
import type {
  AgendaItemId,
  DocumentId,
  LibraryFolderId,
  MeetingId,
  UnitId,
} from '#contract/ids.ts';
import { MOST_LISTED } from '#contract/list-limits.ts';
import type { UnitRole } from '#contract/roles.ts';
import { wouldContainItself } from '#server/domain/library-rights.ts';
import type {
  FolderOutcome,
  LibraryStore,
  StoredFolder,
} from '#server/services/ports/library-store.ts';
import { isOfLibrary, type StoredPaper } from '#server/services/present-document.ts';
import { writeAudit } from './audit.ts';
import { copyDocument } from './copy-document.ts';
import { cutList } from './cut-list.ts';
import type { Database, Transaction } from './database.ts';
import { documentSearchText } from './document-details.ts';
import { documentSelection, toStoredDocuments, versionColumns } from './document-rows.ts';
import { FITS, FOLDER_OF, FOLDERS, filterValues } from './library-rows.ts';

/** Keeps the library in PostgreSQL. */
export function createLibraryStore({
  pool,
  prisma,
}: Pick<Database, 'pool' | 'prisma'>): LibraryStore {
  async function papers(ids: readonly string[]): Promise<StoredPaper[]> {
    const rows = await prisma.meetingDocument.findMany({
      where: { id: { in: [...ids] } },
      select: documentSelection,
    });
    const byId = new Map(
      (await toStoredDocuments(prisma, rows)).map((p) => [String(p.documentId), p]),
    );
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  return {
    async foldersAround({ userId, unitId }) {
      const { rows } = await pool.query<StoredFolder>(FOLDERS, [userId, unitId]);
      return rows;
    },

    async rolesIn(accountId, unitId) {
      const rows = await prisma.roleGrant.findMany({ where: { accountId, unitId } });
      return rows.map(({ role }) => role as UnitRole);
    },

    async folderOf(thing) {
      const [text, id] =
        'versionId' in thing
          ? [FOLDER_OF.version, thing.versionId]
          : [FOLDER_OF.document, thing.documentId];
      const { rows } = await pool.query<{ id: LibraryFolderId | null }>(text, [id]);
      return rows[0]?.id ?? null;
    },

    async isNameTaken({ folderId, unitId, parentId, name }) {
      const others = await prisma.libraryFolder.count({
        where: {
          unitId,
          parentId,
          removedAt: null,
          name: { equals: name, mode: 'insensitive' },
          NOT: { id: folderId },
        },
      });
      return others > 0;
    },

    async addFolder({ folderId: id, unitId, name, parentId, audience }, by) {
      await prisma.$transaction(async (tx) => {
        const { count } = await tx.libraryFolder.createMany({
          data: { id, unitId, name, parentId, audience: [...audience] },
          skipDuplicates: true,
        });
        const subject = `folder:${id}`;
        if (count > 0)
          await writeAudit(tx, { accountId: by, action: 'library.addFolder', subject });
      });
    },

    changeFolder: ({ folderId: id, unitId, version, name, parentId, audience }, by) =>
      prisma.$transaction(async (tx): Promise<FolderOutcome> => {
        if (parentId !== null) {
          const folders = await foldersInTurn(tx, unitId);
          await requireFolder(tx, parentId);
          if (wouldContainItself(folders, id, parentId)) return 'in-itself';
        }
        const { count } = await tx.libraryFolder.updateMany({
          where: { id, version, removedAt: null },
          data: { name, parentId, audience: [...audience], version: { increment: 1 } },
        });
        if (count === 0) return 'stale';
        const subject = `folder:${id}`;
        await writeAudit(tx, { accountId: by, action: 'library.changeFolder', subject });
        return 'done';
      }),

    removeFolder: ({ folderId: id, version }, by, at) =>
      prisma.$transaction(async (tx): Promise<FolderOutcome> => {
        // What arrives meanwhile waits for this, and finds the folder gone.
        await tx.$queryRaw`select id from library_folder where id = ${id}::uuid for update`;
        const live = { removedAt: null };
        const inside =
          (await tx.meetingDocument.count({ where: { folderId: id, ...live } })) +
          (await tx.libraryFolder.count({ where: { parentId: id, ...live } }));
        if (inside > 0) return 'not-empty';
        const { count } = await tx.libraryFolder.updateMany({
          where: { id, version, ...live },
          data: { removedAt: at, version: { increment: 1 } },
        });
        if (count === 0) return 'stale';
        const subject = `folder:${id}`;
        await writeAudit(tx, { accountId: by, action: 'library.removeFolder', subject });
        return 'done';
      }),

    async documentsIn(folderIds, filter) {
      const { rows } = await pool.query<{ id: string }>(
        `select d.id from meeting_document d where d.folder_id = any($1::uuid[]) and ${FITS}
          order by d.dated_on desc nulls last, d.title, d.id limit ${MOST_LISTED + 1}`,
        [folderIds, ...filterValues(filter)],
      );
      const cut = cutList(rows, MOST_LISTED);
      const documents = (await papers(cut.rows.map(({ id }) => id))).filter(isOfLibrary);
      return { documents, isCut: cut.isCut };
    },

    async papersOf(meetingIds, filter) {
      const { rows } = await pool.query<{ id: string; meetingId: MeetingId; itemTitle: string }>(
        `select d.id, i.meeting_id as "meetingId", i.title as "itemTitle"
          from agenda_item i join meeting_document d on d.item_id = i.id join meeting m on m.id = i.meeting_id
          where i.meeting_id = any($1::uuid[]) and ${FITS}
          order by m.starts_at desc, m.id, i.position, d.position, d.id limit ${MOST_LISTED + 1}`,
        [meetingIds, ...filterValues(filter)],
      );
      const cut = cutList(rows, MOST_LISTED);
      const byId = new Map(cut.rows.map((row) => [row.id, row]));
      const fitting = (await papers([...byId.keys()])).flatMap((document) => {
        const row = byId.get(document.documentId);
        if (!row || isOfLibrary(document)) return [];
        return [{ meetingId: row.meetingId, itemTitle: row.itemTitle, document }];
      });
      return { papers: fitting, isCut: cut.isCut };
    },

    async add({ folderId, title, ...file }, by, at) {
      const id = randomUUID();
      await prisma.$transaction(async (tx) => {
        await requireFolder(tx, folderId);
        const first = { number: 1, ...versionColumns(file), uploadedById: by, uploadedAt: at };
        await tx.meetingDocument.create({
          data: {
            id,
            folderId,
            position: 0,
            title,
            searchText: documentSearchText({ title }),
            versions: { create: first },
          },
        });
        await writeAudit(tx, {
          accountId: by,
          action: 'library.upload',
          subject: `document:${id}`,
          detail: { fileName: file.fileName, sha256: file.originalKey },
        });
      });
      const [added] = (await papers([id])).filter(isOfLibrary);
      if (!added) throw new Error(`document ${id} was stored without a version`);
      return added;
    },

    moveDocument: ({ documentId: id, version, folderId }, by) =>
      prisma.$transaction(async (tx) => {
        await requireFolder(tx, folderId);
        const { count } = await tx.meetingDocument.updateMany({
          where: { id, version, removedAt: null, folderId: { not: null } },
          data: { folderId, version: { increment: 1 } },
        });
        const subject = `document:${id}`;
        if (count > 0) await writeAudit(tx, { accountId: by, action: 'library.move', subject });
        return count > 0;
      }),

    copy: (versionId, to, late, by, at) =>
      prisma.$transaction(async (tx) => {
        const position = 'itemId' in to ? await lastOf(tx, to.itemId) : 0;
        if ('folderId' in to) await requireFolder(tx, to.folderId);
        const copyId = await copyDocument(tx, { versionId, to, late, position, by, at });
        return copyId as DocumentId;
      }),
  };
}

/** The folders of a unit, of which no other is moved until the transaction ends. */
async function foldersInTurn(tx: Transaction, unitId: UnitId) {
  await tx.$queryRaw`select 1 as one from (select pg_advisory_xact_lock(hashtextextended(${unitId}, 8))) as locked`;
  const rows = await tx.$queryRaw<Pick<StoredFolder, 'folderId' | 'parentId'>[]>`
    select id as "folderId", parent_id as "parentId" from library_folder where unit_id = ${unitId}::uuid`;
  return new Map(rows.map((folder) => [folder.folderId, folder]));
}

async function requireFolder(tx: Transaction, folderId: LibraryFolderId): Promise<void> {
  const [folder] = await tx.$queryRaw<unknown[]>`
    select id from library_folder where id = ${folderId}::uuid and removed_at is null for share`;
  if (!folder) throw refuse('NOT_FOUND', 'folder');
}

/** The place after the last document of an item, which takes no other meanwhile. */
async function lastOf(tx: Transaction, itemId: AgendaItemId): Promise<number> {
  const [item] = await tx.$queryRaw<unknown[]>`
    select id from agenda_item where id = ${itemId}::uuid and removed_at is null for update`;
  if (!item) throw refuse('NOT_FOUND', 'agenda-item');
  const last = await tx.meetingDocument.aggregate({ where: { itemId }, _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}
