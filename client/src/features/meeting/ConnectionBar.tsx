import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveStore, useLiveView } from '#client/live/use-live.ts';
import classes from './ConnectionBar.module.css';

/** One quiet line while the meeting can't be reached; documents and notes go on working below it. */
export function ConnectionBar() {
  const { t } = useTranslation('meeting');
  const store = useLiveStore();
  const kind = useLiveView((view) => view.connection.kind);
  return (
    <div role="status">
      {kind === 'reconnecting' && (
        <div className={classes.bar}>
          <IconRefresh className={classes.turning} size={18} aria-hidden="true" />
          <span>{t('reconnecting')}</span>
          <button type="button" onClick={store.retryNow}>
            {t('retryNow')}
          </button>
        </div>
      )}
    </div>
  );
}
