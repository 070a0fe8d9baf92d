import {
  IconAntennaBars2,
  IconLeaf,
  IconMicrophoneOff,
  IconRefresh,
  IconVideoOff,
  IconVolume,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortPostName } from '#client/features/meeting/people.ts';
import { initialsOf } from '#client/ui/initials.ts';
import { sharedBy } from './choose-peers.ts';
import { useConference, useMissing, usePictureChoice } from './conference-context.tsx';
import { TileActs } from './TileActs.tsx';
import type { VideoTileProps } from './tile-props.ts';
import classes from './VideoTile.module.css';

/** A peer's picture with its name: the initials when there is no picture, a green frame while the peer speaks. */
export function VideoTile({
  peer,
  name,
  note = null,
  source = 'camera',
  size = 'medium',
  onPin = null,
  pinned = false,
  children,
}: VideoTileProps) {
  const { t } = useTranslation('conference');
  const { tiles } = useConference();
  const video = useRef<HTMLVideoElement>(null);
  const [hasFrames, setHasFrames] = useState(false);
  const { key, microphone } = peer;

  useEffect(() => {
    if (!video.current) return;
    return tiles.attach(video.current, key, source);
  }, [tiles, key, source]);

  const sends = source === 'camera' ? peer.camera : sharedBy(peer, source) !== null;
  const missing = useMissing(peer.peerId, source);
  const isSoundAlone = usePictureChoice() === 'none' && missing === 'notChosen';
  const missingWords = missing && t(`pictures.${isSoundAlone ? 'none' : missing}`);
  const showsPicture = hasFrames && (sends || peer.returning) && (missing === null || peer.isSelf);
  const isMuted = source === 'camera' && microphone !== 'on' && !peer.returning;
  const shownName = source === 'camera' ? name : t(`${source}Of`, { name });
  const mutedLabel = microphone === 'mutedByChair' ? t('mutedByChairLabel') : t('mutedLabel');
  return (
    <figure
      className={[classes.tile, classes[size], children && classes.covered]
        .filter(Boolean)
        .join(' ')}
      data-peer={key}
      data-source={source}
      data-speaking={(peer.speaking && source === 'camera') || undefined}
      data-muted={isMuted || undefined}
      data-picture={showsPicture || undefined}
    >
      <video
        ref={video}
        className={classes.video}
        data-mirrored={(peer.isSelf && source === 'camera') || undefined}
        data-shown={showsPicture || undefined}
        autoPlay
        muted
        playsInline
        disablePictureInPicture
        aria-hidden="true"
        tabIndex={-1}
        onLoadedData={() => setHasFrames(true)}
      />
      {!showsPicture && (
        <span className={classes.avatar} aria-hidden="true">
          {initialsOf(name)}
        </span>
      )}
      {peer.returning ? (
        <span className={classes.state}>
          <IconRefresh size={16} aria-hidden="true" />
          {size !== 'small' && <span>{t('returningTile')}</span>}
        </span>
      ) : missing && sends && !peer.isSelf ? (
        <span
          className={classes.state}
          role="img"
          aria-label={missingWords ?? undefined}
          title={missingWords ?? undefined}
        >
          {missing === 'heldBack' ? (
            <IconVideoOff size={16} aria-hidden="true" />
          ) : isSoundAlone ? (
            <IconVolume size={16} aria-hidden="true" />
          ) : (
            <IconLeaf size={16} aria-hidden="true" />
          )}
          {size !== 'small' && <span>{missingWords}</span>}
        </span>
      ) : (
        showsPicture &&
        !peer.isSelf && (
          <span className={`${classes.state} ${classes.weak}`} aria-hidden="true">
            <IconAntennaBars2 size={16} />
            {size !== 'small' && <span>{t('weakTile')}</span>}
          </span>
        )
      )}
      {!children && (
        <figcaption className={classes.name} title={[shownName, note].filter(Boolean).join(' · ')}>
          <span className={classes.nameText}>
            {size === 'small' ? (
              <ShortName name={shownName} />
            ) : peer.isSelf ? (
              t('you', { name: shownName })
            ) : (
              shownName
            )}
            {note && size !== 'small' && <small>{note}</small>}
          </span>
          {peer.speaking && <span className={classes.hidden}>, {t('speakingLabel')}</span>}
        </figcaption>
      )}
      {isMuted && (
        <span className={classes.microphone} role="img" aria-label={mutedLabel} title={mutedLabel}>
          <IconMicrophoneOff size={size === 'small' ? 12 : 16} aria-hidden="true" />
        </span>
      )}
      {onPin && (
        <TileActs
          peer={peer}
          name={shownName}
          source={source}
          isSmall={size === 'small'}
          pinned={pinned}
          onPin={onPin}
        />
      )}
      {children}
    </figure>
  );
}

/** As much of a name as a small tile has room for; the whole of it is read out. */
function ShortName({ name }: { name: string }) {
  const short = shortPostName(name);
  if (short === name) return name;
  return (
    <>
      <span aria-hidden="true">{short}</span>
      <span className={classes.hidden}>{name}</span>
    </>
  );
}
