import { randomUUID } from 'node:crypto';
import type { PrivateAnnotation } from '#client/features/viewer/notes/annotation-store.ts';
import { mergeLines, type PageRect } from '#client/features/viewer/page-space.ts';
import { AnnotationId, StrokeId } from '#contract/ids.ts';
import type { Drawn, LaidOut } from './lay-out-paper.ts';
import type { LongPaper, Sentence, Token } from './long-paper.ts';
import type { Seeded } from './seeded.ts';

const KINDS = ['highlight', 'underline', 'circle', 'marginBar', 'note'] as const;

/** An annotation, what it is drawn like, and the tokens that it is about. */
export type Mark = {
  kind: (typeof KINDS)[number];
  annotation: PrivateAnnotation;
  about: Token[];
};

/** How a mark fared on the new version. */
export type Verdict =
  | 'right'
  /** Its words are there, but it stands elsewhere. */
  | 'wrong'
  /** Its words are there, but it is listed as not placed. */
  | 'listed'
  /** Its words are gone, and it is listed. */
  | 'goneListed'
  /** Its words are gone, and yet it was placed. */
  | 'gonePlaced';

/** Draws marks of every kind on sentences chosen at random. */
export function makeMarks(random: Seeded, paper: LongPaper, laid: LaidOut, count: number): Mark[] {
  const marks: Mark[] = [];
  while (marks.length < count) {
    const sentence = random.pick(random.pick(random.pick(paper).paragraphs));
    const kind = KINDS[marks.length % KINDS.length] ?? 'note';
    const mark = markOn(random, kind, sentence, laid);
    if (mark) marks.push(mark);
  }
  return marks;
}

function markOn(
  random: Seeded,
  kind: Mark['kind'],
  sentence: Sentence,
  { places }: LaidOut,
): Mark | null {
  const first = placeOf(sentence[0], places);
  const start = random.below(Math.max(1, sentence.length - 8));
  const part = sentence
    .slice(start, start + 5 + random.below(12))
    .filter((token) => placeOf(token, places).page === first.page);
  if (part.length === 0) return null;
  const line = (tokens: Token[]) =>
    tokens.filter((token) => placeOf(token, places).y === placeOf(tokens[0], places).y);
  const about = (() => {
    switch (kind) {
      case 'highlight':
        return random.next() < 0.5
          ? sentence.filter((token) => placeOf(token, places).page === first.page)
          : part;
      case 'underline':
        return line(part);
      case 'circle':
        return line(part).slice(0, 1 + random.below(2));
      case 'marginBar':
        return line(sentence);
      case 'note':
        return sentence.slice(0, 1);
    }
  })();
  const target = placeOf(about[0], places);
  if (about.length === 0 || target.page !== first.page) return null;
  const annotationId = AnnotationId.parse(randomUUID());
  const body = bodyOf(kind, about, places);
  return { kind, about, annotation: { annotationId, page: target.page, body } };
}

function bodyOf(
  kind: Mark['kind'],
  about: Token[],
  places: LaidOut['places'],
): PrivateAnnotation['body'] {
  const boxes = about.map((token) => placeOf(token, places));
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const ink = (points: [number, number, number][]): PrivateAnnotation['body'] => ({
    kind: 'ink',
    stroke: {
      strokeId: StrokeId.parse(randomUUID()),
      tool: 'pen',
      color: '#b3261e',
      widthPt: 2,
      points,
    },
  });
  switch (kind) {
    case 'highlight': {
      const rects = mergeLines(boxes.map((box): PageRect => [box.x, box.y, box.width, box.height]));
      return { kind: 'highlight', rects, quote: about.map(({ text }) => text).join(' ') };
    }
    case 'underline':
      return ink([
        [left, bottom, 0.5],
        [(left + right) / 2, bottom + 1, 0.5],
        [right, bottom, 0.5],
      ]);
    case 'circle':
      return ink([
        [left - 3, (top + bottom) / 2, 0.5],
        [(left + right) / 2, top - 2, 0.5],
        [right + 3, (top + bottom) / 2, 0.5],
        [(left + right) / 2, bottom + 2, 0.5],
        [left - 3, (top + bottom) / 2, 0.5],
      ]);
    case 'marginBar':
      return ink([
        [62, top, 0.5],
        [62, bottom, 0.5],
      ]);
    case 'note':
      return { kind: 'note', x: left, y: top + 4, text: 'Cần xem lại' };
  }
}

