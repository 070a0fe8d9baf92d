import { Audience } from '#contract/hand-out.ts';
import { ConversionHindrance, FileProblem, OldEncoding } from '#contract/http/documents.ts';
import { AgendaItemId, DocumentId, LibraryFolderId, UserId, VersionId } from '#contract/ids.ts';
import { FILE_KINDS, type FileKind } from '#server/domain/file-kind.ts';
import type { LateRecord, NewVersion } from '#server/services/ports/document-store.ts';
import type { StoredPaper, StoredProgress } from '#server/services/present-document.ts';
import type { Transaction } from './database.ts';
import { detailsOf, detailsSelection } from './document-details.ts';
import type { Prisma } from './generated/client.ts';
import { recognitionOf } from './recognition-of.ts';

/** What is read of a version: all but its text, which is large. */
export const versionSelection = {
  id: true,
  fileName: true,
  fileKind: true,
  sizeBytes: true,
  originalKey: true,
  pdfKey: true,
  state: true,
  problem: true,
  pageCount: true,
  oldEncoding: true,
  startedAt: true,
  uploadedById: true,
  uploadedAt: true,
} satisfies Prisma.DocumentVersionSelect;

/** What is read of a document: itself and its versions, newest first; they are few. */
export const documentSelection = {
  id: true,
  itemId: true,
  folderId: true,
  version: true,
  title: true,
  audience: true,
  isInternal: true,
  readFrom: true,
  readUntil: true,
  recalledAt: true,
  recallReason: true,
  ...detailsSelection,
  isHeld: true,
  lateReason: true,
  lateAt: true,
  versions: { select: versionSelection, orderBy: { number: 'desc' } },
} satisfies Prisma.MeetingDocumentSelect;

type VersionRow = Prisma.DocumentVersionGetPayload<{ select: typeof versionSelection }>;
type DocumentRow = Prisma.MeetingDocumentGetPayload<{ select: typeof documentSelection }>;

/** How far a stored version is; `queue` names the versions that wait, in their order. Throws when it is stored in a state that cannot be. */
export function progressOf(row: VersionRow, queue: readonly string[]): StoredProgress {
  switch (row.state) {
    case 'queued': {
      const { data: hindrance } = ConversionHindrance.safeParse(row.problem);
      const ahead = Math.max(0, queue.indexOf(row.id));
      return { state: 'queued', ahead, ...(hindrance && { hindrance }) };
    }
    case 'converting':
      return { state: 'converting', startedAt: row.startedAt ?? row.uploadedAt };
    case 'ready':
      if (row.pageCount !== null && row.pdfKey !== null) {
        const { data: oldEncoding } = OldEncoding.safeParse(row.oldEncoding);
        const { pageCount, pdfKey } = row;
        return { state: 'ready', pageCount, pdfKey, ...(oldEncoding && { oldEncoding }) };
      }
      break;
    case 'failed':
      return { state: 'failed', problem: FileProblem.parse(row.problem) };
  }
  throw new Error(`version ${row.id} is stored in the impossible state ${row.state}`);
}

/** Reads a stored kind of file; throws when it is none. */
export function fileKindOf(text: string): FileKind {
  const kind = FILE_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`stored file kind ${text} is unknown`);
  return kind;
}

/** Reads a stored audience; null is everyone. */
export function audienceOf(stored: unknown): Audience | null {
  return stored === null ? null : Audience.parse(stored);
}

/** The versions that are or wait to be converted, in the order of their turns: who has had one already comes after the others. */
async function conversionOrder(db: Transaction): Promise<string[]> {
  const rows = await db.documentVersion.findMany({
    where: { state: { in: ['converting', 'queued'] }, document: { removedAt: null } },
    select: { id: true },
    orderBy: [{ state: 'asc' }, { attempts: 'asc' }, { uploadedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id }) => id);
}

/** The names of those who uploaded versions, by their account. */
export async function namesOfUploaders(
  db: Transaction,
  versions: readonly Pick<VersionRow, 'uploadedById'>[],
): Promise<Map<string, string>> {
  const uploaders = await db.account.findMany({
    where: { id: { in: [...new Set(versions.map(({ uploadedById }) => uploadedById))] } },
    select: { id: true, name: true },
  });
  return new Map(uploaders.map((account) => [account.id, account.name]));
}

/** Turns rows into stored documents and reads the uploaders' names; a document without a version is left out. */
export async function toStoredDocuments(
  db: Transaction,
  rows: readonly DocumentRow[],
): Promise<StoredPaper[]> {
  const shown = rows.flatMap(({ versions: [newest, ...older], ...row }) => {
    if (!newest) return [];
    const version = [newest, ...older].find(({ state }) => state === 'ready') ?? newest;
    return [{ row, version, newer: version === newest ? null : newest }];
  });
  const names = await namesOfUploaders(
    db,
    shown.map(({ version }) => version),
  );
  const recognitions = await recognitionOf(
    db,
    shown.map(({ version }) => version.id),
  );
  const waits = shown.some(({ version, newer }) => (newer ?? version).state === 'queued');
  const queue = waits ? await conversionOrder(db) : [];
  return shown.map(({ row, version, newer }) => ({
    documentId: DocumentId.parse(row.id),
    ...(row.folderId === null
      ? { itemId: AgendaItemId.parse(row.itemId) }
      : { folderId: LibraryFolderId.parse(row.folderId) }),
    version: row.version,
    versionId: VersionId.parse(version.id),
    title: row.title,
    details: detailsOf(row),
    fileName: version.fileName,
    fileKind: fileKindOf(version.fileKind),
    sizeBytes: version.sizeBytes,
    originalKey: version.originalKey,
    uploadedById: UserId.parse(version.uploadedById),
    uploadedBy: names.get(version.uploadedById) ?? '',
    uploadedAt: version.uploadedAt,
    progress: progressOf(version, queue),
    recognition: recognitions.get(version.id) ?? null,
    newer: newer && {
      versionId: VersionId.parse(newer.id),
      fileName: newer.fileName,
      progress: progressOf(newer, queue),
    },
    isInternal: row.isInternal,
    rule: {
      audience: audienceOf(row.audience),
      readFrom: row.readFrom,
      readUntil: row.readUntil,
      recalledAt: row.recalledAt,
    },
    recallReason: row.recallReason ?? '',
    isHeld: row.isHeld,
    late:
      row.lateReason !== null && row.lateAt !== null
        ? { reason: row.lateReason, at: row.lateAt }
        : null,
  }));
}

/** The columns of a version as it is taken in. */
export function versionColumns({ fileName, fileKind, sizeBytes, originalKey }: NewVersion) {
  return { fileName, fileKind, sizeBytes, sha256: originalKey, originalKey };
}

/** The columns of a document that say why it came late; of one in time they are empty. */
export function lateColumns(late: LateRecord) {
  return { lateReason: late?.reason ?? null, lateAt: late?.at ?? null };
}
