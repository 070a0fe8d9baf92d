import type { CSSProperties, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './MicrophoneLevel.module.css';

/** How loud a microphone is, 0–1, as a bar. With `bar`, a caller moves it by `showLevel` without drawing the page anew. */
export function LevelBar({ level = 0, bar }: { level?: number; bar?: Ref<HTMLDivElement> }) {
  const { t } = useTranslation('conference');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> can't be drawn alike in all browsers
    <div
      ref={bar}
      className={classes.level}
      style={{ '--level': level } as CSSProperties}
      role="meter"
      aria-label={t('level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    />
  );
}

/** Moves a bar to a level, 0–1. */
export function showLevel(bar: HTMLDivElement | null, level: number): void {
  bar?.style.setProperty('--level', String(level));
  bar?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
}
