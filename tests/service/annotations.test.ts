import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationBody } from '#contract/http/documents.ts';
import { AnnotationId, StrokeId, VersionId } from '#contract/ids.ts';
import { createAnnotationStore } from '#server/db/annotation-store.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createLibraryStore } from '#server/db/library-store.ts';
import { createStandings } from '#server/db/standings.ts';
import { MAX_ANNOTATION_BYTES } from '#server/domain/annotation-limits.ts';
import { createAnnotationService } from '#server/services/annotation-service.ts';
import { createDocumentGate } from '#server/services/document-gate.ts';
import { createLibraryAccess } from '#server/services/library-access.ts';
import { createMeetingAccess } from '#server/services/meeting-access.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;
let versionId: VersionId;

const note = (text: string): AnnotationBody => ({ kind: 'note', x: 10, y: 20, text });
const anId = () => AnnotationId.parse(randomUUID());
const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ body: expect.objectContaining(reason ? { code, reason } : { code }) });

function service() {
  const access = createMeetingAccess({ standings: createStandings(database) });
  const gate = createDocumentGate({
    access,
    library: createLibraryAccess({ folders: createLibraryStore(database) }),
    documents: createDocumentStore(database),
    clock,
  });
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
    await annotations.put(meeting.delegate, versionId, id, { page: 1, body: note('của tôi') });
    const others = [meeting.otherDelegate, meeting.chair, meeting.secretary];
    for (const other of others) {
      expect(await annotations.list(other, versionId)).toEqual([]);
      await annotations.remove(other, versionId, id);
      await annotations.put(other, versionId, id, { page: 2, body: note(other.name) });
    }
    expect(await annotations.list(meeting.delegate, versionId)).toMatchObject([
      { annotationId: id, page: 1, body: note('của tôi') },
    ]);
    for (const other of others)
      expect(await annotations.list(other, versionId)).toMatchObject([{ body: note(other.name) }]);
  });

  it('is refused to who has no part in the meeting', async () => {
    const body = { page: 1, body: note('x') };
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
    const body = { page: 1, body: note('một') };
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
    await annotations.put(meeting.delegate, versionId, id, { page: 3, body: note('x') });
    await expect(
      annotations.put(meeting.delegate, other, id, { page: 1, body: note('x') }),
    ).rejects.toEqual(refusal('CONFLICT', 'other-version'));
    await expect(
      annotations.put(meeting.delegate, versionId, anId(), { page: 4, body: note('x') }),
    ).rejects.toEqual(refusal('BAD_INPUT', 'no-such-page'));
  });

  it('takes the longest stroke that may be sent, rounded, and no more than its limit', async () => {
    const annotations = service();
    const ink = (points: [number, number, number][]): AnnotationBody => ({
      kind: 'ink',
      stroke: {
        strokeId: StrokeId.parse(randomUUID()),
        tool: 'pen',
        color: '#c00000',
        widthPt: 2,
        points,
      },
    });
    const longest = Array.from({ length: 2000 }, (_, at): [number, number, number] => [
      100 / 3 + at / 7,
      700 / 3 + at / 11,
      1 / 3,
    ]);
    const put = await annotations.put(meeting.delegate, versionId, anId(), {
      page: 1,
      body: ink(longest),
    });
    expect(put.body).toMatchObject({ stroke: { points: { 0: [33.33, 233.33, 0.333] } } });
    const tooLarge = { kind: 'note' as const, x: 1, y: 1, text: 'x'.repeat(MAX_ANNOTATION_BYTES) };
    await expect(
      annotations.put(meeting.delegate, versionId, anId(), { page: 1, body: tooLarge }),
    ).rejects.toEqual(refusal('TOO_LARGE', 'annotation'));
  });

  it('is one of a limited number per person and version', async () => {
    const store = createAnnotationStore(database);
    const annotation = (annotationId: AnnotationId) => ({
      annotationId,
      versionId,
      page: 1,
      body: note('x'),
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
