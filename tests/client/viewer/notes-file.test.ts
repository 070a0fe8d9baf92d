// @vitest-environment node
import latin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff?inline';
import latinExt from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-400-normal.woff?inline';
import vietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff?inline';
import { degrees, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { AnnotationBody } from '#client/features/viewer/notes/annotation-body.ts';
import { exportWithInk } from '#client/features/viewer/notes-file/export-with-ink.ts';
import { importNotes } from '#client/features/viewer/notes-file/import-notes.ts';
import type { LoadPart } from '#client/features/viewer/notes-file/letters.ts';
import { pathOperators } from '#client/features/viewer/notes-file/path-operators.ts';
import { fromPdf, pdfMatrix, toPdf } from '#client/features/viewer/notes-file/pdf-space.ts';
import { AnnotationId, StrokeId } from '#contract/ids.ts';

const PARTS = { latin, vietnamese, 'latin-ext': latinExt };
const font: LoadPart = async (part) => (await fetch(PARTS[part])).arrayBuffer();
const salt = 'reader/version';

const bodies: AnnotationBody[] = [
  {
    kind: 'ink',
    stroke: {
      strokeId: StrokeId.parse('1d444840-9dc0-41d1-b245-5ffdce74fad2'),
      tool: 'pen',
      color: '#b3261e',
      widthPt: 2.2,
      points: [
        [10, 20, 0.5],
        [30, 45, 0.5],
      ],
    },
  },
  { kind: 'highlight', rects: [[50, 60, 120, 14]], quote: 'ngân sách', color: '#ffe066' },
  { kind: 'note', x: 100, y: 200, text: 'Cần hỏi lại Phòng Tài chính' },
  { kind: 'shape', shape: 'rectangle', from: [20, 30], to: [80, 90], color: '#174a7c', widthPt: 2 },
  { kind: 'shape', shape: 'ellipse', from: [20, 130], to: [80, 190], color: '#174a7c', widthPt: 2 },
  { kind: 'shape', shape: 'arrow', from: [20, 30], to: [80, 90], color: '#1b7a4b', widthPt: 4 },
  {
    kind: 'text',
    x: 60,
    y: 300,
    widthPt: 190,
    sizePt: 12,
    color: '#b3261e',
    text: 'Đề nghị bổ sung',
  },
  { kind: 'stamp', stamp: 'agree', x: 200, y: 400 },
];

async function aFile(rotation = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < 2; page += 1) {
    const added = document.addPage([595, 842]);
    added.setRotation(degrees(rotation));
    added.setCropBox(10, 20, 560, 800);
  }
  return document.save();
}

const annotations = bodies.map((body, index) => ({
  annotationId: AnnotationId.parse(`${index}d444840-9dc0-41d1-b245-5ffdce74fad2`),
  page: (index % 2) + 1,
  body,
}));

const written = async (pdf: Uint8Array) =>
  (await exportWithInk(pdf, annotations, font)).arrayBuffer();

const plain = (body: AnnotationBody) =>
  body.kind === 'ink' ? { ...body, stroke: { ...body.stroke, strokeId: '' } } : body;

