import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meterLevel } from '#client/media/level-meter.ts';
import { useConference, useLocalMedia } from './conference-context.tsx';
import classes from './MicrophoneLevel.module.css';

/** A bar that runs with the voice, so that a person sees that the microphone hears. */
export function MicrophoneLevel() {
  const { t } = useTranslation('conference');
  const { local } = useConference();
  const { access, on } = useLocalMedia().microphone;
  const bar = useRef<HTMLDivElement>(null);
  const deviceId = access.status === 'granted' ? access.deviceId : null;

  useEffect(() => {
    const track = deviceId !== null && on ? local.track('microphone') : null;
    const show = (level: number) => {
      bar.current?.style.setProperty('--level', String(level));
      bar.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
    };
    show(0);
    return track ? meterLevel(track, show) : undefined;
  }, [local, deviceId, on]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> can't be drawn alike in all browsers
    <div
      ref={bar}
      className={classes.level}
      role="meter"
      aria-label={t('level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
    />
  );
}
