import { IconClockPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOfUser } from '#client/features/meeting/people.ts';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive, useMay } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import classes from './Speakers.module.css';

/** The minutes that one tap adds. */
const MORE_MINUTES = [1, 3] as const;

/** Gives who speaks more time, above the queue; nothing while nobody speaks, or for who does not lead the floor. */
export function MoreTime({ run, busy }: Pick<Run, 'run' | 'busy'>) {
  const { t } = useTranslation('floor');
  const frame = useLive((state) => state.frame);
  const floor = useLive((state) => state.floor);
  const mayExtend = useMay('speakers.extend');
  if (!floor || !mayExtend) return null;
  return (
    <fieldset
      className={`${classes.buttons} ${classes.moreTime}`}
      aria-label={t('timeOf', { name: nameOfUser(frame, floor.userId) })}
    >
      {MORE_MINUTES.map((minutes) => (
        <Button
          key={minutes}
          size="small"
          icon={<IconClockPlus size={18} aria-hidden="true" />}
          loading={busy === 'speakers.extend'}
          onClick={() => void run('speakers.extend', { seconds: minutes * 60 })}
        >
          {t('more', { count: minutes })}
        </Button>
      ))}
    </fieldset>
  );
}
