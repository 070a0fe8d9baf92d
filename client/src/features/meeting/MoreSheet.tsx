import {
  IconAdjustments,
  IconAntennaBars5,
  IconArmchair,
  IconDoorExit,
  IconListNumbers,
  IconSettings,
  IconTemplate,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConferenceState } from '#client/features/conference/conference-context.tsx';
import { useLive } from '#client/live/use-live.ts';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './RoomSheets.module.css';
import type { RoomSheet } from './RoomSheets.tsx';
import { useDock, type VoteWaits } from './use-dock.ts';
import type { Run } from './use-run.ts';
import { useWidth } from './use-width.ts';

/** What the dock has no room for now, and what is seldom asked for: in the same order always. */
export function MoreSheet({
  acts,
  waits,
  mayLayOut,
  onSheet,
  onSeats,
  onLeave,
}: {
  acts: Run;
  waits: VoteWaits;
  /** False on a room's own device, which follows what is set. */
  mayLayOut: boolean;
  onSheet: (sheet: RoomSheet | null) => void;
  onSeats: () => void;
  onLeave: () => void;
}) {
  const { t } = useTranslation('meeting');
  const { t: tSeating } = useTranslation('seating');
  const { t: tStage } = useTranslation('stage');
  const { t: tConference } = useTranslation('conference');
  const width = useWidth();
  const conference = useConferenceState();
  const inConference = conference.status !== 'idle' && conference.status !== 'failed';
  const hasSeats = useLive((state) => state.frame?.seating !== undefined);
  const { ended, govern, plan } = useDock(width, acts, waits, onSheet);
  return (
    <Sheet open title={t('dock.more')} onClose={() => onSheet(null)}>
      <div className={`${classes.list} ${classes.twice}`}>
        {govern.others.slice(plan.governs).map((button) => (
          <Button
            key={button.act}
            wide
            icon={button.icon}
            title={button.detail ?? undefined}
            onClick={() => {
              onSheet(null);
              button.onClick();
            }}
          >
            {button.label}
          </Button>
        ))}
        {width !== 'desktop' && !plan.agenda && (
          <Button
            wide
            icon={<IconListNumbers size={24} aria-hidden="true" />}
            onClick={() => onSheet('agenda')}
          >
            {t('agenda.title')}
          </Button>
        )}
        {width === 'phone' && !plan.people && (
          <Button
            wide
            icon={<IconUsers size={24} aria-hidden="true" />}
            onClick={() => onSheet('people')}
          >
            {t('side.open')}
          </Button>
        )}
        {hasSeats && (
          <Button wide icon={<IconArmchair size={24} aria-hidden="true" />} onClick={onSeats}>
            {tSeating('live.open')}
          </Button>
        )}
        {mayLayOut && (
          <Button
            wide
            icon={<IconTemplate size={24} aria-hidden="true" />}
            onClick={() => onSheet('layout')}
          >
            {tStage('open')}
          </Button>
        )}
        {inConference && conference.mode === 'full' && !plan.settings && (
          <Button
            wide
            icon={<IconSettings size={24} aria-hidden="true" />}
            onClick={() => onSheet('devices')}
          >
            {tConference('settings')}
          </Button>
        )}
        {inConference && (
          <Button
            wide
            icon={<IconAntennaBars5 size={24} aria-hidden="true" />}
            onClick={() => onSheet('line')}
          >
            {tConference('line.more')}
          </Button>
        )}
        <Button
          wide
          icon={<IconAdjustments size={24} aria-hidden="true" />}
          onClick={() => onSheet('options')}
        >
          {t('options')}
        </Button>
        {width === 'phone' && (
          <Button
            wide
            look={ended ? 'default' : 'danger'}
            icon={<IconDoorExit size={24} aria-hidden="true" />}
            onClick={onLeave}
          >
            {t(ended ? 'dock.close' : 'dock.leave')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
