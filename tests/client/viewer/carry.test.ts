import { describe, expect, test, vi } from 'vitest';
import { carriedId } from '#client/features/viewer/carry/carried-id.ts';
import { type CarryServer, carryNotes } from '#client/features/viewer/carry/carry-notes.ts';
import { PageLinks } from '#client/features/viewer/carry/page-links.ts';
import { placeAnnotation } from '#client/features/viewer/carry/place-annotation.ts';
import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import type {
  Carried,
  NewPageAnchors,
  OldPageAnchors,
  PageWord,
  WordRun,
} from '#contract/http/versions.ts';
import { AnnotationId, StrokeId, VersionId } from '#contract/ids.ts';

const id = (n: number) => AnnotationId.parse(`${n}d444840-9dc0-41d1-b245-5ffdce74fad2`);
const version = (n: number) => VersionId.parse(`${n}a444840-9dc0-41d1-8245-5ffdce74fad2`);

/** Words in lines of ten, 20 points apart, from `top`. */
function line(text: string, top = 100): PageWord[] {
  return text
    .split(' ')
    .map((word, i) => [word, 60 + (i % 10) * 45, top + Math.floor(i / 10) * 20, 40, 12]);
}

function oldPage(words: PageWord[], runs: WordRun[], newPage: number | null = 1): OldPageAnchors {
  return { page: 1, widthPt: 595, heightPt: 842, words, runs, newPage };
}

function newPage(words: PageWord[], more: Partial<NewPageAnchors> = {}): NewPageAnchors {
  return { page: 1, widthPt: 595, heightPt: 842, words, regions: [], added: [], ...more };
}

const sentence = 'tổng thu ngân sách năm nay đạt một trăm tỷ';
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

describe('carrying one’s notes', () => {
  const kept: PrivateAnnotation = {
    annotationId: id(1),
    page: 1,
    body: { kind: 'note', x: 62, y: 104, text: 'giữ' },
  };
  const lost: PrivateAnnotation = {
    annotationId: id(2),
    page: 2,
    body: { kind: 'note', x: 62, y: 104, text: 'mất chỗ' },
  };

  /** A server with notes on versions 1 and 2; the words of page 1 stand lower on the next version, page 2 is gone. */
  function aServer(notes: Record<string, PrivateAnnotation[]>) {
    const ledger = new Map<VersionId, Carried[]>();
    const words = line(sentence);
    const server: CarryServer = {
      annotations: async (versionId) => notes[versionId] ?? [],
      carried: async (versionId) => ledger.get(versionId) ?? [],
      note: async (versionId, entries) =>
        void ledger.set(versionId, [...(ledger.get(versionId) ?? []), ...entries]),
      anchors: async () => ({
        state: 'ready',
        oldPages: [oldPage(words, [[0, 10, 1, 0]]), { ...oldPage(words, [], null), page: 2 }],
        newPages: [newPage(line(sentence, 260))],
      }),
    };
    return { server, ledger };
  }
  const task = (n: number, ...older: number[]) => ({
    versionId: version(n),
    older: older.map((number) => ({ versionId: version(number), number })),
  });

  test('places what it can, lists the rest, and does neither twice', async () => {
    const { server } = aServer({ [version(1)]: [kept, lost] });
    const put = vi.fn(async () => undefined);
    const outcome = await carryNotes(task(2, 1), server, put);
    const placed = {
      ...kept,
      annotationId: carriedId(id(1), version(2)),
      body: { ...kept.body, y: 264 },
    };
    expect(outcome).toEqual({
      state: 'done',
      placed: [placed],
      unplaced: [{ annotation: lost, versionId: version(1), number: 1 }],
      noted: expect.any(Promise),
    });
    expect(put.mock.calls).toEqual([[placed]]);
    await (outcome.state === 'done' && outcome.noted);
    expect(await carryNotes(task(2, 1), server, put)).toMatchObject({
      placed: [],
      unplaced: [{ annotation: lost }],
    });
    expect(put).toHaveBeenCalledTimes(1);
  });

  test('goes on from what was placed in between, and brings nothing back that was erased or left out there', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept, lost] });
    ledger.set(version(2), [
      { annotationId: kept.annotationId, outcome: 'placed' },
      { annotationId: lost.annotationId, outcome: 'dismissed' },
    ]);
    const put = vi.fn(async () => undefined);
    // On version 2 the placed one was erased since: nothing is left to carry.
    expect(await carryNotes(task(3, 2, 1), server, put)).toEqual({
      state: 'done',
      placed: [],
      unplaced: [],
      noted: expect.any(Promise),
    });
    expect(put).not.toHaveBeenCalled();
  });

  test('leaves alone what another device has placed and its author has changed since', async () => {
    const there = { ...kept, annotationId: carriedId(id(1), version(2)) };
    const { server } = aServer({ [version(1)]: [kept], [version(2)]: [there] });
    const put = vi.fn(async () => undefined);
    expect(await carryNotes(task(2, 1), server, put)).toMatchObject({ state: 'done' });
    expect(put).not.toHaveBeenCalled();
  });

  test('notes as placed what the server has, and nothing before', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept, lost] });
    const sent = Promise.withResolvers<void>();
    const outcome = await carryNotes(task(2, 1), server, () => sent.promise);
    expect(ledger.get(version(2))).toEqual([{ annotationId: id(2), outcome: 'unplaced' }]);
    sent.resolve();
    await (outcome.state === 'done' && outcome.noted);
    expect(ledger.get(version(2))).toContainEqual({ annotationId: id(1), outcome: 'placed' });
  });

  test('comes to an end with more than the server takes note of at once', async () => {
    const many = [kept, lost].flatMap((one) =>
      Array.from({ length: 1001 }, () => ({
        ...one,
        annotationId: AnnotationId.parse(crypto.randomUUID()),
      })),
    );
    const { server, ledger } = aServer({ [version(1)]: many });
    const note = vi.fn((versionId: VersionId, entries: Carried[]) =>
      entries.length > 1000
        ? Promise.reject(new Error('BAD_INPUT'))
        : server.note(versionId, entries),
    );
    const outcome = await carryNotes(task(2, 1), { ...server, note }, async () => undefined);
    await (outcome.state === 'done' && outcome.noted);
    expect(ledger.get(version(2))).toHaveLength(2002);
    const again = await carryNotes(task(2, 1), { ...server, note }, async () => undefined);
    expect(again).toMatchObject({ placed: [] });
  });

  test('waits while the versions are compared, and notes nothing when the line is lost', async () => {
    const { server, ledger } = aServer({ [version(1)]: [kept] });
    const comparing: CarryServer = { ...server, anchors: async () => ({ state: 'comparing' }) };
    expect(
      await carryNotes(
        task(2, 1),
        comparing,
        vi.fn(async () => undefined),
      ),
    ).toEqual({ state: 'waiting' });
    const cut: CarryServer = { ...server, anchors: () => Promise.reject(new Error('no line')) };
    await expect(
      carryNotes(
        task(2, 1),
        cut,
        vi.fn(async () => undefined),
      ),
    ).rejects.toThrow('no line');
    expect(ledger.size).toBe(0);
  });
});
