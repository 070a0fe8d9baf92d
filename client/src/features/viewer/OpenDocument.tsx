import { useRef, useState } from 'react';
import { useCommenting } from '#client/features/comments/use-commenting.ts';
import { canSeal } from '#client/offline/aes-gcm.ts';
import { latePart } from '#client/ui/late-part.tsx';
import { SheetWaiting } from '#client/ui/SheetWaiting.tsx';
import { DocumentPageView } from './DocumentPageView.tsx';
import classes from './DocumentViewer.module.css';
import type { Audience } from './ink/ink-tools.ts';
import { useHand } from './ink/use-hand.ts';
import { useInkChanges } from './ink/use-ink-changes.ts';
import { useOwnShared } from './ink/use-own-shared.ts';
import { Pager } from './Pager.tsx';
import type { PageSource } from './page-source.ts';
import { FULL_SCALE, type Turn } from './page-space.ts';
import { SavedState } from './SavedState.tsx';
import { useSearch } from './search/use-search.ts';
import { ToolBar } from './ToolBar.tsx';
import { useAnnotations } from './use-annotations.ts';
import { useBoxWidth } from './use-box-width.ts';
import { useFollowRegion } from './use-follow-region.ts';
import { usePageView } from './use-page-view.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { useZoomAnchor } from './use-zoom-anchor.ts';
import { ViewerCorner } from './ViewerCorner.tsx';
import { ViewerFoot } from './ViewerFoot.tsx';
import { type PanelName, ViewerPanel } from './ViewerPanel.tsx';
import { ChangeMarks } from './versions/ChangeMarks.tsx';
import { changeOf } from './versions/use-changes.ts';
import { useVersionPanel } from './versions/use-version-panel.ts';
import { VersionNotice } from './versions/VersionNotice.tsx';
import type { KeyWish } from './viewer-keys.ts';
import { marginFor, NARROW_PX, ROOMY_PX, toolsFor } from './viewer-layout.ts';
import type { DocumentViewerProps } from './viewer-props.ts';
import { ZoomBar } from './ZoomBar.tsx';
import { stepZoom, type Zoom } from './zoom.ts';

const NotesFile = latePart(
  async () => (await import('./notes-file/NotesFile.tsx')).NotesFile,
  SheetWaiting,
);

const TURNS: Turn[] = [0, 90, 180, 270];

