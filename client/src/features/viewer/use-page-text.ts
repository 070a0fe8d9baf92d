import { type RefObject, useEffect, useState } from 'react';
import type { VersionId } from '#contract/ids.ts';
import type { PageSource } from './page-source.ts';
import type { Turn } from './page-space.ts';
import { SelectableText } from './text-layer.ts';

/** The selectable text of the shown page; `laidOut` is its page number once the text is in place. */
export function usePageText(options: {
  versionId: VersionId;
  pdf: PageSource;
  box: RefObject<HTMLDivElement | null>;
  page: number | null;
  turn: Turn;
  on: boolean;
}): { text: SelectableText | null; laidOut: number | null } {
  const { pdf, versionId, box, page, turn, on } = options;
  const [text, setText] = useState<SelectableText | null>(null);
  const [laidOut, setLaidOut] = useState<number | null>(null);
  const ready = page !== null;
  useEffect(() => {
    if (!box.current || !on || !ready) return;
    const made = new SelectableText(pdf, versionId, box.current);
    setText(made);
    return () => {
      made.close();
      setText(null);
    };
  }, [pdf, versionId, box, on, ready]);
  useEffect(() => {
    if (!text || page === null) return;
    setLaidOut(null);
    let left = false;
    text.show(page, turn).then(
      () => !left && setLaidOut(page),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [text, page, turn]);
  return { text, laidOut };
}
