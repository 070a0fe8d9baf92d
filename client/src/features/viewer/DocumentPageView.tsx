import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentMarkers } from '#client/features/comments/CommentMarkers.tsx';
import type { Commenting } from '#client/features/comments/use-commenting.ts';
import type { AnnotationId, CommentThreadId } from '#contract/ids.ts';
import classes from './DocumentViewer.module.css';
import { highlightChanges } from './highlight-changes.ts';
import type { Audience, Styles, Tool } from './ink/ink-tools.ts';
import { bodyFor } from './ink/insert-body.ts';
import type { InkChanges } from './ink/use-ink-changes.ts';
import { useInkInput } from './ink/use-ink-input.ts';
import type { PendingStroke } from './ink/use-own-shared.ts';
import { useSelection } from './ink/use-selection.ts';
import { newAnnotationId } from './new-ids.ts';
import type { PrivateAnnotation } from './notes/annotation-store.ts';
import { PageNotes } from './PageNotes.tsx';
import { PageStage } from './PageStage.tsx';
import { PageTexts } from './PageTexts.tsx';
import type { PageSource } from './page-source.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { SelectionFrame } from './SelectionFrame.tsx';
import type { Hit } from './search/find-in-text.ts';
import { LASER_FADES_MS, useFading } from './use-fading.ts';
import { useGestures } from './use-gestures.ts';
import { useLaser } from './use-laser.ts';
import { usePageText } from './use-page-text.ts';
import type { Margin, PageFrame, ShownView } from './use-page-view.ts';
import { useRegionSignals } from './use-region-signals.ts';
import { useSearchMarks } from './use-search-marks.ts';
import { passageOf, useTextSelection } from './use-text-selection.ts';
import { cursorFor } from './viewer-layout.ts';
import type { DocumentViewerProps } from './viewer-props.ts';

