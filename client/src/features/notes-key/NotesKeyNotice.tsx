import { IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#client/ui/Button.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { UnlockSheet } from './UnlockSheet.tsx';
import { useNotesKey } from './use-notes-key.ts';

/** Asks at home for what the private notes need, and stands in nobody's way: to keep the recovery code, or to open them again. */
export function NotesKeyNotice() {
  const { t } = useTranslation('notes');
  const view = useNotesKey();
  const [unlocking, setUnlocking] = useState(false);
  if (view?.state === 'open' && !view.recoverySaved)
    return (
      <Notice
        title={t('recovery.title')}
        action={
          <ButtonLink size="small" to="/tai-khoan">
            {t('recovery.go')}
          </ButtonLink>
        }
      >
        {t('recovery.lead')}
      </Notice>
    );
  if (view?.state === 'locked' && view.passwordChanged)
    return (
      <>
        <Notice
          tone="warn"
          title={t('locked')}
          action={
            <Button
              size="small"
              icon={<IconLockOpen size={18} aria-hidden="true" />}
              onClick={() => setUnlocking(true)}
            >
              {t('unlock.open')}
            </Button>
          }
        >
          {t('unlock.changed')}
        </Notice>
        <UnlockSheet open={unlocking} passwordChanged onClose={() => setUnlocking(false)} />
      </>
    );
  return null;
}
