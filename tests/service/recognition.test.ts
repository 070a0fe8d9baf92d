import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DocumentId, VersionId } from '#contract/ids.ts';
import { probeIsolation } from '#server/conversion/isolation.ts';
import { createProgramRecogniser } from '#server/conversion/program-recogniser.ts';
import { openWorkshop, type Workshop } from '#server/conversion/workshop.ts';
import { createDocumentIndex } from '#server/db/document-index.ts';
import { createDocumentStore } from '#server/db/document-store.ts';
import { createRecognitionQueue } from '#server/db/recognition-queue.ts';
import { startPgBossJobs } from '#server/jobs/pg-boss-jobs.ts';
import { createDocumentSearchService } from '#server/services/document-search-service.ts';
import { systemClock as clock } from '#server/services/ports/clock.ts';
import type { Jobs } from '#server/services/ports/jobs.ts';
import type { PageRecogniser } from '#server/services/ports/page-recogniser.ts';
import { createRecognitionService } from '#server/services/recognition-service.ts';
import { aDocumentGate } from '#tests/support/a-document-gate.ts';
import { scannedPdf, vietnamesePdf } from '#tests/support/files/scanned-file.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores: a page may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const DECREE = ['ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH', 'Dự toán thu ngân sách nhà nước năm 2026'];

let isolation: Awaited<ReturnType<typeof probeIsolation>>;
let opened: { jobs: Jobs; workshop: Workshop; close(): void }[] = [];
const told: string[] = [];

beforeAll(async () => {
  isolation = await probeIsolation({ dataBytes: 2 ** 30, fileBytes: 2 ** 30 });
});
afterEach(async () => {
  for (const { jobs, workshop, close } of opened.splice(0)) {
    close();
    await workshop.close();
    await jobs.close();
  }
  opened = [];
  told.splice(0);
});

/** Starts to recognise, as the server does; `instead` takes the place of some of what the programs do. */
async function recognising(instead: Partial<PageRecogniser> = {}): Promise<void> {
  const folder = join(here.desk.folder, `recognition-${Math.random()}`);
  const workshop = await openWorkshop({ folder, isolation, timeoutMs: 60_000 });
  const onError = (error: unknown) => void told.push(String(error));
  const jobs = await startPgBossJobs({ databaseUrl: database.url, onError });
  const service = createRecognitionService({
    queue: createRecognitionQueue(database),
    recogniser: { ...createProgramRecogniser(workshop), ...instead },
    files: here.desk.files,
    jobs,
    clock,
    onMissing: () => void told.push('missing'),
    onError,
    lookEveryMs: 200,
  });
  opened.push({ jobs, workshop, close: service.close });
  await service.start();
}

async function uploaded(bytes: Buffer, name = 'quét.pdf') {
  const document = await here.converted(await here.upload(bytes, name));
  expect(document.progress.state).toBe('ready');
  return document;
}

const stateOf = async (documentId: DocumentId) => {
  const store = createDocumentStore(database);
  return (await store.find(documentId))?.recognition ?? null;
};
const until = (documentId: DocumentId, state: unknown) =>
  vi.waitFor(async () => expect(await stateOf(documentId)).toEqual(state), {
    timeout: 90_000,
    interval: 100,
  });

function search() {
  const index = createDocumentIndex(database);
  return createDocumentSearchService({ ...aDocumentGate(database), index, clock });
}
const pagesWith = async (q: string) => {
  const { documents } = await search().find(here.meeting.delegate, {
    q,
    meetingId: here.meeting.meetingId,
  });
  return documents.flatMap(({ pages }) => pages.map(({ page }) => page));
};
const linesOf = (versionId: VersionId, page: number) =>
  search().wordsOf(here.meeting.delegate, versionId, page);

