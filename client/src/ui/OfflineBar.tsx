import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLineView } from '#client/api/line.ts';
import { dayKey, formatDateTime, formatTime } from './format-date.ts';
import classes from './OfflineBar.module.css';

/**
 * A quiet bar while the line is down: since when, and from when the answers are that the device keeps; `text` where there is something
 * else to say. It never blocks.
 */
export function OfflineBar({ text }: { text?: string }) {
  const { t } = useTranslation('offline');
  const line = useLineView();
  return (
    <div role="status">
      {line.isDown && (
        <div className={classes.bar}>
          <IconCloudOff size={18} aria-hidden="true" />
          {text ??
            (line.keptAt === null
              ? t('bar', { since: moment(line.since) })
              : t('barKept', { since: moment(line.since), keptAt: moment(line.keptAt) }))}
        </div>
      )}
    </div>
  );
}

/** A moment of today by its time alone. */
function moment(at: number): string {
  const date = new Date(at);
  return dayKey(date) === dayKey(new Date()) ? formatTime(date) : formatDateTime(date);
}
