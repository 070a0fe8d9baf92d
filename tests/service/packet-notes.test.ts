import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotationId, type VersionId } from '#contract/ids.ts';
import { SEALED_BYTES } from '#contract/sealing.ts';
import type { Actor } from '#server/domain/actor.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { aReadingDesk } from '#tests/support/a-reading-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const documents = useDocumentDesk(database);
/** How long a new version may be on its way. */
const REPLACED = { timeout: 30_000, interval: 50 };
const sealed = Buffer.alloc(SEALED_BYTES[0] ?? 0).toString('base64');

let reading: Awaited<ReturnType<typeof aReadingDesk>>;
beforeEach(async () => {
  reading = await aReadingDesk(database, documents.desk);
  return () => reading.close();
});

async function note(actor: Actor, versionId: VersionId): Promise<AnnotationId> {
  const annotationId = AnnotationId.parse(randomUUID());
  await documents.desk.annotations.put(actor, versionId, annotationId, { page: 1, sealed });
  return annotationId;
}

const paper = async (fileName: string) =>
  documents.converted(await documents.upload(await pdfFile(1), fileName));

describe('the notes on a packet', () => {
  it('are counted document by document, one’s own alone', async () => {
    const { delegate, chair, meetingId } = documents.meeting;
    const report = await paper('Báo cáo.pdf');
    const plan = await paper('Kế hoạch.pdf');
    await note(delegate, report.versionId);
    await note(delegate, report.versionId);
    await note(chair, plan.versionId);
    expect(await reading.packetNotes.list(delegate, meetingId)).toMatchObject([
      { title: 'Báo cáo', versionId: report.versionId, count: 2, olderCount: 0 },
      { title: 'Kế hoạch', versionId: plan.versionId, count: 0, olderCount: 0 },
    ]);
  });

  it('tell of those on an older version that were neither placed on the new one nor left out', async () => {
    const { delegate, secretary, meetingId } = documents.meeting;
    const first = await paper('Báo cáo.pdf');
    const [open, placed, dismissed] = [
      await note(delegate, first.versionId),
      await note(delegate, first.versionId),
      await note(delegate, first.versionId),
    ];
    await documents.desk.documents.replace(secretary, first.documentId, {
      fileName: 'Báo cáo.pdf',
      content: inPieces(await pdfFile(2)),
    });
    const second = await vi.waitFor(async () => {
      const shown = await documents.converted(first);
      expect(shown.versionId).not.toBe(first.versionId);
      return shown;
    }, REPLACED);
    await documents.desk.versions.noteCarried(delegate, second.versionId, [
      { annotationId: open, outcome: 'unplaced' },
      { annotationId: placed, outcome: 'placed' },
      { annotationId: dismissed, outcome: 'dismissed' },
    ]);
    await note(delegate, second.versionId);
    expect(await reading.packetNotes.list(delegate, meetingId)).toMatchObject([
      { versionId: second.versionId, count: 1, olderCount: 1 },
    ]);
  });

  it('are refused to who is not in the meeting', async () => {
    const { stranger, meetingId } = documents.meeting;
    await expect(reading.packetNotes.list(stranger, meetingId)).rejects.toThrow(
      documents.refusal('FORBIDDEN'),
    );
  });
});
