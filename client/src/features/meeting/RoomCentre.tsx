import { useTranslation } from 'react-i18next';
import { ConferenceNotice } from '#client/features/conference/ConferenceNotice.tsx';
import { useSpeechHere } from '#client/features/conference/use-speech-here.ts';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { LostSpeaker } from '#client/features/speakers/LostSpeaker.tsx';
import { SideBySide } from '#client/features/stage/SideBySide.tsx';
import { StrayNotice } from '#client/features/stage/StrayNotice.tsx';
import { Button } from '#client/ui/Button.tsx';
import { latePart } from '#client/ui/late-part.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { FloorLine } from './FloorLine.tsx';
import classes from './MeetingRoom.module.css';
import { SharedPane, StagePane } from './StagePane.tsx';
import type { Centre } from './use-centre.ts';
import type { UseReading } from './use-reading.ts';
import type { Width } from './use-width.ts';

const LiveSeatsPane = latePart(
  async () => (await import('#client/features/seat-map/LiveSeatsPane.tsx')).LiveSeatsPane,
);

/** The layouts with the speaker's picture, which says who speaks and for how long. */
const NAMES_SPEAKER: ReadonlySet<Centre['shows']> = new Set(['speaker', 'sideBySide']);

/** The middle of the room: document, pictures, both, or the seat map, as it is laid out; and what one does not see of what is shown to all. */
export function RoomCentre({
  centre,
  width,
  reading,
  onLayout,
  onFailed,
}: {
  centre: Centre;
  width: Width;
  reading: UseReading;
  onLayout: () => void;
  onFailed: (error: unknown) => void;
}) {
  const { t } = useTranslation('meeting');
  const nameOf = useTileName();
  const { shows, shared, unseen } = centre;
  // A room sees itself in small alone, where its speaker is not named.
  const isOfRoom = useSpeechHere()?.isOfRoom === true;
  const paper = shared ? (
    <SharedPane picture={shared} centre={centre} onLayout={onLayout} />
  ) : (
    <DocumentPane reading={reading} centre={centre} onLayout={onLayout} onFailed={onFailed} />
  );
  return (
    <main className={classes.centre} data-layout={shows}>
      {(width === 'phone' ? !NAMES_SPEAKER.has(shows) : isOfRoom) && <FloorLine />}
      {width === 'phone' && <LostSpeaker />}
      {width === 'phone' && <ConferenceNotice onlyFaults />}
      {centre.strays && <StrayNotice inForce={centre.inForce} onFollow={centre.follow} />}
      {unseen && !centre.strays && (
        <Notice
          action={
            <Button size="small" onClick={centre.showShared}>
              {centre.receivesShared
                ? t(`document.showShared.${unseen.source}`)
                : t('pictures.comeAgain', { ns: 'conference' })}
            </Button>
          }
        >
          {t(`document.sharing.${unseen.source}`, { name: nameOf(unseen.peer).name })}
          {!centre.receivesShared && ` ${t('document.letsNoneCome')}`}
        </Notice>
      )}
      {shows === 'seats' ? (
        <LiveSeatsPane onDocument={() => centre.show('documentSpeaker')} />
      ) : shows === 'sideBySide' ? (
        <SideBySide paper={paper} onMore={() => centre.show('gallery')} />
      ) : shows === 'speaker' || shows === 'gallery' ? (
        <StagePane layout={shows} centre={centre} onLayout={onLayout} />
      ) : (
        paper
      )}
    </main>
  );
}
