import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommentAnchor } from '#contract/http/comments.ts';
import { CommentId, CommentThreadId, DocumentId, VersionId } from '#contract/ids.ts';
import type { Actor } from '#server/domain/actor.ts';
import { aPreparedMeeting, type PreparedMeeting } from '#tests/support/a-prepared-meeting.ts';
import { commentServices } from '#tests/support/comment-services.ts';
import { openZip } from '#tests/support/open-zip.ts';
import { useDatabase } from '#tests/support/use-database.ts';

const database = useDatabase();
let meeting: PreparedMeeting;
let documentId: DocumentId;
let versionId: VersionId;

const refusal = (code: string, reason?: string) =>
  expect.objectContaining({ body: expect.objectContaining(reason ? { code, reason } : { code }) });
const anId = () => CommentId.parse(randomUUID());
const aThreadId = () => CommentThreadId.parse(randomUUID());
const onPage: CommentAnchor = { kind: 'page' };

const services = () => commentServices(database);

async function addVersion(number: number, to = documentId): Promise<VersionId> {
  const { id } = await database.prisma.documentVersion.create({
    data: {
      documentId: to,
      number,
      fileName: 'a.pdf',
      fileKind: 'pdf',
      sizeBytes: 1,
      sha256: 'x',
      originalKey: 'x',
      pdfKey: 'x',
      state: 'ready',
      pageCount: 3,
      uploadedById: meeting.secretary.userId,
    },
  });
  return VersionId.parse(id);
}

/** Begins a thread as that person and answers how it is addressed. */
async function begin(actor: Actor, text = 'Đề nghị làm rõ', anchor = onPage, page = 1) {
  const thread = { documentId, threadId: aThreadId() };
  const commentId = anId();
  const content = { commentId, page, anchor, text };
  await services().comments.open(actor, { versionId, ...thread }, content);
  return { thread, commentId, content };
}

beforeEach(async () => {
  meeting = await aPreparedMeeting(database.prisma, 'released');
  const { id } = await database.prisma.meetingDocument.create({
    data: { itemId: meeting.itemId, position: 0, title: 'Tờ trình' },
  });
  documentId = DocumentId.parse(id);
  versionId = await addVersion(1);
});