/** An open document with its tools around the page. */
export function OpenDocument({ pdf, ...props }: DocumentViewerProps & { pdf: PageSource }) {
  const { version, readerId, onPage, onSharedStroke, onRemoveSharedStroke, bare } = props;
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const frame = { scroller, sheet, host };
  const width = useBoxWidth(box);
  const narrow = width > 0 && width <= NARROW_PX;
  const roomy = width >= ROOMY_PX;
  const [zoom, setZoom] = useState<Zoom>(bare ? 'page' : 'auto');
  const [turn, setTurn] = useState<Turn>(0);
  const [panel, setPanel] = useState<PanelName | null>(
    props.find && window.innerWidth > ROOMY_PX ? 'search' : null,
  );
  // Once opened it stays, for it may still write when it is closed.
  const [notesFileOpen, setNotesFileOpen] = useState<boolean | null>(null);
  const [hand, act] = useHand();
  const { styles, picking, toolsOpen } = hand;

  const count = pdf.numPages;
  const page = Math.min(count, Math.max(1, props.page));
  const may = { own: props.annotate && !bare && canSeal(), all: onSharedStroke !== null && !bare };
  const audience: Audience = may.all && (hand.audience === 'all' || !may.own) ? 'all' : 'own';
  const tools = toolsFor(may, audience);
  const inHand = tools.includes(hand.tool) ? hand.tool : 'select';
  const withSwitch = may.all && may.own && (!narrow || toolsOpen);
  // Who writes for nobody else is told so; others have the switch that says it.
  const marksForSelf = may.own && !may.all && inHand !== 'select' && inHand !== 'eraser';
  const margin = marginFor(width, { bare, withSwitch });
  const pageView = usePageView({ pdf, frame, page, turn, zoom, margin, spare: !bare });
  const { view, shownPage } = pageView;
  const { store, view: notes, keyView } = useAnnotations(version.versionId, readerId, may.own);
  const notesOpen = keyView.state === 'open';
  const versions = useVersionPanel({
    versionId: version.versionId,
    readerId,
    store: notesOpen ? store : null,
    on: !bare,
  });
  const change = versions?.marked ? changeOf(versions.changes, shownPage) : null;
  const ownShared = useOwnShared(onSharedStroke, props.sharedInk);
  const changes = useInkChanges({
    page: shownPage,
    name: `${readerId}/${version.versionId}`,
    open: notesOpen,
    store,
    onSharedStroke: ownShared.send,
    onRemoveSharedStroke,
  });
  const zoomBy = useZoomAnchor({ scroller, sheet, scale: view?.scale ?? null, onZoom: setZoom });
  const { versionId } = version;
  const search = useSearch({ pdf, versionId, find: props.find ?? '', page, onPage });
  const commenting = useCommenting(versionId, readerId, !bare);
  useFollowRegion({
    region: props.presenterRegion,
    frame,
    margin,
    pageView,
    bare,
    onZoom: setZoom,
  });

  const turnTo = (wanted: number): boolean => {
    const within = Math.min(count, Math.max(1, wanted));
    if (!onPage || within === page) return false;
    onPage(within);
    return true;
  };
  /** A zoom by button or key keeps the middle of what is in sight; a zoom that fits finds its own place. */
  const zoomTo = (wanted: Zoom) => {
    const inSight = scroller.current?.getBoundingClientRect();
    if (typeof wanted !== 'number' || !view || !inSight) return setZoom(wanted);
    const { left, top, width: across, height: down } = inSight;
    zoomBy((wanted * FULL_SCALE) / view.scale, left + across / 2, top + down / 2);
  };
  const closePanel = () => {
    setPanel(null);
    search.clear();
    scroller.current?.focus({ preventScroll: true });
  };
  const open = (wanted: PanelName) => (panel === wanted ? closePanel() : setPanel(wanted));
  const undo = shownPage !== null && changes.undo ? () => changes.undo?.(shownPage) : null;
  const redo = shownPage !== null && changes.redo ? () => changes.redo?.(shownPage) : null;

  useViewerKeys(!bare, (wish: KeyWish) => {
    switch (wish.kind) {
      case 'step':
        return turnTo(page + wish.by);
      case 'first':
        return turnTo(1);
      case 'last':
        return turnTo(count);
      case 'zoom':
        if (view) zoomTo(wish.direction === 0 ? 'auto' : stepZoom(view.scale, wish.direction));
        return view !== null;
      case 'undo':
        undo?.();
        return undo !== null;
      case 'redo':
        redo?.();
        return redo !== null;
      case 'search':
        setPanel('search');
        return true;
      case 'escape':
        if (inHand === 'select' && panel === null) return false;
        act({ kind: 'putDown' });
        closePanel();
        return true;
    }
  });

  return (
    <div ref={box} className={classes.box} data-bare={bare || undefined}>
      <div className={classes.viewer}>
        {panel && (
          <ViewerPanel
            name={panel}
            pdf={pdf}
            page={page}
            onPage={onPage}
            search={search}
            commenting={commenting}
            versions={versions}
            readerId={readerId}
            onClose={closePanel}
          />
        )}
        {versions && panel !== 'changes' && (
          <VersionNotice
            panel={versions}
            onSee={() => {
              versions.onMarked(true);
              setPanel('changes');
            }}
          />
        )}
        <div className={classes.stage}>
          <DocumentPageView
            {...props}
            pdf={pdf}
            frame={frame}
            margin={margin}
            pageView={pageView}
            pageCount={count}
            tool={inHand}
            styles={styles}
            audience={audience}
            may={may}
            annotations={notes.annotations}
            changes={changes}
            pending={ownShared.pending}
            hits={search.state.hits}
            currentHit={search.current}
            zoomBy={zoomBy}
            overlay={change && view && <ChangeMarks view={view} change={change} />}
            onStep={(by) => turnTo(page + by)}
            onDrawingBegins={() => act({ kind: 'stopPicking' })}
            onToolDone={() => act({ kind: 'putDown' })}
            commenting={commenting}
            onThread={(threadId) => {
              commenting.choose(threadId);
              setPanel('comments');
            }}
            onCommentBegins={() => setPanel('comments')}
          />
          <ViewerCorner
            audience={audience}
            onAudience={withSwitch ? (wanted) => act({ kind: 'address', audience: wanted }) : null}
            marksForSelf={marksForSelf}
            notes={may.own && !roomy ? notes : null}
            store={store}
            notesKey={props.annotate && !bare ? keyView : null}
          />
        </div>
        {!bare && (!narrow || toolsOpen) && (
          <div className={classes.tools}>
            <ToolBar
              tools={tools}
              tool={inHand}
              styles={styles}
              picking={picking}
              onTool={(tool) => act({ kind: 'take', tool })}
              onStyles={(wanted) => act({ kind: 'restyle', styles: wanted })}
              onUndo={undo}
              onRedo={redo}
              undoable={may.own || may.all}
              onSearch={narrow ? null : () => open('search')}
              searching={panel === 'search'}
              onThumbnails={onPage ? () => open('thumbnails') : null}
              browsing={panel === 'thumbnails'}
              onComments={narrow ? null : () => open('comments')}
              commenting={panel === 'comments'}
              openComments={commenting.openCount}
              onChanges={versions ? () => open('changes') : null}
              comparing={panel === 'changes'}
              onNotesFile={store ? () => setNotesFileOpen(true) : null}
            />
          </div>
        )}
        {!bare && (
          <ViewerFoot
            narrow={
              narrow
                ? {
                    toolsOpen,
                    onTools: () => act({ kind: 'toggleTools' }),
                    onSearch: () => open('search'),
                    commenting: panel === 'comments',
                    openComments: commenting.openCount,
                    onComments: () => open('comments'),
                  }
                : null
            }
            saved={may.own && roomy && <SavedState view={notes} store={store} />}
            pager={onPage && <Pager page={page} count={count} onPage={turnTo} />}
            zoom={
              view && (
                <ZoomBar
                  scale={view.scale}
                  onZoom={zoomTo}
                  onTurn={() => setTurn(TURNS[(TURNS.indexOf(turn) + 1) % 4] ?? 0)}
                />
              )
            }
          />
        )}
        {store && notesFileOpen !== null && (
          <NotesFile
            open={notesFileOpen}
            onClose={() => setNotesFileOpen(false)}
            pdf={pdf}
            version={version}
            readerId={readerId}
            annotations={notes.annotations}
            store={store}
            mayDownload={props.mayDownload}
          />
        )}
      </div>
    </div>
  );
}
