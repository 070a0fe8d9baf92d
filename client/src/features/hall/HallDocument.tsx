import { useTranslation } from 'react-i18next';
import { documentOf } from '#client/features/meeting/reading.ts';
import { useDrawing } from '#client/features/meeting/use-drawing.ts';
import { DocumentViewer } from '#client/features/viewer/DocumentViewer.tsx';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import classes from './HallPictures.module.css';
import { SpeakerPicture, SpeakerWords, VoicePicture } from './HallPictures.tsx';
import screen from './HallScreen.module.css';

/** The page that the presenter shows, as large as it fits; who speaks beside it. */
export function HallDocument() {
  const { t } = useTranslation('hall');
  const presentation = useLive((state) => state.presentation);
  const frame = useLive((state) => state.frame);
  const sharedInk = useLive((state) => state.sharedInk);
  const hasFloor = useLive((state) => state.floor !== null);
  const pointer = useLiveView((view) => view.pointer);
  const region = useLiveView((view) => view.region);
  const selfId = useLiveView((view) => view.selfId);
  const drawing = useDrawing();
  const document = presentation && documentOf(frame, presentation.versionId);
  if (!presentation || !document || !selfId) return null;
  return (
    <div className={classes.document}>
      <div className={classes.page}>
        <DocumentViewer
          version={document}
          readerId={selfId}
          page={Math.min(presentation.page, document.pageCount)}
          onPage={null}
          sharedInk={sharedInk}
          drawing={drawing}
          presenterPointer={pointer}
          presenterRegion={region}
          onSharedStroke={null}
          onRemoveSharedStroke={null}
          onSignal={null}
          annotate={false}
          mayDownload={false}
          bare
        />
      </div>
      <div className={classes.beside}>
        {hasFloor ? (
          <>
            <SpeakerPicture />
            <SpeakerWords />
          </>
        ) : (
          <VoicePicture />
        )}
        <div className={classes.paper}>
          <p className={classes.paperTitle}>{document.title}</p>
          <p className={screen.above}>
            {t('page', { page: presentation.page, count: document.pageCount })}
          </p>
        </div>
      </div>
    </div>
  );
}
