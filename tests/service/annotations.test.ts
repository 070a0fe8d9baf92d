import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { AnnotationId, VersionId } from '#contract/ids.ts';
import { SEALED_BYTES } from '#contract/sealing.ts';
import { createAnnotationStore } from '#server/db/annotation-store.ts';
import { createAnnotationService } from '#server/services/annotation-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aDocumentGate } from '#tests/support/a-document-gate.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;
let versionId: VersionId;

/** Stands for what a browser has sealed: bytes of one of the agreed sizes, known by their first letters. */
const sealed = (text: string, bytes = SEALED_BYTES[0] ?? 0) =>
  Buffer.alloc(bytes, text).toString('base64');
const anId = () => AnnotationId.parse(randomUUID());
const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ body: expect.objectContaining(reason ? { code, reason } : { code }) });

function service() {
  const { gate } = aDocumentGate(database);
  return createAnnotationService({ gate, annotations: createAnnotationStore(database), clock });
}

async function aReadyVersion(itemId: string, pageCount = 3): Promise<VersionId> {
  const document = await database.prisma.meetingDocument.create({
    data: {
      itemId,
      position: 0,
      title: 'Tờ trình',
      versions: {
        create: {
          number: 1,
          fileName: 'a.pdf',
          fileKind: 'pdf',
          sizeBytes: 1,
          sha256: 'x',
          originalKey: 'x',
          pdfKey: 'x',
          state: 'ready',
          pageCount,
          uploadedById: meeting.secretary.userId,
        },
      },
    },
    select: { versions: { select: { id: true } } },
  });
  return VersionId.parse(document.versions[0]?.id);
}

beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  versionId = await aReadyVersion(meeting.itemId);
});

describe('a private annotation', () => {
  it('is its author’s alone: nobody else reads, changes or erases it, whatever their role', async () => {
    const annotations = service();
    const id = anId();
    await annotations.put(meeting.delegate, versionId, id, { page: 1, sealed: sealed('của tôi') });
    const others = [meeting.otherDelegate, meeting.chair, meeting.secretary];
    for (const other of others) {
      expect(await annotations.list(other, versionId)).toEqual([]);
      await annotations.remove(other, versionId, id);
      await annotations.put(other, versionId, id, { page: 2, sealed: sealed(other.name) });
    }
    expect(await annotations.list(meeting.delegate, versionId)).toMatchObject([
      { annotationId: id, page: 1, sealed: sealed('của tôi') },
    ]);
    for (const other of others)
      expect(await annotations.list(other, versionId)).toMatchObject([
        { sealed: sealed(other.name) },
      ]);
  });

  it('is refused to who has no part in the meeting', async () => {
    const body = { page: 1, sealed: sealed('x') };
    const annotations = service();
    const { stranger } = meeting;
    await expect(annotations.list(stranger, versionId)).rejects.toEqual(refusal('FORBIDDEN'));
    await expect(annotations.put(stranger, versionId, anId(), body)).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
    await expect(annotations.remove(stranger, versionId, anId())).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
  });

  it('sent twice, and twice at once, is one; erased twice is erased', async () => {
    const annotations = service();
    const id = anId();
    const body = { page: 1, sealed: sealed('một') };
    await Promise.all(
      Array.from({ length: 8 }, () => annotations.put(meeting.delegate, versionId, id, body)),
    );
    expect(await annotations.list(meeting.delegate, versionId)).toHaveLength(1);
    await annotations.remove(meeting.delegate, versionId, id);
    await annotations.remove(meeting.delegate, versionId, id);
    expect(await annotations.list(meeting.delegate, versionId)).toEqual([]);
  });

  it('stays on its version and on a page that there is', async () => {
    const annotations = service();
    const id = anId();
    const other = await aReadyVersion(meeting.itemId);
    await annotations.put(meeting.delegate, versionId, id, { page: 3, sealed: sealed('x') });
    await expect(
      annotations.put(meeting.delegate, other, id, { page: 1, sealed: sealed('x') }),
    ).rejects.toEqual(refusal('CONFLICT', 'other-version'));
    await expect(
      annotations.put(meeting.delegate, versionId, anId(), { page: 4, sealed: sealed('x') }),
    ).rejects.toEqual(refusal('BAD_INPUT', 'no-such-page'));
  });

  it('is taken in the agreed sizes alone, for another length would tell of what is written', async () => {
    const annotations = service();
    const put = (bytes: number) =>
      annotations.put(meeting.delegate, versionId, anId(), { page: 1, sealed: sealed('x', bytes) });
    for (const bytes of SEALED_BYTES) expect((await put(bytes)).sealed).toBe(sealed('x', bytes));
    for (const bytes of [1, 511, 541, Math.max(...SEALED_BYTES) + 1])
      await expect(put(bytes)).rejects.toEqual(refusal('BAD_INPUT', 'annotation'));
  });

  it('is one of a limited number per person and version', async () => {
    const store = createAnnotationStore(database);
    const annotation = (annotationId: AnnotationId) => ({
      annotationId,
      versionId,
      page: 1,
      sealed: sealed('x'),
      updatedAt: new Date().toISOString(),
    });
    const { userId } = meeting.delegate;
    const first = anId();
    expect(await store.put(userId, annotation(first), 1)).toBe('stored');
    expect(await store.put(userId, annotation(anId()), 1)).toBe('too-many');
    expect(await store.put(userId, annotation(first), 1)).toBe('stored');
    expect(await store.put(meeting.chair.userId, annotation(anId()), 1)).toBe('stored');
  });
});
