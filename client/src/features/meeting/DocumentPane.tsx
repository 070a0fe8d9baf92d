import {
  IconBook,
  IconEye,
  IconFileText,
  IconFlag,
  IconLayoutGrid,
  IconPresentation,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommentNews } from '#client/features/comments/use-comment-news.ts';
import { SeatsButton } from '#client/features/seat-map/SeatsButton.tsx';
import { LayoutButton } from '#client/features/stage/LayoutButton.tsx';
import { DocumentViewer } from '#client/features/viewer/DocumentViewer.tsx';
import { useLive, useLiveStore, useLiveView, useMay } from '#client/live/use-live.ts';
import { Button, IconButton } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import { mayPresent } from '#contract/live/may-present.ts';
import classes from './DocumentPane.module.css';
import { nameOfUser } from './people.ts';
import type { Centre } from './use-centre.ts';
import { useDocumentTurn } from './use-document-turn.ts';
import { useDrawing } from './use-drawing.ts';
import type { UseReading } from './use-reading.ts';
import { useTakenBack } from './use-taken-back.ts';
import { useWidth, useWindowWidth } from './use-width.ts';

/** From this width of the window on, title, pill and buttons stand in one line, in CSS pixels. */
const PILL_FITS_PX = 1360;

/** From this width on, "Trình bày" stands there in words beside them. */
const PRESENT_FITS_PX = 1420;

/** The document in the centre of the room: its title, how one stands to the presenter, and the page itself. */
export function DocumentPane({
  reading,
  centre,
  onLayout,
  onFailed,
}: {
  reading: UseReading;
  centre: Centre;
  onLayout: () => void;
  onFailed: (error: unknown) => void;
}) {
  const { t } = useTranslation('meeting');
  const store = useLiveStore();
  const selfId = useLiveView((view) => view.selfId);
  const pointer = useLiveView((view) => view.pointer);
  const region = useLiveView((view) => view.region);
  const sharedInk = useLive((state) => state.sharedInk);
  const ended = useLive((state) => state.phase === 'ended');
  const drawing = useDrawing();
  useCommentNews();
  const hasTurn = useDocumentTurn();
  const mayAnnotate = useMay('annotation.write');
  const { document, place, role } = reading;
  const takenBack = useTakenBack(
    document,
    useLive((state) => state.frame),
  );
  const writes = role === 'presenting';
  // The presenter shows what isn't in this reader's hands.
  const isKept = place !== null && document === null;
  return (
    <section className={classes.pane} aria-label={t('document.region')}>
      <DocumentHead reading={reading} centre={centre} onLayout={onLayout} />
      {takenBack.title !== null && (
        <Notice
          tone="warn"
          action={
            <Button size="small" onClick={takenBack.close}>
              {t('document.seen')}
            </Button>
          }
        >
          {t('document.takenBack', { title: takenBack.title })}
        </Notice>
      )}
      <div className={classes.page}>
        {document && place && selfId ? (
          hasTurn ? (
            <DocumentViewer
              version={document}
              readerId={selfId}
              page={Math.min(place.page, document.pageCount)}
              onPage={reading.turnTo}
              sharedInk={sharedInk}
              drawing={drawing}
              presenterPointer={pointer}
              presenterRegion={role === 'following' ? region : null}
              onSharedStroke={
                writes
                  ? (page, stroke) =>
                      store
                        .command('ink.add', { versionId: document.versionId, page, stroke })
                        .then(() => undefined, onFailed)
                  : null
              }
              onRemoveSharedStroke={
                writes
                  ? (strokeId) => void store.command('ink.remove', { strokeId }).catch(onFailed)
                  : null
              }
              onSignal={writes ? store.signal : null}
              annotate={mayAnnotate}
              find={reading.find ?? undefined}
              mayDownload={!document.isInternal}
              bare={false}
            />
          ) : (
            <LoadingState label={t('document.loading')} />
          )
        ) : (
          <EmptyState
            icon={<IconFileText size={32} />}
            title={t(isKept ? 'document.kept' : 'document.none')}
            text={t(
              isKept ? 'document.keptText' : ended ? 'document.noneAfterText' : 'document.noneText',
            )}
          />
        )}
      </div>
    </section>
  );
}