describe('notes in a file', () => {
  test.each([0, 90, 180, 270])(
    'come back as they were, on pages turned by %i degrees',
    async (rotation) => {
      const file = await written(await aFile(rotation));
      const found = await importNotes(file, { pageCount: 2, salt, known: new Set() });
      expect(found).toMatchObject({ again: 0, unread: 0, beyond: 0 });
      for (const { page, body } of annotations) {
        const same = found.annotations.filter(
          (one) =>
            one.page === page && JSON.stringify(plain(one.body)) === JSON.stringify(plain(body)),
        );
        expect(same, JSON.stringify(body)).toHaveLength(1);
      }
    },
  );

  test('are real annotations with a picture each, a note aside', async () => {
    const file = await written(await aFile());
    const document = await PDFDocument.load(file);
    const kinds = document.getPages().flatMap((page) => {
      const list = page.node.Annots();
      return Array.from({ length: list?.size() ?? 0 }, (_, i) => {
        const dict = list?.lookup(i) as ReturnType<typeof document.context.obj> & {
          lookup: (name: PDFName) => unknown;
        };
        return [
          String(dict.lookup(PDFName.of('Subtype'))),
          dict.lookup(PDFName.of('AP')) !== undefined,
        ];
      });
    });
    expect(Object.fromEntries(kinds as [string, boolean][])).toEqual({
      '/Ink': true,
      '/Highlight': true,
      '/Text': false,
      '/Square': true,
      '/Circle': true,
      '/Line': true,
      '/FreeText': true,
      '/Stamp': true,
    });
  });

  test('taken in twice have the same ids; for another reader they have others', async () => {
    const file = await written(await aFile());
    const ids = async (of: string) =>
      (await importNotes(file, { pageCount: 2, salt: of, known: new Set() })).annotations.map(
        (a) => a.annotationId,
      );
    expect(await ids(salt)).toEqual(await ids(salt));
    expect(await ids('other/version')).not.toEqual(await ids(salt));
    for (const id of await ids(salt)) expect(AnnotationId.safeParse(id).success).toBe(true);
  });

  test('that are among one’s own already, by their names or by what they hold, are not added', async () => {
    const file = await written(await aFile());
    const own = new Set<string>(annotations.map(({ annotationId }) => annotationId));
    const again = await importNotes(file, { pageCount: 2, salt, known: own });
    expect(again).toMatchObject({ annotations: [], again: annotations.length });
    const first = await importNotes(file, { pageCount: 2, salt, known: new Set() });
    const taken = new Set<string>(first.annotations.map(({ annotationId }) => annotationId));
    const second = await importNotes(file, { pageCount: 2, salt, known: taken });
    expect(second).toMatchObject({ annotations: [], again: first.annotations.length });
  });

  test('that stand on pages beyond the document, or are of a kind unknown, are counted and not taken', async () => {
    const document = await PDFDocument.load(await written(await aFile()));
    const page = document.getPage(0);
    for (const Subtype of ['Sound', 'Link'])
      page.node.addAnnot(
        document.context.register(
          document.context.obj({ Type: 'Annot', Subtype, Rect: [0, 0, 9, 9] }),
        ),
      );
    const found = await importNotes(await document.save(), {
      pageCount: 1,
      salt,
      known: new Set(),
    });
    expect(found.unread).toBe(1);
    expect(found.beyond).toBe(annotations.filter((one) => one.page === 2).length);
    expect(found.annotations.every((one) => one.page === 1)).toBe(true);
  });

  test('a file that is none is refused', async () => {
    await expect(
      importNotes(new Uint8Array([1, 2, 3]), { pageCount: 1, salt, known: new Set() }),
    ).rejects.toThrow();
  });
});

describe('the space of a PDF', () => {
  const page = { x: 10, y: 20, width: 500, height: 700 };
  test.each([
    [0, [10, 720]],
    [90, [10, 20]],
    [180, [510, 20]],
    [270, [510, 720]],
  ] as const)('turned by %i: the corner where reading begins', (rotation, corner) => {
    expect(toPdf({ ...page, rotation }, [0, 0])).toEqual(corner);
  });
  test.each([0, 90, 180, 270])('turned by %i: there and back is the same place', (rotation) => {
    const space = { ...page, rotation };
    expect(fromPdf(space, toPdf(space, [33, 71]))).toEqual([33, 71]);
    const [a, b, c, d, e, f] = pdfMatrix(space);
    expect([a * 33 + c * 71 + e, b * 33 + d * 71 + f]).toEqual(toPdf(space, [33, 71]));
  });
});

test('paths become the operators of a PDF', () => {
  expect(pathOperators('M1 2L3 4Z')).toBe('1 2 m 3 4 l h');
  expect(pathOperators('M0 0l0.01 0')).toBe('0 0 m 0.01 0 l');
  expect(pathOperators('M0 0Q3 3 6 0 9 -3 12 0Z')).toBe('0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c h');
  expect(pathOperators('M0 5A10 5 0 0 1 20 5')).toMatch(/^0 5 m .* 10 0 c .* 20 5 c$/);
});
