import { type RefObject, useEffect, useState } from 'react';
import { mergeLines, type PageRect, type PageView, rectToPage } from './page-space.ts';
import type { SelectableText } from './text-layer.ts';

/** A selected passage of the page: its words, its lines in page space, and the page's text before it. */
export type Passage = { quote: string; rects: PageRect[]; before: string };

/** The passage that is selected on the page now; null: none. */
export function useTextSelection(
  text: SelectableText | null,
  sheet: RefObject<HTMLDivElement | null>,
  view: PageView | null,
): Passage | null {
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    if (!text || !view) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPassage(passageOf(text, sheet.current, view)), 120);
    };
    document.addEventListener('selectionchange', read);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', read);
    };
  }, [text, sheet, view]);
  return passage;
}

/** Reads the selected passage now. */
export function passageOf(
  text: SelectableText,
  sheet: HTMLElement | null,
  view: PageView,
): Passage | null {
  const selected = text.selection();
  if (!selected || !sheet) return null;
  const rects = boxesToPage(selected.boxes, sheet, view);
  const { quote, before } = selected;
  return rects.length > 0 ? { quote, before, rects: rects.slice(0, 400) } : null;
}

/** Boxes in client pixels as lines in page space. */
export function boxesToPage(boxes: DOMRect[], sheet: HTMLElement, view: PageView): PageRect[] {
  const origin = sheet.getBoundingClientRect();
  return mergeLines(
    boxes.map((box) =>
      rectToPage(view, {
        left: box.left - origin.left,
        top: box.top - origin.top,
        width: box.width,
        height: box.height,
      }),
    ),
  );
}
