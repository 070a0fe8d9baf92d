import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Machine.module.css';
import type { RoomTone } from './use-room-tone.ts';

/** Says on the machine's own screen that a tone is played for a check, or that the browser holds it back; nothing otherwise. */
export function ToneSaid({ tone }: { tone: RoomTone }) {
  const { t } = useTranslation('device');
  const Picture = tone === 'blocked' ? IconVolumeOff : IconVolume;
  return (
    <div role="status">
      {tone !== null && (
        <p className={classes.checked}>
          <Picture size={22} aria-hidden="true" />
          {t(`tone.${tone}`)}
        </p>
      )}
    </div>
  );
}
