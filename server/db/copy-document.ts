import { randomUUID } from 'node:crypto';
import type { UserId, VersionId } from '#contract/ids.ts';
import type { LateRecord } from '#server/services/ports/document-store.ts';
import type { DocumentPlace } from '#server/services/ports/library-store.ts';
import { writeAudit } from './audit.ts';
import type { Transaction } from './database.ts';
import { lateColumns } from './document-rows.ts';
import { copyPages } from './page-index.ts';
import { shownDocument } from './shown-documents.ts';

/**
 * Puts one version of a document, with the document's description, to another place as a document of its own, and answers that
 * document's id. Both versions name the same stored files. A place that has this very file under this very name keeps what it has.
 */
export async function copyDocument(
  tx: Transaction,
  copy: {
    versionId: VersionId;
    to: DocumentPlace;
    late: LateRecord;
    position: number;
    by: UserId;
    at: Date;
  },
): Promise<string> {
  const { versionId, to, late, position, by, at } = copy;
  const {
    id: _,
    documentId,
    number: __,
    document,
    ...version
  } = await tx.documentVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: { document: true },
  });
  const { originalKey, fileName } = version;
  const same = await tx.meetingDocument.findFirst({
    where: { ...to, ...shownDocument, versions: { some: { originalKey, fileName } } },
    select: { id: true },
  });
  if (same) return same.id;
  const { title, kindId, docNumber, datedOn, agencyUnitId, agencyName, abstract, searchText } =
    document;
  const id = randomUUID();
  await tx.meetingDocument.create({
    data: {
      id,
      ...to,
      position,
      title,
      kindId,
      docNumber,
      datedOn,
      agencyUnitId,
      agencyName,
      abstract,
      searchText,
      ...lateColumns(late),
    },
  });
  const copied = await tx.documentVersion.create({
    data: { ...version, documentId: id, number: 1, uploadedById: by, uploadedAt: at },
    select: { id: true },
  });
  await copyPages(tx, versionId, copied.id);
  await writeAudit(tx, {
    accountId: by,
    action: 'document.copy',
    subject: `document:${id}`,
    detail: { from: documentId, sha256: originalKey },
  });
  return id;
}
