import { IconClockPlus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '#client/features/meeting/use-run.ts';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { InviteSheet } from './InviteSheet.tsx';
import classes from './Speakers.module.css';

/** The minutes that one tap adds. */
const MORE_MINUTES = [1, 3] as const;

/** What who leads the floor does beside the queue: calls somebody who did not ask, and gives who speaks more time. */
export function LeadFloor({ run, busy }: Pick<Run, 'run' | 'busy'>) {
  const { t } = useTranslation('floor');
  const isGiven = useLive((state) => state.floor !== null);
  const [isInviting, setInviting] = useState(false);
  return (
    <div className={classes.buttons}>
      <Button
        size="small"
        icon={<IconUserPlus size={18} aria-hidden="true" />}
        onClick={() => setInviting(true)}
      >
        {t('invite.open')}
      </Button>
      {isGiven &&
        MORE_MINUTES.map((minutes) => (
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
      {isInviting && <InviteSheet onClose={() => setInviting(false)} />}
    </div>
  );
}
