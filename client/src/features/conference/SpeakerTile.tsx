import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isSamePicture } from './choose-peers.ts';
import { useConferenceState, usePinnedPicture } from './conference-context.tsx';
import classes from './SpeakerTile.module.css';
import type { SpeakerTileProps } from './tile-props.ts';
import { VideoTile } from './VideoTile.tsx';

/** Who speaks, large; a calm empty frame while there is nobody to show. */
export function SpeakerTile({
  peer,
  name,
  note = null,
  source = 'camera',
  hasFloor = false,
  empty,
  onPin = null,
  children,
}: SpeakerTileProps) {
  const { t } = useTranslation('conference');
  const pinned = usePinnedPicture();
  const { status } = useConferenceState();
  const isComing = status === 'joining' || status === 'reconnecting';
  if (!peer)
    return (
      <div className={classes.empty}>
        {empty ?? (
          <>
            <IconUsersGroup size={40} aria-hidden="true" />
            <p className={classes.title}>{t(isComing ? 'picturesCome' : 'nobody')}</p>
            {!isComing && <p>{t('nobodyText')}</p>}
          </>
        )}
        {children}
      </div>
    );
  return (
    <div className={classes.speaker} data-floor={hasFloor || undefined}>
      <VideoTile
        // Another peer is another picture: a kept element would show the former one for a moment.
        key={`${peer.key} ${source}`}
        peer={peer}
        name={name}
        note={note}
        size="large"
        source={source}
        onPin={onPin}
        pinned={isSamePicture(pinned, { peer, source })}
      >
        {children}
      </VideoTile>
    </div>
  );
}
