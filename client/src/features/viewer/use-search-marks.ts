import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Mark } from './ink/InkLayer.tsx';
import { type PageView, toSheet } from './page-space.ts';
import type { Hit } from './search/find-in-text.ts';
import type { SelectableText } from './text-layer.ts';
import { boxesToPage } from './use-text-selection.ts';

/** The search hits of the shown page as marks; the one that is looked at is scrolled into sight. */
export function useSearchMarks(options: {
  hits: Hit[];
  current: number;
  page: number | null;
  text: SelectableText | null;
  laidOut: number | null;
  view: PageView | null;
  sheet: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
}): Mark[] {
  const { hits, current, page, text, laidOut, view, sheet, scroller } = options;
  const [marks, setMarks] = useState<Mark[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks are in page space, a new zoom does not move them
  useLayoutEffect(() => {
    const element = sheet.current;
    if (!element || !text || !view || laidOut === null || laidOut !== page) return setMarks([]);
    const looked = hits[current];
    const found = hits
      .filter((hit) => hit.page === page)
      .map((hit) => ({
        rects: boxesToPage(text.boxesOf(hit), element, view),
        current: hit === looked,
      }));
    setMarks(found);
    const first = found.find((mark) => mark.current)?.rects[0];
    if (first) bringIntoSight(scroller.current, element, toSheet(view, first[0], first[1]));
  }, [hits, current, page, text, laidOut, view?.turn]);
  return marks;
}

function bringIntoSight(frame: HTMLElement | null, sheet: HTMLElement, [x, y]: [number, number]) {
  if (!frame) return;
  const inner = sheet.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  const top = inner.top + y - outer.top;
  const left = inner.left + x - outer.left;
  if (top < 40 || top > outer.height - 120) frame.scrollTop += top - outer.height / 3;
  if (left < 20 || left > outer.width - 80) frame.scrollLeft += left - outer.width / 3;
}
