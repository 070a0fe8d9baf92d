import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '#client/ui/ScrollRegion.tsx';
import { InkLayer } from './ink/InkLayer.tsx';
import classes from './PageStage.module.css';
import { type PageView, sheetSize, toSheet } from './page-space.ts';
import type { Margin, PageFrame } from './use-page-view.ts';
import type { cursorFor } from './viewer-layout.ts';

type Ink = Omit<Parameters<typeof InkLayer>[0], 'view'>;

/** The scrolled frame with the sheet in it: the page's picture, its text, its ink, and what stands on it. */
export function PageStage({
  frame,
  textBox,
  view,
  margin,
  page,
  pageCount,
  touch,
  cursor,
  ink,
  pointer,
  children,
}: {
  frame: PageFrame;
  textBox: RefObject<HTMLDivElement | null>;
  view: PageView | null;
  margin: Margin;
  page: number | null;
  pageCount: number;
  /** What the browser itself does with one finger: nothing while drawing, else scroll. */
  touch: 'none' | 'pan-y' | 'pan-x pan-y';
  cursor: ReturnType<typeof cursorFor>;
  ink: Ink;
  pointer: { x: number; y: number; look: 'own' | 'others' | 'hall' } | null;
  children: ReactNode;
}) {
  const { t } = useTranslation('viewer');
  const size = view ? sheetSize(view) : { width: 0, height: 0 };
  const at = view && pointer ? toSheet(view, pointer.x, pointer.y) : null;
  return (
    <ScrollRegion
      role="region"
      ref={frame.scroller}
      className={classes.scroller}
      style={{ touchAction: touch }}
      aria-label={page === null ? t('opening') : t('pageOfDocument', { page, count: pageCount })}
    >
      <div
        className={classes.mat}
        style={{
          paddingTop: margin.top,
          paddingRight: margin.right,
          paddingBottom: margin.bottom,
          paddingLeft: margin.left,
        }}
      >
        <div
          ref={frame.sheet}
          className={classes.sheet}
          data-page={page ?? undefined}
          data-cursor={cursor}
          style={{
            width: size.width,
            height: size.height,
            visibility: view ? 'visible' : 'hidden',
            ['--total-scale-factor' as string]: view?.scale ?? 1,
            ['--scale-factor' as string]: view?.scale ?? 1,
            ['--scale-round-x' as string]: '0.01px',
            ['--scale-round-y' as string]: '0.01px',
          }}
        >
          <div ref={frame.host} className={classes.host} />
          {view && <InkLayer view={view} {...ink} />}
          <div ref={textBox} className={classes.text} data-text="" />
          {at && (
            <span
              className={classes.pointer}
              data-pointer=""
              data-large={pointer?.look === 'hall' || undefined}
              data-own={pointer?.look === 'own' || undefined}
              style={{ left: at[0], top: at[1] }}
            />
          )}
          {children}
        </div>
      </div>
    </ScrollRegion>
  );
}