describe('a shared comment', () => {
  it('is read by everybody in the meeting, with its author’s unit, and by nobody else', async () => {
    const passage = {
      kind: 'passage',
      quote: 'trước ngày 30 tháng 6',
      rects: [[10, 20, 100, 12]],
      clause: 'Điều 5',
    } satisfies CommentAnchor;
    const { thread, commentId } = await begin(meeting.delegate, 'Lùi thời hạn', passage, 2);
    const { comments } = services();
    for (const reader of [meeting.chair, meeting.secretary, meeting.otherDelegate]) {
      const { threads } = await comments.list(reader, versionId);
      expect(threads).toMatchObject([
        {
          threadId: thread.threadId,
          page: 2,
          anchor: passage,
          progress: { state: 'open' },
          comments: [
            { commentId, text: 'Lùi thời hạn', author: { name: 'Đại biểu', unitName: 'Huyện' } },
          ],
        },
      ]);
    }
    await expect(comments.list(meeting.stranger, versionId)).rejects.toEqual(refusal('FORBIDDEN'));
    expect(await comments.mayRead(meeting.stranger, documentId)).toBe(false);
    expect(await comments.mayRead(meeting.otherDelegate, documentId)).toBe(true);
  });

  it('is refused to who has no part in the meeting, whatever is tried', async () => {
    const { thread, commentId, content } = await begin(meeting.delegate);
    const { comments } = services();
    const { stranger } = meeting;
    const tries = [
      () => comments.open(stranger, { versionId, threadId: aThreadId() }, { ...content }),
      () => comments.reply(stranger, thread, { commentId: anId(), text: 'x' }),
      () => comments.edit(stranger, thread, { commentId, version: 1, text: 'x' }),
      () => comments.remove(stranger, thread, { commentId, version: 1 }),
      () => comments.settle(stranger, thread, true),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toEqual(refusal('FORBIDDEN'));
  });

  it('cannot be reached through the document of another meeting', async () => {
    const { thread } = await begin(meeting.delegate);
    const elsewhere = await aPreparedMeeting(database.prisma, 'released');
    const { id } = await database.prisma.meetingDocument.create({
      data: { itemId: elsewhere.itemId, position: 0, title: 'Khác' },
    });
    const ref = { documentId: DocumentId.parse(id), threadId: thread.threadId };
    await addVersion(1, ref.documentId);
    const { comments } = services();
    await expect(
      comments.reply(elsewhere.secretary, ref, { commentId: anId(), text: 'x' }),
    ).rejects.toEqual(refusal('NOT_FOUND', 'comment-thread'));
    await expect(comments.settle(elsewhere.secretary, ref, true)).rejects.toEqual(
      refusal('NOT_FOUND', 'comment-thread'),
    );
  });

  it('on a document that is not in one’s hands is neither read nor written nor told of', async () => {
    const { thread, content } = await begin(meeting.delegate);
    const audience = { roles: [], unitIds: [], siteIds: [], userIds: [meeting.delegate.userId] };
    const { comments } = services();
    const { otherDelegate, secretary, delegate } = meeting;
    const isRefusedTo = async (actor: Actor) => {
      const answer = { commentId: anId(), text: 'x' };
      const opening = { versionId, threadId: aThreadId() };
      const gone = refusal('NOT_FOUND');
      await expect(comments.list(actor, versionId)).rejects.toEqual(gone);
      await expect(comments.reply(actor, thread, answer)).rejects.toEqual(gone);
      await expect(comments.open(actor, opening, content)).rejects.toEqual(gone);
      expect(await comments.mayRead(actor, documentId)).toBe(false);
    };
    const where = { id: documentId };
    await database.prisma.meetingDocument.update({ where, data: { audience } });
    await isRefusedTo(otherDelegate);
    expect((await comments.list(delegate, versionId)).threads).toHaveLength(1);
    await database.prisma.meetingDocument.update({ where, data: { recalledAt: new Date() } });
    await isRefusedTo(delegate);
    expect((await comments.list(secretary, versionId)).threads).toHaveLength(1);
  });

  it('sent many times at once is one; so is an answer', async () => {
    const { comments } = services();
    const thread = { documentId, threadId: aThreadId() };
    const content = { commentId: anId(), page: 1, anchor: onPage, text: 'một' };
    const answer = { commentId: anId(), text: 'hai' };
    const told: string[] = [];
    comments.onChanged((_, changed) => told.push(changed));
    const many = Array.from({ length: 6 });
    await Promise.all(
      many.map(() => comments.open(meeting.delegate, { versionId, ...thread }, content)),
    );
    await Promise.all(many.map(() => comments.reply(meeting.secretary, thread, answer)));
    const { threads } = await comments.list(meeting.chair, versionId);
    expect(threads.map((one) => one.comments.length)).toEqual([2]);
    expect(told).toEqual([documentId, documentId]);
    await expect(
      comments.open(meeting.secretary, { versionId, ...thread }, content),
    ).rejects.toEqual(refusal('CONFLICT', 'comment-elsewhere'));
  });

  it('keeps its place when it is removed before an answer, and nothing of its words', async () => {
    const { comments } = services();
    const { thread, commentId } = await begin(meeting.delegate, 'nói nhầm');
    await comments.reply(meeting.secretary, thread, { commentId: anId(), text: 'Đã rõ' });
    await comments.remove(meeting.delegate, thread, { commentId, version: 1 });
    const list = await comments.list(meeting.chair, versionId);
    expect(list.threads[0]?.comments.map(({ status }) => status)).toEqual(['removed', 'written']);
    expect(JSON.stringify(list)).not.toContain('nói nhầm');
    expect(await database.prisma.comment.count({ where: { text: 'nói nhầm' } })).toBe(0);
  });

  it('is edited by its author from the newest text alone', async () => {
    const { comments } = services();
    const { thread, commentId } = await begin(meeting.delegate);
    await comments.edit(meeting.delegate, thread, { commentId, version: 1, text: 'bản hai' });
    await expect(
      comments.edit(meeting.delegate, thread, { commentId, version: 1, text: 'bản cũ' }),
    ).rejects.toEqual(refusal('STALE_VERSION', 'comment-changed'));
    const { threads } = await comments.list(meeting.chair, versionId);
    expect(threads[0]?.comments).toMatchObject([{ text: 'bản hai', version: 2, isEdited: true }]);
  });

  it('is told of as of an earlier version once the document has a newer one', async () => {
    await begin(meeting.delegate);
    const newer = await addVersion(2);
    const { comments } = services();
    const ages = async (id: VersionId) =>
      (await comments.list(meeting.chair, id)).threads.map(({ age }) => age);
    expect(await ages(newer)).toEqual(['earlier']);
    expect(await ages(versionId)).toEqual(['same']);
  });

  it('stands on a page that there is', async () => {
    await expect(begin(meeting.delegate, 'x', onPage, 4)).rejects.toEqual(
      refusal('BAD_INPUT', 'no-such-page'),
    );
  });
});

describe('a thread', () => {
  it('is settled by who began it, the secretary or the chair, and says by whom', async () => {
    const { comments } = services();
    const { thread } = await begin(meeting.delegate);
    await expect(comments.settle(meeting.otherDelegate, thread, true)).rejects.toEqual(
      refusal('FORBIDDEN', 'not-your-thread'),
    );
    await comments.settle(meeting.secretary, thread, true);
    const progress = async () =>
      (await comments.list(meeting.delegate, versionId)).threads[0]?.progress;
    expect(await progress()).toMatchObject({ state: 'resolved', by: { name: 'Thư ký' } });
    await comments.settle(meeting.delegate, thread, false);
    expect(await progress()).toEqual({ state: 'open' });
  });

  it('is read but no longer changed when the meeting is over', async () => {
    const { comments } = services();
    const { thread, commentId, content } = await begin(meeting.delegate);
    await meeting.setPhase('ended');
    const over = refusal('WRONG_STATE', 'meeting-ended');
    const { delegate, secretary } = meeting;
    const answer = { commentId: anId(), text: 'x' };
    await expect(
      comments.open(delegate, { versionId, threadId: aThreadId() }, content),
    ).rejects.toEqual(over);
    await expect(comments.reply(delegate, thread, answer)).rejects.toEqual(over);
    await expect(comments.remove(delegate, thread, { commentId, version: 1 })).rejects.toEqual(
      over,
    );
    await expect(comments.settle(secretary, thread, true)).rejects.toEqual(over);
    expect(await comments.list(delegate, versionId)).toMatchObject({
      threads: [{ threadId: thread.threadId }],
      mayWrite: false,
      mayResolveAll: false,
    });
  });
});

describe('the gathered comments', () => {
  it('are for secretary and chair, by document or all, and are noted when they are taken along', async () => {
    const { gathered } = services();
    const { meetingId } = meeting;
    await begin(meeting.delegate, 'một');
    await begin(meeting.otherDelegate, 'hai', { kind: 'clause', clause: 'Điều 3' });
    const all = await gathered.read(meeting.secretary, meetingId);
    expect(all).toMatchObject({ documents: [{ documentId, title: 'Tờ trình' }] });
    expect(all.rows.map(({ text, clause }) => [text, clause])).toEqual([
      ['một', null],
      ['hai', 'Điều 3'],
    ]);
    for (const actor of [meeting.delegate, meeting.stranger])
      await expect(gathered.read(actor, meetingId)).rejects.toEqual(refusal('FORBIDDEN'));
    const file = await gathered.export(meeting.chair, meetingId, 'docx', documentId);
    expect(file.fileName).toBe('Tổng hợp góp ý - Phiên họp.docx');
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
    await expect(gathered.export(meeting.delegate, meetingId, 'xlsx')).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
    const subject = `meeting:${meetingId}`;
    const notes = await database.prisma.auditEntry.findMany({ where: { subject } });
    expect(notes.map(({ action }) => action)).toEqual(['comment.export']);
  });

  it('bear the words of an internal document’s pages when they are taken along, and only then', async () => {
    const { gathered } = services();
    await begin(meeting.delegate, 'một');
    const feet = async () => {
      const { bytes } = await gathered.export(meeting.secretary, meeting.meetingId, 'docx');
      const parts = await openZip(bytes);
      return [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, xml]) => xml);
    };
    expect(await feet()).toEqual([]);
    await database.prisma.meetingDocument.update({
      where: { id: documentId },
      data: { isInternal: true },
    });
    const marked = await feet();
    expect(marked).toHaveLength(2);
    for (const xml of marked)
      expect(xml.replace(/<[^>]+>/g, '')).toMatch(
        /^LƯU HÀNH NỘI BỘ – Thư ký – Huyện – \d{2}\/\d{2}\/\d{4} \d{2}:\d{2}$/,
      );
  });

  it('leave out a document that was removed', async () => {
    await begin(meeting.delegate);
    await database.prisma.meetingDocument.update({
      where: { id: documentId },
      data: { removedAt: new Date() },
    });
    const { rows } = await services().gathered.read(meeting.chair, meeting.meetingId);
    expect(rows).toEqual([]);
  });
});
