import { IconLock, IconPencil, IconPencilOff, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentsButton } from '#client/features/comments/CommentsButton.tsx';
import { CommentsPanel } from '#client/features/comments/CommentsPanel.tsx';
import { useCommenting } from '#client/features/comments/use-commenting.ts';
import { IconButton } from '#client/ui/Button.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import { AudienceSwitch } from './AudienceSwitch.tsx';
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
import { SearchPanel } from './search/SearchPanel.tsx';
import { useSearch } from './search/use-search.ts';
import { ToolBar } from './ToolBar.tsx';
import { ThumbnailPanel } from './thumbnails/ThumbnailPanel.tsx';
import { useAnnotations } from './use-annotations.ts';
import { useBoxWidth } from './use-box-width.ts';
import { useFollowRegion } from './use-follow-region.ts';
import { usePageView } from './use-page-view.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { useZoomAnchor } from './use-zoom-anchor.ts';
import type { KeyWish } from './viewer-keys.ts';
import { marginFor, NARROW_PX, ROOMY_PX, toolsFor } from './viewer-layout.ts';
import type { DocumentViewerProps } from './viewer-props.ts';
import { ZoomBar } from './ZoomBar.tsx';
import { stepZoom, type Zoom } from './zoom.ts';

type PanelName = 'search' | 'thumbnails' | 'comments';

const TURNS: Turn[] = [0, 90, 180, 270];

/** An open document with its tools around the page. */
export function OpenDocument({ pdf, ...props }: DocumentViewerProps & { pdf: PageSource }) {
  const { version, readerId, onPage, onSharedStroke, onRemoveSharedStroke, bare } = props;
  const { t } = useTranslation('viewer');
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
  const [hand, act] = useHand();
  const { styles, picking, toolsOpen } = hand;

  const count = pdf.numPages;
  const page = Math.min(count, Math.max(1, props.page));
  const may = { own: props.annotate && !bare, all: onSharedStroke !== null && !bare };
  const audience: Audience = may.all && (hand.audience === 'all' || !may.own) ? 'all' : 'own';
  const tools = toolsFor(may, audience);
  const inHand = tools.includes(hand.tool) ? hand.tool : 'select';
  const withSwitch = may.all && may.own && (!narrow || toolsOpen);
  // Who writes for nobody else is told so; others have the switch that says it.
  const marksForSelf = may.own && !may.all && inHand !== 'select' && inHand !== 'eraser';
  const margin = marginFor(width, { bare, withSwitch });
  const pageView = usePageView({ pdf, frame, page, turn, zoom, margin, spare: !bare });
  const { view, shownPage } = pageView;
  const { store, view: notes } = useAnnotations(version.versionId, readerId, may.own);
  const ownShared = useOwnShared(onSharedStroke, props.sharedInk);
  const changes = useInkChanges({
    page: shownPage,
    store,
    onSharedStroke: ownShared.send,
    onRemoveSharedStroke,
  });
  const zoomBy = useZoomAnchor({ scroller, sheet, scale: view?.scale ?? null, onZoom: setZoom });
  const search = useSearch({
    pdf,
    versionId: version.versionId,
    find: props.find ?? '',
    page,
    onPage,
  });
  const commenting = useCommenting(version.versionId, readerId, !bare);
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
        {panel === 'thumbnails' && onPage && (
          <ThumbnailPanel pdf={pdf} page={page} onPage={onPage} onClose={closePanel} />
        )}
        {panel === 'search' && (
          <SearchPanel
            query={search.query}
            state={search.state}
            current={search.current}
            pageCount={count}
            onQuery={search.look}
            onHit={search.goTo}
            onClose={closePanel}
          />
        )}
        {panel === 'comments' && (
          <CommentsPanel
            commenting={commenting}
            selfId={readerId}
            page={page}
            onPage={onPage}
            onClose={closePanel}
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
          <div className={classes.corner}>
            {withSwitch && (
              <AudienceSwitch
                audience={audience}
                onAudience={(wanted) => act({ kind: 'address', audience: wanted })}
              />
            )}
            {marksForSelf && (
              <Pill icon={<IconLock size={18} aria-hidden="true" />}>{t('audience.ownHint')}</Pill>
            )}
            {may.own && !roomy && notes.state !== 'saved' && <SavedState view={notes} />}
          </div>
        </div>
        {!bare && (!narrow || toolsOpen) && (
          <div className={classes.tools}>
            <ToolBar
              tools={tools}
              tool={inHand}
              styles={styles}
              picking={picking}
              onTool={(tool) => act({ kind: 'take', tool })}
              onStyle={(style) => act({ kind: 'restyle', style })}
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
            />
          </div>
        )}
        {!bare && (
          <div className={classes.foot}>
            {narrow && (
              <div className={classes.footTools}>
                <IconButton
                  label={t(toolsOpen ? 'hideTools' : 'showTools')}
                  aria-expanded={toolsOpen}
                  onClick={() => act({ kind: 'toggleTools' })}
                >
                  {toolsOpen ? <IconPencilOff size={22} /> : <IconPencil size={22} />}
                </IconButton>
                <IconButton label={t('search')} onClick={() => open('search')}>
                  <IconSearch size={22} />
                </IconButton>
                <CommentsButton
                  pressed={panel === 'comments'}
                  count={commenting.openCount}
                  onClick={() => open('comments')}
                />
              </div>
            )}
            {may.own && roomy && (
              <div className={classes.saved}>
                <SavedState view={notes} />
              </div>
            )}
            {onPage && <Pager page={page} count={count} onPage={turnTo} />}
            {view && (
              <div className={classes.zoom}>
                <ZoomBar
                  scale={view.scale}
                  onZoom={zoomTo}
                  onTurn={() => setTurn(TURNS[(TURNS.indexOf(turn) + 1) % 4] ?? 0)}
                />
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
