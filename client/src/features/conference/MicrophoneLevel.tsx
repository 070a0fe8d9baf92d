import { IconEar, IconEarOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meterLevel } from '#client/media/level-meter.ts';
import { useConference, useLocalMedia } from './conference-context.tsx';
import { LevelBar, showLevel } from './LevelBar.tsx';
import classes from './MicrophoneLevel.module.css';
import { useHeard } from './use-heard.ts';

/** A bar that runs with the voice, and in words whether the microphone hears the person. */
export function MicrophoneLevel() {
  const { t } = useTranslation('deviceCheck');
  const { local } = useConference();
  const { access, on } = useLocalMedia().microphone;
  const bar = useRef<HTMLDivElement>(null);
  const deviceId = access.status === 'granted' && on ? access.deviceId : null;
  const { heard, ear } = useHeard(deviceId);

  useEffect(() => {
    const track = deviceId === null ? null : local.track('microphone');
    const show = (level: number) => {
      ear.note(level);
      showLevel(bar.current, level);
    };
    show(0);
    return track ? meterLevel(track, show) : undefined;
  }, [local, ear, deviceId]);

  const word = deviceId === null ? 'off' : heard;
  const Picture = word === 'yes' ? IconEar : IconEarOff;
  return (
    <>
      <LevelBar bar={bar} />
      <p className={classes.heard} data-heard={word} role="status">
        <Picture size={18} aria-hidden="true" />
        {t(`heard.${word}`)}
      </p>
    </>
  );
}
