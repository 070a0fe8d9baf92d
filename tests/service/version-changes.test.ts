import { randomUUID } from 'node:crypto';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { MeetingDocument } from '#contract/http/documents.ts';
import { AnnotationId, VersionId } from '#contract/ids.ts';
import { inPieces } from '#tests/support/a-document-desk.ts';
import { pdfFile } from '#tests/support/files/pdf-files.ts';
import { useDatabase } from '#tests/support/use-database.ts';
import { useDocumentDesk } from '#tests/support/use-document-desk.ts';

// Two cores, programs at low priority: a comparison may wait long for its turn beside other tests.
vi.setConfig({ testTimeout: 120_000 });

const database = useDatabase();
const here = useDocumentDesk(database);
const { upload, converted, refusal } = here;
beforeAll(() => here.desk.startComparisons());

/** A page: its lines from the top, and whether a stamp is on it. */
type Sheet = { lines: string[]; stamp?: boolean };

async function paper(...sheets: Sheet[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (const { lines, stamp } of sheets) {
    const page = pdf.addPage([595, 842]);
    for (const [i, line] of lines.entries())
      page.drawText(line, { x: 80, y: 740 - i * 24, size: 13, font });
    if (stamp)
      page.drawCircle({ x: 400, y: 200, size: 40, borderColor: rgb(0.8, 0, 0), borderWidth: 4 });
  }
  pdf.setSubject(randomUUID());
  return Buffer.from(await pdf.save());
}

const budget = [
  'Tong thu ngan sach nam 2021 dat 120 ty dong tren dia ban',
  'Chi dau tu cho giao thong nong thon moi la 45 ty',
];
const land = [
  'Giai phong mat bang duong lien xa con cham do vuong mac',
  'De nghi cac xa day nhanh tien do ban giao mat bang',
];
const school = [
  'Nam hoc moi co 12 truong dat chuan quoc gia muc do mot',
  'Giao vien con thieu o cac bac hoc pho thong',
];
const health = [
  'Trung tam y te tiep nhan 3400 luot kham chua benh thang nay',
  'Thuoc va vat tu duoc cung ung day du cho cac tram',
];

async function replaced(document: MeetingDocument, bytes: Buffer): Promise<MeetingDocument> {
  const { documents } = here.desk;
  await documents.replace(here.meeting.secretary, document.documentId, {
    fileName: 'moi.pdf',
    content: inPieces(bytes),
  });
  return vi.waitFor(
    async () => {
      const now = await here.desk.reading.get(here.meeting.secretary, document.documentId);
      expect(now.versionId).not.toBe(document.versionId);
      return { ...document, ...now };
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** What changed, once the comparison is over, as a delegate is told. */
function changes(versionId: VersionId, since: VersionId) {
  return vi.waitFor(
    async () => {
      const told = await here.desk.versions.changes(here.meeting.delegate, versionId, since);
      if (told.state !== 'ready') throw new Error(`It is ${told.state}.`);
      return told.report;
    },
    { timeout: 60_000, interval: 100 },
  );
}

describe('what a new version changed', () => {
  it('is told page by page: words, pictures, pages that came, went and only moved', async () => {
    const first = await converted(
      await upload(
        await paper({ lines: budget }, { lines: land }, { lines: school }, { lines: health }),
      ),
    );
    const edited = [budget[0] ?? '', 'Chi dau tu cho cau duong va thuy loi la 52 ty'];
    const inserted = ['Du thao nghi quyet ve chuyen doi so cua huyen trong nam toi'];
    const second = await replaced(
      first,
      await paper(
        { lines: edited },
        { lines: inserted },
        { lines: school },
        { lines: health, stamp: true },
      ),
    );
    const report = await changes(second.versionId, first.versionId);
    expect(report.pages.map(({ kind, oldPage }) => [kind, oldPage])).toEqual([
      ['changed', 1],
      ['new', null],
      ['same', 3],
      ['changed', 4],
    ]);
    const [page] = report.pages;
    expect(page?.added.map(({ text }) => text).join(' ')).toContain('cau duong va thuy loi');
    expect(page?.removed).toMatchObject([
      { oldPage: 1, text: expect.stringContaining('giao thong') },
    ]);
    expect(page?.added[0]?.rects[0]?.[1]).toBeGreaterThan(60);
    expect(report.removedPages).toMatchObject([
      { oldPage: 2, text: expect.stringContaining('Giai phong') },
    ]);
    const [stamp] = report.pages[3]?.regions ?? [];
    expect(report.pages[3]).toMatchObject({ addedWords: 0, removedWords: 0 });
    // The stamp's circle: its middle at 400, 842 − 200, its outer radius 42 points.
    expect(stamp?.[0]).toBeCloseTo(358, -1.5);
    expect((stamp?.[1] ?? 0) + (stamp?.[3] ?? 0)).toBeCloseTo(684, -1.5);
  });

  it('is not a page that only stands elsewhere, nor a scan that is the same', async () => {
    const scan = { lines: [], stamp: true };
    const first = await converted(
      await upload(await paper({ lines: budget }, scan, { lines: land })),
    );
    const second = await replaced(
      first,
      await paper({ lines: health }, { lines: budget }, scan, { lines: land }),
    );
    const report = await changes(second.versionId, first.versionId);
    expect(report.pages.map(({ kind, oldPage }) => [kind, oldPage])).toEqual([
      ['new', null],
      ['moved', 1],
      ['moved', 2],
      ['moved', 3],
    ]);
    expect(report.removedPages).toEqual([]);
  });

  it('is compared with any older version when somebody asks', async () => {
    const first = await converted(await upload(await paper({ lines: budget })));
    const second = await replaced(first, await paper({ lines: budget }, { lines: land }));
    const third = await replaced(
      second,
      await paper({ lines: budget }, { lines: land }, { lines: school }),
    );
    const report = await changes(third.versionId, first.versionId);
    expect(report.pages.map(({ kind }) => kind)).toEqual(['same', 'new', 'new']);
    const list = await here.desk.versions.list(here.meeting.delegate, first.documentId);
    expect(list.map(({ number, versionId }) => [number, versionId])).toEqual([
      [3, third.versionId],
      [2, second.versionId],
      [1, first.versionId],
    ]);
    expect(list[0]).toMatchObject({
      fileName: 'moi.pdf',
      progress: { state: 'ready', pageCount: 3 },
    });
  });

  it('is told to nobody for versions that are no older and newer one of the same document', async () => {
    const first = await converted(await upload(await paper({ lines: budget })));
    const second = await replaced(first, await paper({ lines: land }));
    const other = await converted(await upload(await pdfFile(1, randomUUID()), 'khác.pdf'));
    const { versions } = here.desk;
    for (const [versionId, since] of [
      [first.versionId, second.versionId],
      [first.versionId, first.versionId],
      [second.versionId, other.versionId],
      [second.versionId, VersionId.parse(randomUUID())],
    ] as const)
      await expect(versions.changes(here.meeting.delegate, versionId, since)).rejects.toEqual(
        refusal('NOT_FOUND'),
      );
    const stranger = here.meeting.stranger;
    await expect(versions.changes(stranger, second.versionId, first.versionId)).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
    await expect(versions.list(stranger, first.documentId)).rejects.toEqual(refusal('FORBIDDEN'));
    const asked = { since: first.versionId, pages: [1] };
    await expect(versions.anchors(stranger, second.versionId, asked)).rejects.toEqual(
      refusal('FORBIDDEN'),
    );
  });
});

describe('what carries notes along', () => {
  it('is the words of the annotated pages and where they are now', async () => {
    const first = await converted(await upload(await paper({ lines: budget }, { lines: land })));
    const second = await replaced(
      first,
      await paper({ lines: health }, { lines: budget }, { lines: land }),
    );
    await changes(second.versionId, first.versionId);
    const anchors = await here.desk.versions.anchors(here.meeting.delegate, second.versionId, {
      since: first.versionId,
      pages: [2],
    });
    if (anchors.state !== 'ready') throw new Error(anchors.state);
    const [old] = anchors.oldPages;
    expect(old).toMatchObject({ page: 2, newPage: 3, widthPt: 595, heightPt: 842 });
    expect(old?.runs).toEqual([[0, old?.words.length, 3, 0]]);
    const now = anchors.newPages.find(({ page }) => page === 3);
    expect(now?.words.slice(0, 2).map(([text]) => text)).toEqual(['Giai', 'phong']);
    expect(now?.added).toEqual([]);
  });

  it('is remembered for each person alone, and changed by the newest word', async () => {
    const { versionId } = await converted(await upload(await paper({ lines: budget })));
    const { versions } = here.desk;
    const { delegate, secretary } = here.meeting;
    const annotationId = AnnotationId.parse(randomUUID());
    await versions.noteCarried(delegate, versionId, [{ annotationId, outcome: 'unplaced' }]);
    await versions.noteCarried(delegate, versionId, [{ annotationId, outcome: 'dismissed' }]);
    expect(await versions.carried(delegate, versionId)).toEqual([
      { annotationId, outcome: 'dismissed' },
    ]);
    expect(await versions.carried(secretary, versionId)).toEqual([]);
  });
});
