import { IconNote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '#contract/ids.ts';
import classes from './Notes.module.css';
import type { PrivateAnnotation } from './notes/annotation-store.ts';
import { type PageView, toSheet } from './page-space.ts';

/** The markers of the notes on the page; each opens its note. */
export function NoteMarkers({
  view,
  annotations,
  openId,
  onOpen,
}: {
  view: PageView;
  annotations: PrivateAnnotation[];
  openId: AnnotationId | null;
  onOpen: (annotationId: AnnotationId) => void;
}) {
  const { t } = useTranslation('viewer');
  return annotations.map(({ annotationId, body }) => {
    if (body.kind !== 'note') return null;
    const [left, top] = toSheet(view, body.x, body.y);
    const text = body.text.trim();
    return (
      <button
        key={annotationId}
        type="button"
        className={classes.marker}
        style={{ left, top }}
        aria-label={text === '' ? t('note.markerEmpty') : t('note.marker', { text })}
        aria-expanded={openId === annotationId}
        title={text}
        onClick={() => onOpen(annotationId)}
      >
        <IconNote size={18} aria-hidden="true" />
      </button>
    );
  });
}
