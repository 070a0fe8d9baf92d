import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/Pill.tsx';

/** Says that a vote is paused. */
export function PausedPill() {
  const { t } = useTranslation('ballotCourse');
  return (
    <Pill tone="warn" icon={<IconPlayerPause size={16} aria-hidden="true" />}>
      {t('pause.word')}
    </Pill>
  );
}
