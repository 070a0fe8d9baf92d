import { useEffect, useEffectEvent } from 'react';
import type { AnnotationId } from '#contract/ids.ts';
import type { InkChanges } from './ink/use-ink-changes.ts';
import { NoteMarkers } from './NoteMarkers.tsx';
import { NoteWindow } from './NoteWindow.tsx';
import type { PrivateAnnotation } from './notes/annotation-store.ts';
import { type PageView, sheetSize, toSheet } from './page-space.ts';

const WINDOW_PX = { width: 300, height: 210 };

/** The notes of one page, which is its key: markers, and the window of the one that is open, closed when the page is left. An empty note is taken away when it is left. */
export function PageNotes({
  view,
  page,
  annotations,
  changes,
  openId,
  onOpen,
}: {
  view: PageView;
  page: number;
  annotations: PrivateAnnotation[];
  changes: InkChanges;
  openId: AnnotationId | null;
  onOpen: (annotationId: AnnotationId | null) => void;
}) {
  const open = annotations.find(({ annotationId }) => annotationId === openId);
  const note = open?.body.kind === 'note' ? open.body : null;
  const leave = useEffectEvent(() => onOpen(null));
  useEffect(() => () => leave(), []);
  const place = () => {
    const sheet = sheetSize(view);
    const [x, y] = note ? toSheet(view, note.x, note.y) : [0, 0];
    const above = y + WINDOW_PX.height > sheet.height && y > WINDOW_PX.height + 40;
    return { left: Math.max(4, Math.min(x, sheet.width - WINDOW_PX.width - 4)), top: y + 8, above };
  };
  const write = (text: string) => {
    if (!open || !note) return;
    changes.apply(page, { kind: 'own', before: open, after: { ...open, body: { ...note, text } } });
  };
  /** One opening of the window is one step to be taken back, from the text that was found to the one that is left. */
  const settle = (found: string, left: string) => {
    if (!open || !note) return;
    const as = (text: string) => (text.trim() === '' ? null : { ...open, body: { ...note, text } });
    const [before, after] = [as(found), as(left)];
    changes.apply(page, { kind: 'own', before: open, after });
    if (found !== left && (before || after)) changes.note(page, [{ kind: 'own', before, after }]);
  };
  return (
    <>
      <NoteMarkers
        view={view}
        annotations={annotations}
        openId={openId}
        onOpen={(id) => onOpen(id === openId ? null : id)}
      />
      {open && note && (
        <NoteWindow
          key={open.annotationId}
          text={note.text}
          {...place()}
          onText={write}
          onSettled={settle}
          onClose={() => onOpen(null)}
        />
      )}
    </>
  );
}