function DocumentHead({
  reading,
  centre,
  onLayout,
}: {
  reading: UseReading;
  centre: Centre;
  onLayout: () => void;
}) {
  const { t } = useTranslation('meeting');
  const selfId = useLiveView((view) => view.selfId);
  const presenter = useLive((state) =>
    state.presentation ? nameOfUser(state.frame, state.presentation.presenterId) : null,
  );
  const mayCall = useMay('presentation.callAll');
  const running = useLive((state) => state.phase === 'running');
  const canPresent = useLive((state) => selfId !== null && mayPresent(state, selfId));
  const itemTitle = useLive(
    (state) =>
      state.frame?.items.find((item) => item.itemId === state.currentItemId)?.title ??
      state.frame?.title,
  );
  const { document, role } = reading;
  // Where there is no room for a pill, the line below the title says how one stands to the presenter.
  const width = useWidth();
  const windowWidth = useWindowWidth();
  const roomy = windowWidth > PILL_FITS_PX && centre.shows !== 'sideBySide';
  const presentsInWords = canPresent && roomy && windowWidth > PRESENT_FITS_PX;
  // The words matter more than the sign: it goes where they would push the title aside.
  const signed = width !== 'phone' && !presentsInWords;
  const under = () => {
    if (!roomy && role === 'following') return t('document.following');
    if (!roomy && role === 'presenting') return t('document.presentingSelf');
    const pages = t('document.pages', { count: document?.pageCount ?? 0 });
    if (!presenter || role === 'presenting') return pages;
    return `${pages} · ${t('document.presentedBy', { name: presenter })}`;
  };
  return (
    <div className={classes.head}>
      <div className={classes.titles}>
        <h2 className={classes.title}>{document?.title ?? itemTitle}</h2>
        {document && <p className={classes.under}>{under()}</p>}
      </div>
      <div className={classes.acts}>
        {role === 'following' && (
          <>
            {roomy && (
              <Pill icon={<IconEye size={18} aria-hidden="true" />}>{t('document.following')}</Pill>
            )}
            <Button
              icon={signed && <IconBook size={20} aria-hidden="true" />}
              onClick={reading.browse}
            >
              {t('document.browse')}
            </Button>
          </>
        )}
        {role === 'browsing' && (
          <Button
            className={classes.back}
            icon={signed && <IconEye size={20} aria-hidden="true" />}
            onClick={reading.follow}
          >
            {t('document.follow')}
          </Button>
        )}
        {role === 'presenting' && (
          <>
            {roomy && (
              <Pill tone="live" dot>
                {t('document.presentingSelf')}
              </Pill>
            )}
            <Button onClick={reading.stopPresenting}>{t('document.stopPresenting')}</Button>
          </>
        )}
        {canPresent &&
          document &&
          (role === 'following' || role === 'browsing') &&
          (presentsInWords ? (
            <Button onClick={reading.present}>{t('document.present')}</Button>
          ) : (
            <IconButton label={t('document.present')} onClick={reading.present}>
              <IconPresentation size={22} />
            </IconButton>
          ))}
        {canPresent && document && role === 'alone' && (
          <Button
            icon={<IconPresentation size={20} aria-hidden="true" />}
            onClick={reading.present}
          >
            {t('document.present')}
          </Button>
        )}
        {mayCall && running && document && (
          <IconButton label={t('call.all')} onClick={reading.callAll}>
            <IconFlag size={22} />
          </IconButton>
        )}
        {width !== 'phone' && <SeatsButton onSeats={() => centre.show('seats')} />}
        {width !== 'phone' && centre.mayChoose && <LayoutButton onClick={onLayout} />}
        {centre.mayChoose && (
          <IconButton label={t('document.showStage')} onClick={centre.showStage}>
            <IconLayoutGrid size={22} />
          </IconButton>
        )}
      </div>
    </div>
  );
}
