import { useTranslation } from 'react-i18next';
import { Notice } from '#client/ui/Notice.tsx';

/** Tells who was asked to leave the room, in the lobby, that they were let in again and that one press brings them back. */
export function ReadmittedNotice() {
  const { t } = useTranslation('waitingRoom');
  return (
    <Notice tone="ok" title={t('removal.backTitle')}>
      {t('removal.backText')}
    </Notice>
  );
}
