import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { createDocumentStore } from '#server/db/document-store.ts';
import type { Actor } from '#server/domain/actor.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, LibreOffice at low priority: a conversion may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, refusal } = here;

const body = (reason: string, current: object) => ({
  body: { code: 'STALE_VERSION', reason, current },
});

it('two who rename one document lose no title: the second is refused and shown what the first has written', async () => {
  const { documentId, version } = await upload(await pdfFile(1, randomUUID()));
  const { secretary, chair } = here.meeting;
  const rename = (title: string, actor: Actor) =>
    here.desk.details.describe(actor, documentId, { version, title });
  expect(await rename('Tờ trình', secretary)).toMatchObject({ version: version + 1 });
  const current = { documentId, title: 'Tờ trình', version: version + 1 };
  await expect(rename('Báo cáo', chair)).rejects.toMatchObject(body('document-changed', current));
  const stored = await here.desk.reading.get(chair, documentId);
  expect(stored.title).toBe('Tờ trình');
  const renames = { subject: `document:${documentId}`, action: 'document.describe' };
  expect(await database.prisma.auditEntry.count({ where: renames })).toBe(1);
});

it('a document is not removed that somebody else has just renamed or replaced', async () => {
  const added = await upload(await pdfFile(1, randomUUID()));
  const { documentId } = added;
  const { secretary, chair } = here.meeting;
  const remove = ({ version }: { version: number }) =>
    here.desk.documents.remove(secretary, documentId, { version });
  const renamed = await here.desk.details.describe(chair, documentId, {
    ...added,
    title: 'Tờ trình',
  });
  await expect(remove(added)).rejects.toMatchObject(
    body('document-changed', { title: 'Tờ trình' }),
  );
  const replaced = await here.desk.documents.replace(chair, documentId, {
    fileName: 'b.pdf',
    content: inPieces(await pdfFile(1, randomUUID())),
  });
  await expect(remove(renamed)).rejects.toEqual(refusal('STALE_VERSION', 'document-changed'));
  await remove(replaced);
  await expect(here.desk.reading.get(secretary, documentId)).rejects.toEqual(refusal('NOT_FOUND'));
});

it('a file that arrives while its item is removed becomes no document', async () => {
  const { itemId, secretary } = here.meeting;
  const store = createDocumentStore(database);
  const document = {
    itemId,
    title: 'Báo cáo',
    fileName: 'a.pdf',
    fileKind: 'pdf',
    sizeBytes: 1,
    requestId: null,
    late: null,
    originalKey: 'x',
  } as const;
  const removed = { where: { id: itemId }, data: { removedAt: new Date() } };
  await database.prisma.agendaItem.update(removed);
  await expect(store.add(document, secretary.userId, new Date())).rejects.toEqual(
    refusal('NOT_FOUND', 'agenda-item'),
  );
  expect(await database.prisma.meetingDocument.count({ where: { itemId } })).toBe(0);
});
