import { IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './AudienceSwitch.module.css';
import type { Audience } from './ink/ink-tools.ts';

/** The presenter's choice: to write for himself, or for everyone who follows. */
export function AudienceSwitch({
  audience,
  onAudience,
}: {
  audience: Audience;
  onAudience: (audience: Audience) => void;
}) {
  const { t } = useTranslation('viewer');
  return (
    <fieldset className={classes.switch} aria-label={t('audience.label')}>
      <button
        type="button"
        aria-pressed={audience === 'own'}
        title={t('audience.ownHint')}
        onClick={() => onAudience('own')}
      >
        <IconLock size={18} aria-hidden="true" />
        {t('audience.own')}
      </button>
      <button
        type="button"
        data-all=""
        aria-pressed={audience === 'all'}
        title={t('audience.allHint')}
        onClick={() => onAudience('all')}
      >
        <IconUsers size={18} aria-hidden="true" />
        {t('audience.all')}
      </button>
    </fieldset>
  );
}
