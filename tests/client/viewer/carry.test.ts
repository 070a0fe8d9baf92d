import { describe, expect, test } from 'vitest';
import { carriedId } from '#client/features/viewer/carry/carried-id.ts';
import { PageLinks } from '#client/features/viewer/carry/page-links.ts';
import { placeAnnotation } from '#client/features/viewer/carry/place-annotation.ts';
import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import type { PageWord, WordRun } from '#contract/http/versions.ts';
import { AnnotationId, StrokeId } from '#contract/ids.ts';
import { line, newPage, oldPage, sentence, version } from '#tests/support/page-words.ts';

const highlight = (words: PageWord[]): PrivateAnnotation['body'] => ({
  kind: 'highlight',
  rects: words.map(([, x, y, w, h]) => [x, y, w, h]),
  quote: words.map(([text]) => text).join(' '),
});
const circle = (x: number, y: number): PrivateAnnotation['body'] => ({
  kind: 'ink',
  stroke: {
    strokeId: StrokeId.parse('1d444840-9dc0-41d1-b245-5ffdce74fad2'),
    tool: 'pen',
    color: '#b3261e',
    widthPt: 2,
    points: [
      [x, y, 0.5],
      [x + 40, y + 12, 0.5],
    ],
  },
});

describe('a highlight on the next version', () => {
  test('goes where its words went, on any page, and takes in what was put between them', () => {
    const old = oldPage(line(sentence), [
      [0, 4, 3, 0],
      [4, 6, 3, 5],
    ]);
    const now = line('tổng thu ngân sách nhà năm nay đạt một trăm tỷ', 400);
    const links = new PageLinks(old, [newPage(now, { page: 3 })]);
    const placed = placeAnnotation(highlight(old.words.slice(2, 6)), links);
    expect(placed).toMatchObject({ page: 3, body: { quote: 'ngân sách nhà năm nay' } });
    expect(placed?.body.kind === 'highlight' && placed.body.rects[0]?.[1]).toBe(400);
  });

  test('stays with a sentence that was reworded between the same neighbours', () => {
    const old = oldPage(line(`trước ${sentence} sau`), [
      [0, 1, 1, 0],
      [11, 1, 1, 10],
    ]);
    const now = line('trước tổng các khoản ngân sách năm 2021 đạt hơn trăm sau');
    const links = new PageLinks(old, [newPage(now, { added: [[1, 9]] })]);
    const placed = placeAnnotation(highlight(old.words.slice(1, 11)), links);
    expect(placed).toMatchObject({
      page: 1,
      body: {
        quote: now
          .slice(1, 10)
          .map(([t]) => t)
          .join(' '),
      },
    });
  });

  test('has no place when its sentence is gone, or another has taken its place', () => {
    const old = oldPage(line(`trước ${sentence} sau`), [
      [0, 1, 1, 0],
      [11, 1, 1, 1],
    ]);
    expect(
      placeAnnotation(
        highlight(old.words.slice(1, 11)),
        new PageLinks(old, [newPage(line('trước sau'))]),
      ),
    ).toBeNull();
    const other = line('trước trường học mới có thêm ba phòng máy tính cho trẻ sau');
    const replaced = {
      ...old,
      runs: [
        [0, 1, 1, 0],
        [11, 1, 1, 11],
      ] satisfies WordRun[],
    };
    const links = new PageLinks(replaced, [newPage(other, { added: [[1, 10]] })]);
    expect(placeAnnotation(highlight(old.words.slice(1, 11)), links)).toBeNull();
  });

  test('finds its quote nearly the same among new words, never among words that were there before', () => {
    const old = oldPage(line(sentence), []);
    const near = line(sentence.replace('ngân sách', 'ngân sach'), 300);
    const fresh = new PageLinks(old, [newPage(near, { added: [[0, near.length]] })]);
    expect(placeAnnotation(highlight(old.words), fresh)).toMatchObject({ page: 1 });
    const known = new PageLinks(old, [newPage(near)]);
    expect(placeAnnotation(highlight(old.words), known)).toBeNull();
  });
});

describe('ink and notes on the next version', () => {
  test('move with the words that they touch', () => {
    const old = oldPage(line(sentence), [[0, 10, 1, 0]]);
    const links = new PageLinks(old, [newPage(line(sentence, 260))]);
    expect(placeAnnotation(circle(240, 100), links)).toMatchObject({
      page: 1,
      body: {
        stroke: {
          points: [
            [240, 260, 0.5],
            [280, 272, 0.5],
          ],
        },
      },
    });
    const note = { kind: 'note', x: 62, y: 104, text: 'xem lại' } as const;
    expect(placeAnnotation(note, links)).toEqual({ page: 1, body: { ...note, y: 264 } });
    const color = '#b3261e';
    const arrow = { kind: 'shape', shape: 'arrow', color, widthPt: 2 } as const;
    expect(placeAnnotation({ ...arrow, from: [60, 105], to: [100, 110] }, links)).toEqual({
      page: 1,
      body: { ...arrow, from: [60, 265], to: [100, 270] },
    });
    const words = {
      kind: 'text',
      x: 60,
      widthPt: 180,
      sizePt: 12,
      color,
      text: 'hỏi lại',
    } as const;
    expect(placeAnnotation({ ...words, y: 100 }, links)).toEqual({
      page: 1,
      body: { ...words, y: 260 },
    });
    const stamp = { kind: 'stamp', stamp: 'agree', x: 300 } as const;
    expect(placeAnnotation({ ...stamp, y: 90 }, links)).toEqual({
      page: 1,
      body: { ...stamp, y: 250 },
    });
  });

  test('in the margin keep their margin', () => {
    const old = oldPage(line(sentence), [[0, 10, 1, 0]]);
    const shifted = line(sentence, 200).map(([t, x, y, w, h]): PageWord => [t, x + 90, y, w, h]);
    const links = new PageLinks(old, [newPage(shifted)]);
    const placed = placeAnnotation(circle(5, 100), links);
    expect(placed?.body.kind === 'ink' && placed.body.stroke.points[0]).toEqual([5, 200, 0.5]);
  });

  test('on a scan stay where they are, unless the picture changed under them or the page is gone', () => {
    const scan = oldPage([], [], 4);
    const same = new PageLinks(scan, [newPage([], { page: 4 })]);
    expect(placeAnnotation(circle(100, 100), same)).toEqual({ page: 4, body: circle(100, 100) });
    const changed = newPage([], { page: 4, regions: [[90, 90, 80, 80]] });
    expect(placeAnnotation(circle(100, 100), new PageLinks(scan, [changed]))).toBeNull();
    expect(placeAnnotation(circle(100, 100), new PageLinks(oldPage([], [], null), []))).toBeNull();
  });
});

test('the id on a newer version follows from the old one, differs for each, and is a UUID', () => {
  const anyId = () => AnnotationId.parse(crypto.randomUUID());
  const ids = Array.from({ length: 200 }, anyId);
  const carried = ids.map((one) => carriedId(one, version(2)));
  expect(ids.map((one) => carriedId(one, version(2)))).toEqual(carried);
  const further = carried.map((one) => carriedId(one, version(3)));
  expect(new Set([...ids, ...carried, ...further]).size).toBe(600);
  for (const one of [...carried, ...further])
    expect(AnnotationId.safeParse(one).success).toBe(true);
});
