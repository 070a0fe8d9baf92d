import { randomBytes, randomUUID } from 'node:crypto';
import { Upload as TusUpload } from 'tus-js-client';
import { describe, expect, it, vi } from 'vitest';
import { UnitId } from '#contract/ids.ts';
import { UPLOAD_KEPT_MS } from '#server/services/upload-service.ts';
import { aPersonOf } from '#tests/support/a-paper-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { closed, metadataOf, useUploadServer } from '#tests/support/use-upload-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const database = useDatabase();
const here = useUploadServer(database);
const { ask, begun, send, sender, offsetOf, finished, left, receivedOf, place } = here;

describe('an upload', () => {
  it('goes on from where a broken line left it, and is one document however often it is finished', async () => {
    const bytes = await pdfFile(1, randomUUID());
    const half = Math.floor(bytes.length / 2);
    const path = await begun(bytes.length);
    await breakOff(path, bytes.subarray(0, half));
    await vi.waitFor(async () => expect(await offsetOf(path)).toBe(half));
    const early = await ask('POST', `${path}/finish`);
    expect(await early.json()).toEqual({ code: 'WRONG_STATE', reason: 'upload-incomplete' });
    expect((await send(path, half, bytes.subarray(half))).status).toBe(204);
    const [first, second] = await Promise.all([finished(path), finished(path)]);
    expect(second.documentId).toBe(first.documentId);
    expect((await finished(path)).documentId).toBe(first.documentId);
    expect(await offsetOf(path)).toBe(bytes.length);
    expect(left().filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(
      await database.prisma.documentVersion.count({ where: { documentId: first.documentId } }),
    ).toBe(1);
  });

  it('survives a restart of the server', async () => {
    const bytes = await pdfFile(2, randomUUID());
    const path = await begun(bytes.length);
    await send(path, 0, bytes.subarray(0, 300));
    await here.restart();
    expect(await offsetOf(path)).toBe(300);
    await send(path, 300, bytes.subarray(300));
    expect(await finished(path)).toMatchObject({ title: 'báo cáo', sizeBytes: bytes.length });
  });

  it('that hangs on a dead line gives way to the same sender on a new one', async () => {
    const bytes = randomBytes(5000);
    const path = await begun(bytes.length);
    const hanging = sender(path, 5000);
    hanging.write(bytes.subarray(0, 1000));
    const broken = closed(hanging);
    await vi.waitFor(() => expect(receivedOf(path)).toBe(1000));
    expect(await offsetOf(path)).toBe(1000);
    await broken;
    expect((await send(path, 1000, bytes.subarray(1000))).status).toBe(204);
    expect(await offsetOf(path)).toBe(5000);
  });

  it('is spoken by the client of the protocol itself, in pieces', async () => {
    const bytes = await pdfFile(3, randomUUID());
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new TusUpload(bytes, {
        endpoint: here.origin + place(),
        headers: { 'x-session': here.meeting.secretary.sessionHash },
        metadata: { filename: 'tờ trình.pdf' },
        chunkSize: 400,
        onSuccess: () => resolve(upload.url ?? ''),
        onError: reject,
      });
      upload.start();
    });
    expect(await finished(new URL(url).pathname)).toMatchObject({ fileName: 'tờ trình.pdf' });
  });

  it('goes to a paper that one’s unit prepares, which the meeting does not see yet', async () => {
    const { prisma } = database;
    const { meetingId, itemId, secretary, delegate } = here.meeting;
    const unit = await prisma.orgUnit.create({ data: { name: 'Phòng', kind: 'department' } });
    const unitId = UnitId.parse(unit.id);
    const preparer = here.signedIn(await aPersonOf(prisma, unitId, 'member'));
    const paper = { itemId, unitIds: [unitId], title: 'Báo cáo', note: '' };
    const { requests } = await here.desk.papers.ask(secretary, meetingId, paper);
    const to = `/api/paper-requests/${requests[0]?.requestId}/uploads`;
    const bytes = await pdfFile(1, randomUUID());
    const headers = {
      'upload-length': `${bytes.length}`,
      'upload-metadata': metadataOf('báo cáo.pdf'),
    };
    for (const actor of [secretary, delegate])
      expect((await ask('POST', to, headers, { actor })).status).toBe(404);
    const answer = await ask('POST', to, headers, { actor: preparer });
    const path = answer.headers.get('location') ?? '';
    expect((await send(path, 0, bytes, preparer)).status).toBe(204);
    for (let time = 1; time <= 2; time += 1)
      expect((await ask('POST', `${path}/finish`, {}, { actor: preparer })).status).toBe(200);
    const [mine] = await here.desk.papers.mine(preparer);
    expect(mine?.documents.map(({ fileName }) => fileName)).toEqual(['báo cáo.pdf']);
    expect(await prisma.meetingDocument.count({ where: { itemId, isHeld: true } })).toBe(1);
    expect((await ask('DELETE', path, {}, { actor: preparer })).status).toBe(204);
  });

  it('is bytes and nothing else: a JSON body is refused, and the line stays whole', async () => {
    const path = await begun(10);
    const headers = { 'upload-offset': '0', 'content-type': 'application/json' };
    for (let time = 1; time <= 2; time += 1) {
      const answer = await ask('PATCH', path, headers, { body: Buffer.from('{"a":1}') });
      expect(await answer.json()).toEqual({ code: 'BAD_INPUT', reason: 'protocol' });
    }
    expect(await offsetOf(path)).toBe(0);
  });

  it('puts another file in a document’s place', async () => {
    const old = await pdfFile(1, randomUUID());
    const first = await begun(old.length);
    await send(first, 0, old);
    const { documentId, title } = await finished(first);
    const bytes = await pdfFile(1, randomUUID());
    const path = await begun(bytes.length, 'bản hai.pdf', `/api/documents/${documentId}/uploads`);
    await send(path, 0, bytes);
    expect(await finished(path)).toMatchObject({ documentId, title });
    const { count } = await database.prisma.documentVersion
      .aggregate({
        where: { documentId },
        _count: true,
      })
      .then(({ _count }) => ({ count: _count }));
    expect(count).toBe(2);
  });
});

