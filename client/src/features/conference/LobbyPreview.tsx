import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SELF_PREVIEW } from '#client/media/find-picture.ts';
import { Button } from '#client/ui/Button.tsx';
import { initialsOf } from '#client/ui/initials.ts';
import { useConference, useLocalMedia } from './conference-context.tsx';
import classes from './LobbyPreview.module.css';

/** The person's own picture as the others will see it, with the switches for sound and picture. */
export function LobbyPreview({ name }: { name: string }) {
  const { t } = useTranslation('conference');
  const conference = useConference();
  const { microphone, camera } = useLocalMedia();
  const video = useRef<HTMLVideoElement>(null);
  const { tiles } = conference;
  useEffect(() => {
    if (!video.current) return;
    return tiles.attach(video.current, SELF_PREVIEW, 'camera');
  }, [tiles]);

  const showsPicture = camera.on && camera.access.status === 'granted';
  return (
    <figure className={classes.preview} aria-label={t('lobby.preview')}>
      <video
        ref={video}
        className={classes.video}
        data-shown={showsPicture || undefined}
        autoPlay
        muted
        playsInline
        aria-hidden="true"
        tabIndex={-1}
      />
      {!showsPicture && (
        <div className={classes.off}>
          <span className={classes.avatar} aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span>{t('lobby.cameraIsOff')}</span>
        </div>
      )}
      <figcaption className={classes.bar}>
        <span className={classes.name}>{name}</span>
        <Button
          icon={microphone.on ? <IconMicrophone size={20} /> : <IconMicrophoneOff size={20} />}
          look={microphone.on ? 'default' : 'danger'}
          onClick={() => void conference.setMicrophone(!microphone.on)}
        >
          {microphone.on ? t('microphoneOff') : t('microphoneOn')}
        </Button>
        <Button
          icon={camera.on ? <IconVideo size={20} /> : <IconVideoOff size={20} />}
          look={camera.on ? 'default' : 'danger'}
          onClick={() => void conference.setCamera(!camera.on)}
        >
          {camera.on ? t('cameraOff') : t('cameraOn')}
        </Button>
      </figcaption>
    </figure>
  );
}
