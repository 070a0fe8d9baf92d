import {
  IconArrowsHorizontal,
  IconMinus,
  IconPlus,
  IconRotateClockwise,
  IconViewportTall,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ZoomBar.module.css';
import { percentOf, stepZoom, type Zoom } from './zoom.ts';

/** Smaller, larger, and behind the figure: fit the width, fit the page, actual size, turn. */
export function ZoomBar({
  scale,
  onZoom,
  onTurn,
}: {
  scale: number;
  onZoom: (zoom: Zoom) => void;
  onTurn: () => void;
}) {
  const { t } = useTranslation('viewer');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      const outside = event.target instanceof Node && !box.current?.contains(event.target);
      if (outside || (event instanceof KeyboardEvent && event.key === 'Escape')) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leave);
    };
  }, [open]);
  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <fieldset ref={box} className={classes.bar} aria-label={t('zoom')}>
      <button
        type="button"
        className={classes.step}
        aria-label={t('zoomOut')}
        title={t('zoomOut')}
        onClick={() => onZoom(stepZoom(scale, -1))}
      >
        <IconMinus size={20} />
      </button>
      <button
        type="button"
        className={classes.figure}
        aria-expanded={open}
        aria-label={`${t('zoom')}: ${percentOf(scale)} %`}
        onClick={() => setOpen(!open)}
      >
        {percentOf(scale)} %
      </button>
      <button
        type="button"
        className={classes.step}
        aria-label={t('zoomIn')}
        title={t('zoomIn')}
        onClick={() => onZoom(stepZoom(scale, 1))}
      >
        <IconPlus size={20} />
      </button>
      {open && (
        <div className={classes.choices}>
          <button type="button" onClick={choose(() => onZoom('width'))}>
            <IconArrowsHorizontal size={20} />
            {t('fitWidth')}
          </button>
          <button type="button" onClick={choose(() => onZoom('page'))}>
            <IconViewportTall size={20} />
            {t('fitPage')}
          </button>
          <button type="button" onClick={choose(() => onZoom(1))}>
            <IconPlus size={20} />
            {t('fullSize')}
          </button>
          <button type="button" onClick={choose(onTurn)}>
            <IconRotateClockwise size={20} />
            {t('turn')}
          </button>
        </div>
      )}
    </fieldset>
  );
}
