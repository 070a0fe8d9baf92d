import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { AnnotationId } from '#contract/ids.ts';
import type { PrivateAnnotation } from '../notes/annotation-store.ts';
import { type PageRect, type PageView, toPage } from '../page-space.ts';
import { around, moveBody } from './annotation-bounds.ts';
import { type InkPlace, listenForInk } from './ink-input.ts';
import { boundsOfAll, markAt, marksIn, movedBy, recoloured, removed } from './select-marks.ts';
import type { InkChanges } from './use-ink-changes.ts';
import { useSelectionKeys } from './use-selection-keys.ts';

/** What is selected on the page, and what can be done with it. */
export type Selection = {
  /** The annotations of the page as they show: the selected ones where they are being dragged. */
  shown: PrivateAnnotation[];
  selected: PrivateAnnotation[];
  /** Around the selected ones, and the rectangle that is being drawn to select; in PDF points. */
  bounds: PageRect | null;
  lasso: PageRect | null;
  select: (ids: AnnotationId[]) => void;
  remove: () => void;
  recolour: (color: string) => void;
};

const FINGER_PX = 10;
const NONE: ReadonlySet<AnnotationId> = new Set();

/** Selecting by a tap or a rectangle, moving by dragging and by the arrow keys; `changes` is null while it is not in hand. */
export function useSelection(options: {
  sheet: RefObject<HTMLDivElement | null>;
  view: PageView | null;
  page: number | null;
  annotations: PrivateAnnotation[];
  changes: InkChanges | null;
}): Selection {
  const { sheet, page } = options;
  const on = options.changes !== null;
  const latest = useRef(options);
  const [ids, setIds] = useState(NONE);
  const [offset, setOffset] = useState<readonly [number, number]>([0, 0]);
  const [lasso, setLasso] = useState<PageRect | null>(null);
  const selected = options.annotations.filter(({ annotationId }) => ids.has(annotationId));
  const chosen = useRef(selected);
  useLayoutEffect(() => {
    latest.current = options;
    chosen.current = selected;
  });
  // What is selected stays on its page and in its hand.
  const place = on ? page : null;
  const [lastPlace, setLastPlace] = useState(place);
  if (place !== lastPlace) {
    setLastPlace(place);
    setIds(NONE);
  }

  useEffect(() => {
    const element = sheet.current;
    if (!element || !on) return;
    let from: readonly [number, number] = [0, 0];
    let by: readonly [number, number] = [0, 0];
    let rect: PageRect | null = null;
    let dragging = false;
    const pointAt = ({ x, y }: InkPlace): [number, number] => {
      const box = element.getBoundingClientRect();
      const { view } = latest.current;
      return view ? toPage(view, x - box.left, y - box.top) : [0, 0];
    };
    const leave = () => {
      setOffset([0, 0]);
      setLasso(null);
    };
    return listenForInk(element, {
      begin(at, { event }) {
        const { view, annotations } = latest.current;
        if (!view) return false;
        from = pointAt(at);
        [by, rect] = [[0, 0], null];
        const radius = FINGER_PX / view.scale;
        const around = boundsOfAll(chosen.current);
        const hit = markAt(annotations, from[0], from[1], radius);
        dragging = hit !== null || (around !== null && isIn(around, from, radius));
        const isChosen = chosen.current.some((one) => one.annotationId === hit?.annotationId);
        if (hit && !isChosen)
          setIds((old) => new Set([...(event.shiftKey ? old : []), hit.annotationId]));
        return true;
      },
      move(places) {
        const last = places.at(-1);
        if (!last) return;
        const to = pointAt(last);
        by = [to[0] - from[0], to[1] - from[1]];
        if (dragging) setOffset(by);
        else {
          rect = around([[...from], to], 0);
          setLasso(rect);
        }
      },
      end() {
        const { changes, annotations } = latest.current;
        if (!dragging)
          setIds(new Set(rect ? marksIn(annotations, rect).map((one) => one.annotationId) : []));
        else if (changes && page !== null && Math.hypot(...by) > 0.5)
          changes.make(page, movedBy(chosen.current, ...by));
        leave();
      },
      cancel: leave,
    });
  }, [sheet, page, on]);

  const make = (changes: Parameters<InkChanges['make']>[1]) => {
    if (page !== null) options.changes?.make(page, changes);
  };
  const remove = () => make(removed(selected));
  useSelectionKeys(on && selected.length > 0, {
    move: (dx, dy) => make(movedBy(selected, dx, dy)),
    remove,
    leave: () => setIds(NONE),
  });
  const moving = offset[0] !== 0 || offset[1] !== 0;
  const dragged = (one: PrivateAnnotation) => ({ ...one, body: moveBody(one.body, ...offset) });
  return {
    shown: moving
      ? options.annotations.map((one) => (ids.has(one.annotationId) ? dragged(one) : one))
      : options.annotations,
    selected,
    bounds: boundsOfAll(moving ? selected.map(dragged) : selected),
    lasso,
    select: (wanted) => setIds(new Set(wanted)),
    remove,
    recolour: (color) => make(recoloured(selected, color)),
  };
}

function isIn([x, y, width, height]: PageRect, at: readonly [number, number], by: number): boolean {
  return at[0] >= x - by && at[0] <= x + width + by && at[1] >= y - by && at[1] <= y + height + by;
}