describe('what is left of uploads', () => {
  it('is nothing of one that is given up', async () => {
    const path = await begun(10);
    await send(path, 0, Buffer.alloc(5));
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('HEAD', path)).status).toBe(404);
    expect(left(path)).toEqual([]);
  });

  it('is what comes in at this moment, whatever the account begins beside it', async () => {
    const running = await begun(5000);
    const sending = sender(running, 5000);
    sending.write(Buffer.alloc(1000));
    await vi.waitFor(() => expect(receivedOf(running)).toBe(1000));
    for (let count = 0; count < 22; count += 1) {
      sending.write(Buffer.alloc(10));
      await begun(10);
    }
    expect(left(running)).toHaveLength(2);
    sending.end(Buffer.alloc(4000 - 220));
    await vi.waitFor(() => expect(receivedOf(running)).toBe(5000));
    await ask('DELETE', running);
  });

  it('is the newest twenty of an account, and nothing after a day', async () => {
    for (let count = 0; count < 25; count += 1) await begun(10);
    expect(left().filter((name) => name.endsWith('.json'))).toHaveLength(20);
    here.desk.passTime(UPLOAD_KEPT_MS + 1000);
    await here.desk.uploads.start();
    expect(left()).toEqual([]);
  });
});

/** Sends some bytes of more, and cuts the line when the server has them. */
async function breakOff(path: string, bytes: Buffer): Promise<void> {
  const request = sender(path, bytes.length + 1000);
  request.write(bytes);
  await vi.waitFor(() => expect(receivedOf(path)).toBe(bytes.length));
  const broken = closed(request);
  request.destroy();
  await broken;
}
