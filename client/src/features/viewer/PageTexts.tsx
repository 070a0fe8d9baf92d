import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '#contract/ids.ts';
import { LINE_HEIGHT } from './ink/annotation-bounds.ts';
import type { InkChanges } from './ink/use-ink-changes.ts';
import type { TextBox } from './notes/annotation-body.ts';
import type { PrivateAnnotation } from './notes/annotation-store.ts';
import classes from './PageTexts.module.css';
import { type PageView, toSheet } from './page-space.ts';
import { TextBoxEditor } from './TextBoxEditor.tsx';

/** The words that are written on the page itself; one of them may be open to be changed. An empty box is taken away when left. */
export function PageTexts({
  view,
  page,
  annotations,
  changes,
  editable,
  openId,
  onOpen,
}: {
  view: PageView;
  page: number;
  annotations: PrivateAnnotation[];
  changes: InkChanges;
  /** Whether a tap opens a box: not while another tool is in hand. */
  editable: boolean;
  openId: AnnotationId | null;
  onOpen: (annotationId: AnnotationId | null) => void;
}) {
  const { t } = useTranslation('viewer');
  return annotations.map((annotation) => {
    const { annotationId, body } = annotation;
    if (body.kind !== 'text') return null;
    const style = styleOf(view, body);
    if (annotationId === openId)
      return (
        <TextBoxEditor
          key={annotationId}
          body={body}
          style={style}
          scale={view.scale}
          onDone={(after) => {
            const isEmpty = after.text.trim() === '';
            if (isEmpty || after.text !== body.text || after.widthPt !== body.widthPt) {
              const kept = isEmpty ? null : { ...annotation, body: after };
              const before = body.text === '' ? null : annotation;
              const change = {
                kind: 'own',
                before: kept ? before : annotation,
                after: kept,
              } as const;
              // A box that never held a word leaves nothing behind to be taken back.
              if (body.text === '' && isEmpty) changes.apply(page, change);
              else changes.make(page, [change]);
            }
            onOpen(null);
          }}
        />
      );
    return (
      <button
        key={annotationId}
        type="button"
        className={classes.box}
        style={style}
        disabled={!editable}
        aria-label={t('text.edit', { text: body.text })}
        onClick={() => onOpen(annotationId)}
      >
        {body.text}
      </button>
    );
  });
}

function styleOf(view: PageView, { x, y, widthPt, sizePt, color }: TextBox) {
  const [left, top] = toSheet(view, x, y);
  return {
    left,
    top,
    width: widthPt * view.scale,
    fontSize: sizePt * view.scale,
    lineHeight: LINE_HEIGHT,
    color,
    transform: `rotate(${view.turn}deg)`,
  };
}