function placeOf(token: Token | undefined, places: LaidOut['places']): Drawn {
  const place = token && places.get(token.id);
  if (!place) throw new Error('A token was not drawn.');
  return place;
}

/** The share of a mark's tokens that must be on the new version for its target to exist. */
const SURVIVES = 0.5;
/** How far, in points, ink may stand from where its words took it. */
const TOLERANCE = 6;

/** Judges where a mark was put by where its tokens are, whatever way it got there. */
export function judge(
  mark: Mark,
  placed: { page: number; body: PrivateAnnotation['body'] } | null,
  old: LaidOut,
  fresh: LaidOut,
): Verdict {
  const alive = mark.about.filter(({ id }) => fresh.places.has(id));
  const exists = alive.length >= SURVIVES * mark.about.length;
  if (!placed) return exists ? 'listed' : 'goneListed';
  // A sentence of which less than half is left has no right place; what was put on the words that are left is not wrong.
  if (alive.length === 0) return 'gonePlaced';
  const isRight =
    placed.body.kind === 'highlight'
      ? coversThem(placed.page, placed.body.rects, alive, fresh)
      : movedWithThem(mark, placed, alive, old, fresh);
  if (isRight) return exists ? 'right' : 'goneListed';
  return exists ? 'wrong' : 'gonePlaced';
}

/** Most of the tokens on the page are covered, and little else is. */
function coversThem(page: number, rects: PageRect[], alive: Token[], fresh: LaidOut): boolean {
  const covered = [...fresh.places].filter(
    ([, place]) => place.page === page && rects.some((rect) => isCovered(place, rect)),
  );
  const here = alive.filter(({ id }) => fresh.places.get(id)?.page === page);
  const theirs = new Set(here.map(({ id }) => id));
  const hit = covered.filter(([id]) => theirs.has(id)).length;
  return (
    hit >= 0.6 * here.length && here.length >= 0.5 * alive.length && hit >= 0.5 * covered.length
  );
}

function isCovered({ x, y, width, height }: Drawn, rect: PageRect): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    middle > rect[0] && middle < rect[0] + rect[2] && centre > rect[1] && centre < rect[1] + rect[3]
  );
}

/** It moved as at least one of its tokens did; in the margin only up or down. */
function movedWithThem(
  { kind, annotation }: Mark,
  placed: { page: number; body: PrivateAnnotation['body'] },
  alive: Token[],
  old: LaidOut,
  fresh: LaidOut,
): boolean {
  const [before, now] = [cornerOf(annotation.body), cornerOf(placed.body)];
  return alive.some((token) => {
    const [then, there] = [placeOf(token, old.places), placeOf(token, fresh.places)];
    const dx = kind === 'marginBar' ? 0 : there.x - then.x;
    const dy = there.y - then.y;
    return (
      there.page === placed.page &&
      Math.abs(now[0] - before[0] - dx) < TOLERANCE &&
      Math.abs(now[1] - before[1] - dy) < TOLERANCE
    );
  });
}

function cornerOf(body: PrivateAnnotation['body']): [number, number] {
  switch (body.kind) {
    case 'ink':
      return [body.stroke.points[0]?.[0] ?? 0, body.stroke.points[0]?.[1] ?? 0];
    case 'highlight':
      return [body.rects[0]?.[0] ?? 0, body.rects[0]?.[1] ?? 0];
    case 'shape':
      return body.from;
    case 'note':
    case 'text':
    case 'stamp':
      return [body.x, body.y];
  }
}
