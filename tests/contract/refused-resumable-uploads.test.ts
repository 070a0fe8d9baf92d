import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { MAX_UPLOAD_BYTES } from '#contract/http/documents.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { metadataOf, useUploadServer } from '#tests/support/use-upload-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const database = useDatabase();
const here = useUploadServer(database);
const { ask, begun, send, offsetOf, finished, left, place } = here;

describe('of a resumable upload is refused', () => {
  it('who is not signed in, may not add documents, or is not the one who began', async () => {
    const headers = { 'upload-length': '10', 'upload-metadata': metadataOf('a.pdf') };
    for (const [actor, status] of [
      [null, 401],
      [here.meeting.delegate, 403],
      [here.meeting.stranger, 403],
    ] as const)
      expect((await ask('POST', place(), headers, { actor })).status).toBe(status);
    const path = await begun(10);
    for (const actor of [here.meeting.delegate, here.meeting.stranger]) {
      expect((await ask('HEAD', path, {}, { actor })).status).toBe(404);
      expect((await send(path, 0, Buffer.alloc(10), actor)).status).toBe(404);
      expect((await ask('POST', `${path}/finish`, {}, { actor })).status).toBe(404);
      expect((await ask('DELETE', path, {}, { actor })).status).toBe(404);
    }
    expect((await ask('HEAD', path, {}, { actor: null })).status).toBe(401);
    expect(await offsetOf(path)).toBe(0);
  });

  it('who has lost the right before the end', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const path = await begun(bytes.length);
    await send(path, 0, bytes);
    await here.meeting.setPhase('ended');
    const answer = await ask('POST', `${path}/finish`);
    expect(await answer.json()).toEqual({ code: 'WRONG_STATE', reason: 'meeting-ended' });
    await here.meeting.setPhase('released');
    // Nothing was wrong with the file: it need not be sent again.
    expect((await finished(path)).title).toBe('báo cáo');
  });

  it('what is too large, empty, out of place or more than was announced', async () => {
    const announce = (size: number | string) =>
      ask('POST', place(), {
        'upload-length': String(size),
        'upload-metadata': metadataOf('a.pdf'),
      });
    expect(await (await announce(MAX_UPLOAD_BYTES + 1)).json()).toEqual({
      code: 'TOO_LARGE',
      reason: 'file',
    });
    expect(await (await announce(0)).json()).toEqual({ code: 'BAD_INPUT', reason: 'empty' });
    for (const size of ['-1', 'x', '1e9', ''])
      expect(await (await announce(size)).json()).toEqual({
        code: 'BAD_INPUT',
        reason: 'protocol',
      });
    expect(
      (await ask('POST', place(), { 'upload-length': '5', 'tus-resumable': '0.2' })).status,
    ).toBe(400);
    const path = await begun(10);
    expect(await (await send(path, 5, Buffer.alloc(5))).json()).toEqual({
      code: 'CONFLICT',
      reason: 'upload-offset',
    });
    expect((await send(path, 0, Buffer.alloc(11))).status).toBe(413);
    expect(await offsetOf(path)).toBeLessThanOrEqual(10);
  });

  it('a file that is not what its name says, for good, and with the same words when asked again', async () => {
    const path = await begun(20, 'giả.pdf');
    await send(path, 0, Buffer.alloc(20, 'MZ'));
    for (let time = 1; time <= 2; time += 1) {
      const answer = await ask('POST', `${path}/finish`);
      expect(await answer.json()).toEqual({ code: 'UNSUPPORTED_FILE', reason: 'wrong-type' });
    }
    expect(left(path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('what comes after the papers were due, before a byte of it is sent, unless it says why', async () => {
    const { meetingId } = here.meeting;
    const { startsAt } = await database.prisma.meeting.findUniqueOrThrow({
      where: { id: meetingId },
    });
    const startingAt = (at: Date) =>
      database.prisma.meeting.update({ where: { id: meetingId }, data: { startsAt: at } });
    const bytes = await pdfFile(1, randomUUID());
    const announce = (to: string, lateReason?: string) =>
      ask('POST', to, {
        'upload-length': `${bytes.length}`,
        'upload-metadata': metadataOf('muộn.pdf', lateReason),
      });
    const refusal = { code: 'WRONG_STATE', reason: 'late-reason-missing' };
    const announcedInTime = await begun(bytes.length);
    await send(announcedInTime, 0, bytes);
    await startingAt(new Date(Date.now() + 60_000));
    const kept = left();
    expect(await (await announce(place())).json()).toEqual(refusal);
    expect(await (await announce(place(), 'ngắn')).json()).toEqual(refusal);
    expect(left()).toEqual(kept);
    expect(await (await ask('POST', `${announcedInTime}/finish`)).json()).toEqual(refusal);

    const reason = 'Số liệu cuối kỳ vừa được chốt';
    const path = (await announce(place(), reason)).headers.get('location') ?? '';
    await send(path, 0, bytes);
    const document = await finished(path);
    expect(document.late).toMatchObject({ reason });
    const newVersion = `/api/documents/${document.documentId}/uploads`;
    expect(await (await announce(newVersion)).json()).toEqual(refusal);
    expect((await announce(newVersion, reason)).status).toBe(201);
    await startingAt(startsAt);
  });

  it('a name that bears a mark of secrecy, before a byte of it is sent; the refusal is written down without the name', async () => {
    const answer = await ask('POST', place(), {
      'upload-length': '10',
      'upload-metadata': metadataOf('TUYỆT MẬT - phương án.pdf'),
    });
    expect(await answer.json()).toEqual({ code: 'UNSUPPORTED_FILE', reason: 'state-secret' });
    const entries = await database.prisma.auditEntry.findMany({
      where: { action: 'document.refuse' },
    });
    expect(entries.map(({ accountId, detail }) => ({ accountId, detail }))).toEqual([
      {
        accountId: here.meeting.secretary.userId,
        detail: { reason: 'state-secret', found: 'name' },
      },
    ]);
    expect(JSON.stringify(entries.map(({ subject }) => subject))).not.toContain('phương án');
  });
});
