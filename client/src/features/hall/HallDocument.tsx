import { useTranslation } from 'react-i18next';
import { documentOf } from '#client/features/meeting/reading.ts';
import { useDrawing } from '#client/features/meeting/use-drawing.ts';
import { useSpotlit } from '#client/features/stage/use-spotlit.ts';
import { DocumentViewer } from '#client/features/viewer/DocumentViewer.tsx';
import { useLive, useLiveView } from '#client/live/use-live.ts';
import classes from './HallPictures.module.css';
import { SpeakerPicture, SpeakerWords, VoicePicture } from './HallPictures.tsx';
import screen from './HallScreen.module.css';

/** The page that the presenter shows, as large as it fits; who speaks beside it. */
export function HallDocument() {
  const { t } = useTranslation('hall');
  const presented = usePresented();
  const hasFloor = useLive((state) => state.floor !== null);
  const isLit = useSpotlit() !== null;
  if (!presented) return null;
  const { document, presentation } = presented;
  return (
    <div className={classes.document}>
      <HallPage />
      <div className={classes.beside}>
        {hasFloor && !isLit ? (
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

/** The page alone. */
export function HallPage() {
  const presented = usePresented();
  const sharedInk = useLive((state) => state.sharedInk);
  const pointer = useLiveView((view) => view.pointer);
  const region = useLiveView((view) => view.region);
  const selfId = useLiveView((view) => view.selfId);
  const drawing = useDrawing();
  if (!presented || !selfId) return null;
  const { document, presentation } = presented;
  return (
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
  );
}

/** What the presenter shows; null while nobody presents, or shows what is not in this device's hands. */
function usePresented() {
  const presentation = useLive((state) => state.presentation);
  const frame = useLive((state) => state.frame);
  const document = presentation && documentOf(frame, presentation.versionId);
  return document ? { presentation, document } : null;
}
