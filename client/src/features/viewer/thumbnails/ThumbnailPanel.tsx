import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../Panel.tsx';
import type { PageSource } from '../page-source.ts';
import classes from './ThumbnailPanel.module.css';
import { ThumbnailMaker } from './thumbnail-maker.ts';
import { visibleRows } from './visible-rows.ts';

const ROW_PX = 216;

/** Small pictures of all pages; only those in sight are drawn, so that 300 pages cost what ten do. */
export function ThumbnailPanel({
  pdf,
  page,
  onPage,
  onClose,
}: {
  pdf: PageSource;
  page: number;
  onPage: (page: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('viewer');
  const list = useRef<HTMLDivElement>(null);
  const [maker, setMaker] = useState<ThumbnailMaker | null>(null);
  const [rows, setRows] = useState({ from: 0, to: 0 });

  useEffect(() => {
    const made = new ThumbnailMaker(pdf);
    setMaker(made);
    return () => made.close();
  }, [pdf]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      const { scrollTop, clientHeight: height } = element;
      const next = visibleRows({
        scrollTop,
        height,
        rowHeight: ROW_PX,
        count: pdf.numPages,
        beyond: 2,
      });
      setRows((old) => (old.from === next.from && old.to === next.to ? old : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [pdf]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const top = (page - 1) * ROW_PX;
    const inSight =
      top >= element.scrollTop && top + ROW_PX <= element.scrollTop + element.clientHeight;
    if (!inSight) element.scrollTop = top - (element.clientHeight - ROW_PX) / 2;
  }, [page]);

  const pages = Array.from({ length: rows.to - rows.from }, (_, index) => rows.from + index + 1);
  return (
    <Panel title={t('thumbnails')} onClose={onClose}>
      <div ref={list} className={classes.list}>
        <div style={{ height: pdf.numPages * ROW_PX, position: 'relative' }}>
          {pages.map((number) => (
            <button
              key={number}
              type="button"
              className={classes.row}
              style={{ top: (number - 1) * ROW_PX, height: ROW_PX }}
              aria-label={t('goToPage', { page: number })}
              aria-current={number === page ? 'page' : undefined}
              onClick={() => onPage(number)}
            >
              <Thumbnail maker={maker} page={number} />
              <span className={classes.number}>{number}</span>
            </button>
          ))}
        </div>
      </div>
    </Panel>
  );
}

function Thumbnail({ maker, page }: { maker: ThumbnailMaker | null; page: number }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => maker?.want(page, setUrl), [maker, page]);
  return (
    <span className={classes.picture}>{url && <img src={url} alt="" draggable={false} />}</span>
  );
}
