import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './OfflineBar.module.css';
import { useOnline } from './online.ts';

/** A quiet bar while the line is down; it never blocks. `down` overrides what the device believes. */
export function OfflineBar({ down, text }: { down?: boolean; text?: string }) {
  const { t } = useTranslation('common');
  const online = useOnline();
  const shown = down ?? !online;
  return (
    <div role="status">
      {shown && (
        <div className={classes.bar}>
          <IconCloudOff size={18} aria-hidden="true" />
          {text ?? t('offline')}
        </div>
      )}
    </div>
  );
}
