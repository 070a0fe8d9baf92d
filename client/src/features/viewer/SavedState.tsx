import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudOff,
  IconCloudUp,
  IconLock,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Pill } from '#client/ui/Pill.tsx';
import type { AnnotationStore, AnnotationView } from './notes/annotation-store.ts';
import classes from './SavedState.module.css';

/** Says whether the private notes are safe on the server; a promise to keep them is said while they are not. */
export function SavedState({
  view,
  store,
}: {
  view: AnnotationView;
  /** Sends again what was not taken. */
  store: Pick<AnnotationStore, 'retry'> | null;
}) {
  const { t } = useTranslation('viewer');
  switch (view.state) {
    case 'unread':
      return null;
    case 'saved':
      return (
        <Pill tone="neutral" icon={<IconCloudCheck size={18} aria-hidden="true" />}>
          {t('saved')}
        </Pill>
      );
    case 'sending':
      return (
        <Pill tone="neutral" icon={<IconCloudUp size={18} aria-hidden="true" />}>
          {t('sending')}
        </Pill>
      );
    case 'unsent':
      return (
        <span title={t('unsentHint')}>
          <Pill tone="warn" icon={<IconCloudOff size={18} aria-hidden="true" />}>
            {t('unsent', { count: view.unsent })}
          </Pill>
        </span>
      );
    case 'locked':
      return (
        <span title={t('lockedHint')}>
          <Pill tone="warn" icon={<IconLock size={18} aria-hidden="true" />}>
            {t('locked', { count: view.unsent })}
          </Pill>
        </span>
      );
    case 'refused':
      return (
        <span className={classes.refused} title={t('refusedHint')}>
          <Pill tone="live" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
            {t('refused', { count: view.refused })}
          </Pill>
          <Button look="quiet" onClick={() => store?.retry()}>
            {t('retry')}
          </Button>
        </span>
      );
  }
}
