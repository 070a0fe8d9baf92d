import { IconDoor } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import classes from './RemovedPage.module.css';

/** What who was asked to leave the room is told, and how they come back once they are let in again. */
export function RemovedPage() {
  const { t } = useTranslation('waitingRoom');
  const { t: tMeeting } = useTranslation('meeting');
  return (
    <main className={classes.page} role="status">
      <EmptyState
        icon={<IconDoor size={32} />}
        title={t('removal.selfTitle')}
        text={t('removal.selfText')}
        action={
          <div className={classes.next}>
            <p>{t('removal.selfNext')}</p>
            <ButtonLink to="/">{tMeeting('refusedAction')}</ButtonLink>
          </div>
        }
      />
    </main>
  );
}
