import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { VersionId } from '#contract/ids.ts';
import type { SharedStroke, Stroke } from '#contract/live/ink.ts';
import type { Signal } from '#contract/live/wire.ts';
import { newAnnotationId, newStrokeId } from '../new-ids.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { type PageView, toPage } from '../page-space.ts';
import { type InkPlace, listenForInk } from './ink-input.ts';
import type { Audience, LineStyle, Styles, Tool } from './ink-tools.ts';
import { drawingSignal, LiveLine } from './live-line.ts';
import { LiveShape } from './live-shape.ts';
import { cutPoints, thinPoints } from './thin-points.ts';
import { touchesAnnotation, touchesStroke } from './touched.ts';
import type { InkChange, InkChanges } from './use-ink-changes.ts';

/** What the pen in hand works with; read anew at every line, so that listeners stay where they are. */
export type InkContext = {
  versionId: VersionId;
  page: number;
  view: PageView;
  tool: Tool;
  audience: Audience;
  styles: Styles;
  annotations: PrivateAnnotation[];
  shared: SharedStroke[];
  mayErase: { own: boolean; all: boolean };
  changes: InkChanges;
  onSignal: ((signal: Signal) => void) | null;
  /** A line begins. */
  onBegin: () => void;
  /** A tap that leaves a note, words or a stamp there. */
  onInsert: (x: number, y: number) => void;
};

const ERASER_PX = 10;
const GAP_PX = 0.6;

/** Turns what is drawn on the sheet into strokes, erasures and notes. */
export function useInkInput(options: {
  sheet: RefObject<HTMLDivElement | null>;
  livePath: RefObject<SVGPathElement | null>;
  liveBroadPath: RefObject<SVGPathElement | null>;
  /** null: nothing can be drawn now. */
  context: InkContext | null;
}): void {
  const { sheet, livePath, liveBroadPath } = options;
  const latest = useRef(options.context);
  useLayoutEffect(() => {
    latest.current = options.context;
  });
  const inHand = options.context?.tool ?? 'select';
  const on = inHand !== 'select' && inHand !== 'move';

  useEffect(() => {
    const element = sheet.current;
    if (!element || !on) return;
    let context: InkContext | null = null;
    let box = new DOMRect();
    let line: LiveLine | null = null;
    let shape: LiveShape | null = null;
    let erased: Map<string, InkChange> | null = null;

    const place = ({ x, y, pressure }: InkPlace): [number, number, number] => {
      const view = context?.view;
      if (!view) return [0, 0, pressure];
      return [...toPage(view, x - box.left, y - box.top), pressure];
    };
    const erase = (places: InkPlace[]) => {
      if (!context || !erased) return;
      for (const at of places) {
        const [x, y] = place(at);
        for (const found of touched(context, x, y)) {
          const id =
            found.kind === 'all' ? found.stroke.strokeId : (found.before?.annotationId ?? '');
          if (erased.has(id)) continue;
          erased.set(id, found);
          context.changes.apply(context.page, found);
        }
      }
    };
    const leave = () => {
      // What the rubber took away is away, however its line ended.
      if (context && erased) context.changes.note(context.page, [...erased.values()]);
      line?.close();
      shape?.close();
      [line, shape, erased] = [null, null, null];
    };
    return listenForInk(element, {
      begin(at, { erasing, event }) {
        context = latest.current;
        if (!context) return false;
        box = element.getBoundingClientRect();
        context.onBegin();
        if (erasing || context.tool === 'eraser') {
          erased = new Map();
          erase([at]);
          return true;
        }
        if (context.tool === 'note') {
          const [x, y] = place(at);
          // The box that opens there takes the focus; the press must not give it to the page.
          event.preventDefault();
          context.onInsert(x, y);
          return false;
        }
        if (context.tool === 'shape') {
          const [x, y] = place(at);
          shape = new LiveShape(context.styles.shape, [x, y], livePath.current);
          return true;
        }
        if (context.tool === 'highlighter' && selectsText(event)) return false;
        const style =
          context.tool === 'highlighter' ? context.styles.highlighter : context.styles.pen;
        line = beginLine(context, style, style.tool === 'pen' ? livePath : liveBroadPath);
        line.add([place(at)]);
        return true;
      },
      move(places, { expected, even }) {
        const last = places.at(-1);
        if (erased) erase(places);
        else if (shape && last) {
          const [x, y] = place(last);
          shape.moveTo([x, y], even);
        } else line?.add(places.map(place), expected.map(place));
      },
      end() {
        if (context && line) finishLine(context, line);
        const body = shape?.finished();
        if (context && body) {
          const after = { annotationId: newAnnotationId(), page: context.page, body };
          context.changes.make(context.page, [{ kind: 'own', before: null, after }]);
        }
        leave();
      },
      cancel: leave,
    });
  }, [sheet, livePath, liveBroadPath, on]);
}

/** With a mouse over text, the highlighter marks the text by the browser's own selection. */
function selectsText({ pointerType, target }: PointerEvent): boolean {
  return (
    pointerType === 'mouse' &&
    target instanceof Element &&
    target.closest('[data-text] span') !== null
  );
}

function beginLine(
  context: InkContext,
  style: LineStyle,
  path: RefObject<SVGPathElement | null>,
): LiveLine {
  const strokeId = newStrokeId();
  const { versionId, page, onSignal } = context;
  const send =
    context.audience === 'all' && onSignal
      ? (points: Stroke['points'], withStyle: boolean) =>
          onSignal(drawingSignal({ versionId, page, strokeId }, points, withStyle ? style : null))
      : null;
  return new LiveLine({ strokeId, style, path: path.current, send });
}

function finishLine(context: InkContext, line: LiveLine): void {
  const points = thinPoints(line.points, GAP_PX / context.view.scale);
  const changes = cutPoints(points).map((piece, index): InkChange => {
    const strokeId = index === 0 ? line.strokeId : newStrokeId();
    const stroke: Stroke = { strokeId, ...line.style, points: piece };
    if (context.audience === 'all') return { kind: 'all', stroke, drawn: true };
    const annotationId = newAnnotationId();
    const body = { kind: 'ink', stroke } as const;
    return { kind: 'own', before: null, after: { annotationId, page: context.page, body } };
  });
  context.changes.make(context.page, changes);
}

function touched(context: InkContext, x: number, y: number): InkChange[] {
  const radius = ERASER_PX / context.view.scale;
  const found: InkChange[] = [];
  if (context.audience === 'own' && context.mayErase.own)
    // Notes are removed in their own window alone.
    for (const annotation of context.annotations)
      if (annotation.body.kind !== 'note' && touchesAnnotation(annotation.body, x, y, radius))
        found.push({ kind: 'own', before: annotation, after: null });
  if (context.audience === 'all' && context.mayErase.all)
    for (const stroke of context.shared)
      if (touchesStroke(stroke, x, y, radius)) found.push({ kind: 'all', stroke, drawn: false });
  return found;
}