/** The page itself with everything that is written on it, and the hands that write, zoom and turn. */
export function DocumentPageView({
  pdf,
  version,
  page,
  frame,
  margin,
  pageView,
  pageCount,
  tool,
  styles,
  audience,
  may,
  annotations,
  changes,
  pending,
  hits,
  currentHit,
  sharedInk,
  drawing,
  presenterPointer,
  onPage,
  onSignal,
  bare,
  zoomBy,
  overlay,
  onStep,
  onDrawingBegins,
  onToolDone,
  commenting,
  onThread,
  onCommentBegins,
}: DocumentViewerProps & {
  pdf: PageSource;
  frame: PageFrame;
  margin: Margin;
  pageView: ShownView;
  pageCount: number;
  tool: Tool;
  styles: Styles;
  audience: Audience;
  may: { own: boolean; all: boolean };
  annotations: PrivateAnnotation[];
  changes: InkChanges;
  pending: PendingStroke[];
  hits: Hit[];
  currentHit: number;
  zoomBy: (factor: number, x: number, y: number) => void;
  /** What lies over the page, below notes. */
  overlay: ReactNode;
  onStep: (by: 1 | -1) => void;
  onDrawingBegins: () => void;
  onToolDone: () => void;
  commenting: Commenting;
  /** The marker of a thread was tapped. */
  onThread: (threadId: CommentThreadId) => void;
  onCommentBegins: () => void;
}) {
  const { t } = useTranslation('viewer');
  const { scroller, sheet } = frame;
  const { view, shownPage } = pageView;
  const { versionId } = version;
  const textBox = useRef<HTMLDivElement>(null);
  const livePath = useRef<SVGPathElement>(null);
  const liveBroadPath = useRef<SVGPathElement>(null);
  const [openNote, setOpenNote] = useState<AnnotationId | null>(null);
  const onThisPage = <T extends { page: number }>(all: T[]) =>
    all.filter((one) => one.page === shownPage);
  const ofThisVersion = <T extends { versionId: string }>(all: T[]) =>
    all.filter((one) => one.versionId === versionId);

  const selection = useSelection({
    sheet,
    view,
    page: shownPage,
    annotations: onThisPage(annotations),
    changes: may.own && tool === 'move' ? changes : null,
  });
  const own = selection.shown;
  const stored = onThisPage(ofThisVersion(sharedInk));
  const comingIds = new Set(
    [...stored, ...pending.map(({ stroke }) => stroke)].map((s) => s.strokeId),
  );
  const { text, laidOut } = usePageText({
    pdf,
    versionId,
    box: textBox,
    page: shownPage,
    turn: view?.turn ?? 0,
    on: !bare,
  });
  const marks = useSearchMarks({
    hits,
    current: currentHit,
    page: shownPage,
    text,
    laidOut,
    view,
    sheet,
    scroller,
  });
  const passage = useTextSelection(text, sheet, view);
  const chosenMark = commenting.markOn(shownPage);
  const writes = may.own || may.all;
  useGestures(scroller, !bare, {
    drawing: tool !== 'select',
    zoomBy,
    turnPage: (step) => (onPage ? onStep(step) : undefined),
  });
  useInkInput({
    sheet,
    livePath,
    liveBroadPath,
    context:
      writes && tool !== 'laser' && view && shownPage !== null
        ? {
            versionId,
            page: shownPage,
            view,
            tool,
            audience,
            styles,
            annotations: own,
            shared: stored,
            mayErase: may,
            changes,
            onSignal,
            onBegin: onDrawingBegins,
            onInsert: (x, y) => {
              const after = {
                annotationId: newAnnotationId(),
                page: shownPage,
                body: bodyFor(styles, x, y),
              };
              const change = { kind: 'own', before: null, after } as const;
              // Words can be taken back once they are written, not before.
              if (after.body.kind !== 'stamp') changes.apply(shownPage, change);
              else changes.make(shownPage, [change]);
              setOpenNote(after.annotationId);
              onToolDone();
            },
          }
        : null,
  });

  const commentOn = () => {
    if (!passage || shownPage === null) return;
    commenting.beginOn(shownPage, passage);
    document.getSelection()?.removeAllRanges();
    onCommentBegins();
  };
  const highlight = (found = passage) => {
    if (!found || shownPage === null) return;
    changes.make(shownPage, highlightChanges(found, shownPage, audience, styles.highlighter.color));
    document.getSelection()?.removeAllRanges();
  };
  useEffect(() => {
    if (tool !== 'highlighter' || !text || !view) return;
    const released = () => highlight(passageOf(text, sheet.current, view));
    document.addEventListener('pointerup', released);
    return () => document.removeEventListener('pointerup', released);
  });
  const ownPointer = useLaser({
    sheet,
    view,
    onPoint:
      onSignal && tool === 'laser' && shownPage !== null
        ? (x, y) => onSignal({ type: 'pointer', versionId, page: shownPage, x, y })
        : null,
  });
  useRegionSignals({
    frame,
    view,
    onRegion:
      onSignal && may.all && shownPage !== null
        ? (rect) => onSignal({ type: 'region', versionId, page: shownPage, rect })
        : null,
  });
  useLayoutEffect(() => {
    if (shownPage !== null) scroller.current?.scrollTo({ top: 0 });
  }, [shownPage, scroller]);

  const wider =
    view !== null &&
    scroller.current !== null &&
    scroller.current.scrollWidth > scroller.current.clientWidth + 2;
  const othersPointer = useFading(presenterPointer, LASER_FADES_MS);
  const isHere = othersPointer?.versionId === versionId && othersPointer.page === shownPage;
  const pointer = ownPointer ?? (isHere ? othersPointer : null);
  const look = ownPointer ? 'own' : bare ? 'hall' : 'others';
  return (
    <>
      <PageStage
        frame={frame}
        textBox={textBox}
        view={view}
        margin={margin}
        page={shownPage}
        pageCount={pageCount}
        touch={tool !== 'select' && writes ? 'none' : wider ? 'pan-x pan-y' : 'pan-y'}
        cursor={writes ? cursorFor(tool) : 'text'}
        ink={{
          annotations: own,
          shared: stored,
          own: onThisPage(pending).map(({ stroke }) => stroke),
          drawing: onThisPage(ofThisVersion(drawing)).filter((d) => !comingIds.has(d.strokeId)),
          marks: chosenMark ? [...marks, chosenMark] : marks,
          livePath,
          liveBroadPath,
        }}
        pointer={pointer && { x: pointer.x, y: pointer.y, look }}
      >
        {overlay}
        {view && shownPage !== null && may.own && (
          <>
            <PageTexts
              view={view}
              page={shownPage}
              annotations={own}
              changes={changes}
              editable={tool === 'select'}
              openId={openNote}
              onOpen={setOpenNote}
            />
            <PageNotes
              key={shownPage}
              view={view}
              page={shownPage}
              annotations={own}
              changes={changes}
              openId={openNote}
              onOpen={setOpenNote}
            />
            {tool === 'move' && <SelectionFrame view={view} selection={selection} />}
          </>
        )}
        {view && shownPage !== null && !bare && (
          <CommentMarkers
            view={view}
            page={shownPage}
            threads={commenting.threads}
            chosenId={commenting.chosenId}
            onChoose={onThread}
          />
        )}
        {view && passage && tool === 'select' && (writes || commenting.mayWrite) && (
          <SelectionBar
            view={view}
            passage={passage}
            onHighlight={writes ? () => highlight() : null}
            onComment={commenting.mayWrite ? commentOn : null}
          />
        )}
      </PageStage>
      {pageView.drawing && (
        <p className={classes.waiting} role="status">
          {t('drawingPage', { page })}
        </p>
      )}
      {pageView.failed && (
        <p className={classes.waiting} data-failed="" role="alert">
          {t('pageFailed', { page })}
        </p>
      )}
    </>
  );
}