describe('a scanned document', () => {
  it('is found by its words once they are recognised, each with its place on the page', async () => {
    const { documentId, versionId } = await uploaded(await scannedPdf([['Trang bìa'], DECREE]));
    expect(await stateOf(documentId)).toEqual({ total: 2, done: 0, unread: 0, isHeldUp: false });
    expect(await pagesWith('ngân sách')).toEqual([]);
    expect(await linesOf(versionId, 2)).toEqual([]);
    await recognising();
    await until(documentId, { total: 2, done: 2, unread: 0, isHeldUp: false });
    expect(await pagesWith('"thu ngân sách nhà nước"')).toEqual([2]);
    expect(await pagesWith('uy ban nhan dan')).toEqual([2]);
    const words = (await linesOf(versionId, 2)).flat();
    const [, x, y, width, height] = words.find(([text]) => text === 'ngân') ?? ['', 0, 0, 0, 0];
    // The second line begins 710 points above the foot of a page of 842.
    expect(y).toBeGreaterThan(0.13);
    expect(y + height).toBeLessThan(0.17);
    expect(x).toBeGreaterThan(0.2);
    expect(x + width).toBeLessThan(0.5);
    await expect(search().wordsOf(here.meeting.stranger, versionId, 2)).rejects.toMatchObject({
      body: { code: 'FORBIDDEN' },
    });
    expect(told).toEqual([]);
  });

  it('goes on at the page where a server ended, and recognises none twice', async () => {
    const { documentId } = await uploaded(await scannedPdf([['Một'], ['Hai'], ['Ba']]));
    const asked: number[] = [];
    const lines = (page: number) => [
      [['chữ trang', page / 10, 0, 0, 0] as [string, number, number, number, number]],
    ];
    await recognising({
      recognise: async (_path, page) => {
        asked.push(page);
        if (page === 2) await opened[0]?.workshop.close();
        return page === 2
          ? (opened[0]?.workshop.inOwnFolder(() => Promise.reject(new Error('ended'))) ?? null)
          : lines(page);
      },
    });
    await vi.waitFor(() => expect(asked).toContain(2), 30_000);
    const first = opened.splice(0)[0];
    first?.close();
    await first?.jobs.close();
    expect((await stateOf(documentId))?.done).toBe(1);
    asked.splice(0);
    await recognising({
      recognise: async (_path, page) => {
        asked.push(page);
        return lines(page);
      },
    });
    await until(documentId, { total: 3, done: 3, unread: 0, isHeldUp: false });
    expect(asked).toEqual([2, 3]);
    expect(told).toEqual([]);
  });

  it('has a page tried twice that cannot be read, and goes on', async () => {
    const { documentId } = await uploaded(await scannedPdf([['Một'], ['Hai']]));
    const asked: number[] = [];
    await recognising({
      recognise: async (_path, page) => {
        asked.push(page);
        if (page === 1) throw new Error('tesseract fell over');
        return null;
      },
    });
    await until(documentId, { total: 2, done: 2, unread: 2, isHeldUp: false });
    expect(asked).toEqual([1, 1, 2, 2]);
    expect(told).toEqual(['Error: tesseract fell over', 'Error: tesseract fell over']);
  });

  it('is left alone when it is removed or recalled meanwhile', async () => {
    const { documentId } = await uploaded(await scannedPdf([['Một'], ['Hai'], ['Ba']]));
    const asked: number[] = [];
    await recognising({
      recognise: async (_path, page) => {
        asked.push(page);
        const data = page === 1 ? { recalledAt: new Date() } : {};
        await database.prisma.meetingDocument.update({ where: { id: documentId }, data });
        return [];
      },
    });
    await until(documentId, { total: 2, done: 0, unread: 0, isHeldUp: false });
    // Another document that comes later is done, so the queue was looked at again.
    const other = await uploaded(await scannedPdf([['Bốn']]), 'khác.pdf');
    await until(other.documentId, null);
    expect(asked).toEqual([1, 1]);
  });

  it('says that it is held up while a program is missing, once in the log, and goes on when it is there', async () => {
    const { documentId } = await uploaded(await scannedPdf([DECREE]));
    let isThere = false;
    await recognising({ isInstalled: async () => isThere });
    await until(documentId, { total: 1, done: 0, unread: 0, isHeldUp: true });
    const later = await uploaded(await scannedPdf([['Đến sau']]), 'sau.pdf');
    await until(later.documentId, { total: 1, done: 0, unread: 0, isHeldUp: true });
    expect(told).toEqual(['missing']);
    isThere = true;
    await until(documentId, { total: 1, done: 1, unread: 0, isHeldUp: false });
  });

  it('waits while another is being converted', async () => {
    const { documentId } = await uploaded(await scannedPdf([DECREE]));
    const queued = await here.upload(await vietnamesePdf([['x']]), 'chờ.pdf');
    await here.converted(queued);
    const setState = (state: string) =>
      database.prisma.documentVersion.update({
        where: { id: queued.versionId },
        data: { state, startedAt: clock.now() },
      });
    await setState('converting');
    let looks = 0;
    let asked = 0;
    await recognising({
      isInstalled: async () => {
        looks += 1;
        return true;
      },
      recognise: async () => {
        asked += 1;
        return [];
      },
    });
    await vi.waitFor(() => expect(looks).toBeGreaterThan(3), 30_000);
    expect(asked).toBe(0);
    await setState('ready');
    await until(documentId, null);
  });
});

it('a page with words of its own keeps them, and is not recognised', async () => {
  const lines = [
    'Kế hoạch phát triển kinh tế xã hội',
    'năm 2026 của huyện Châu Thành tỉnh An Giang',
    'kèm theo Tờ trình của Ủy ban nhân dân huyện',
  ];
  const { documentId, versionId } = await uploaded(await vietnamesePdf([lines]), 'chữ.pdf');
  expect(await stateOf(documentId)).toBeNull();
  expect(await pagesWith('kế hoạch phát triển')).toEqual([1]);
  expect(await linesOf(versionId, 1)).toEqual([]);
});
