import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';
import { boundsOf } from './ink/annotation-bounds.ts';
import { ColorRow } from './ink/StylePicker.tsx';
import type { Selection } from './ink/use-selection.ts';
import { boxOf, type PageView, sheetSize } from './page-space.ts';
import classes from './SelectionFrame.module.css';

/** The frame around what is selected, with what can be done to it; for the keyboard, every mark can be reached by Tab. */
export function SelectionFrame({ view, selection }: { view: PageView; selection: Selection }) {
  const { t } = useTranslation('viewer');
  const { shown, selected, bounds, lasso, select, remove, recolour } = selection;
  const frame = bounds && boxOf(view, bounds);
  const count = selected.length;
  return (
    <>
      {shown.map(({ annotationId, body }) => (
        <button
          key={annotationId}
          type="button"
          className={classes.mark}
          style={boxOf(view, boundsOf(body))}
          aria-label={t(`kind.${body.kind}`)}
          aria-pressed={selected.some((one) => one.annotationId === annotationId)}
          onFocus={(event) => {
            if (event.currentTarget.matches(':focus-visible')) select([annotationId]);
          }}
          onClick={() => select([annotationId])}
        />
      ))}
      {lasso && <div className={classes.lasso} style={boxOf(view, lasso)} />}
      {frame && <div className={classes.frame} style={frame} />}
      {frame && (
        <div
          className={classes.bar}
          role="toolbar"
          aria-label={t('selection.title', { count })}
          style={{
            left: Math.max(0, Math.min(frame.left, sheetSize(view).width - 240)),
            top: frame.top > 60 ? frame.top - 58 : frame.top + frame.height + 10,
          }}
        >
          <ColorRow tool="pen" color={null} onColor={recolour} />
          <IconButton label={t('selection.remove')} look="danger" onClick={remove}>
            <IconTrash size={20} />
          </IconButton>
        </div>
      )}
    </>
  );
}
