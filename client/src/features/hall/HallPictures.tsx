import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { type PeerPicture, withMedia } from '#client/features/conference/choose-peers.ts';
import { Gallery } from '#client/features/conference/Gallery.tsx';
import { LargePicture } from '#client/features/conference/LargePicture.tsx';
import { SpeakerTile } from '#client/features/conference/SpeakerTile.tsx';
import { useTileName } from '#client/features/conference/use-tile-name.ts';
import { useSubstituteOf } from '#client/features/invitations/use-stands-for.ts';
import { nameOfUser, participantOf } from '#client/features/meeting/people.ts';
import { TimerRing } from '#client/features/meeting/TimerRing.tsx';
import { useFloorView } from '#client/features/meeting/use-floor-view.ts';
import { useLargePicture } from '#client/features/stage/use-large-picture.ts';
import { useOthersOfRoom } from '#client/features/stage/use-others-of-room.ts';
import { useLive } from '#client/live/use-live.ts';
import classes from './HallPictures.module.css';
import screen from './HallScreen.module.css';

/** Who speaks: picture, name, unit and the ring of the time that is left. */
export function HallSpeaker() {
  const { t } = useTranslation('hall');
  const frame = useLive((state) => state.frame);
  const next = useLive((state) => state.waiting[0] ?? null);
  const substituteOf = useSubstituteOf();
  const nextStandsFor = next && substituteOf(participantOf(frame, next.userId));
  return (
    <div className={classes.speaker}>
      <SpeakerPicture />
      <SpeakerWords />
      {next && (
        <p className={classes.next}>
          {t('next')}: <strong>{nameOfUser(frame, next.userId)}</strong>
          {nextStandsFor && ` · ${nextStandsFor}`}
        </p>
      )}
    </div>
  );
}

/** The screen or paper that somebody shares, as large as it fits. */
export function HallShared({ shared }: { shared: PeerPicture }) {
  const nameOf = useTileName();
  return (
    <div className={classes.shared}>
      <LargePicture picture={shared} nameOf={nameOf} />
    </div>
  );
}

/** What is kept large for all, or whose voice is heard; all sites while there is nobody. */
export function HallPicture() {
  const large = useLargePicture(null);
  return large ? <HallShared shared={large} /> : <HallGallery />;
}

/** The picture of who has the floor. */
export function SpeakerPicture() {
  const floor = useFloorView();
  const isRoom = useMe().kind === 'siteDevice';
  if (!floor) return null;
  // A room sees itself in small: large it sees those whom it speaks to.
  if (isRoom && floor.peer?.isSelf) return <VoicePicture />;
  return (
    <div className={classes.picture}>
      <SpeakerTile
        peer={floor.peer}
        name={floor.name}
        hasFloor
        empty={<IconUser className={classes.noPicture} stroke={1.4} aria-hidden="true" />}
      >
        {/* The words stand below the picture, large; an empty cover takes the tile's own small name away. */}
        <span />
      </SpeakerTile>
    </div>
  );
}

/** The picture of who is kept large for all, else of whose voice is heard: who presents speaks without being called. */
export function VoicePicture() {
  const nameOf = useTileName();
  const face = useLargePicture(null, true);
  if (!face) return null;
  return (
    <div className={classes.picture}>
      <SpeakerTile {...face} {...nameOf(face.peer)} />
    </div>
  );
}

/** Name, unit and timer of who has the floor. */
export function SpeakerWords() {
  const { t } = useTranslation('hall');
  const { t: tMeeting } = useTranslation('meeting');
  const { t: tFloor } = useTranslation('floor');
  const floor = useFloorView();
  if (!floor) return null;
  const where = [floor.post, floor.siteName].filter(Boolean).join(' · ');
  return (
    <div className={classes.speakerWords}>
      <div className={classes.speakerText}>
        <p className={screen.above}>
          {floor.kind === 'speech' ? t('speaking') : tFloor(`kind.${floor.kind}`)}
        </p>
        <p className={classes.speakerName}>{floor.name}</p>
        {where && <p className={screen.above}>{where}</p>}
        {floor.standsFor && <p className={screen.above}>{floor.standsFor}</p>}
      </div>
      <TimerRing
        share={floor.over ? 1 : floor.share}
        text={floor.clock}
        label={tMeeting(floor.over ? 'side.timeOver' : 'side.timeLeft')}
        over={floor.over}
      />
    </div>
  );
}

/** All sites at once, while nobody speaks and nothing is shown. */
export function HallGallery() {
  const { t } = useTranslation('hall');
  const nameOf = useTileName();
  const peers = useOthersOfRoom();
  if (withMedia(peers).length === 0)
    return (
      <div className={screen.message}>
        <p className={screen.quiet}>{t('noSites')}</p>
      </div>
    );
  return <Gallery peers={peers} nameOf={nameOf} />;
}
