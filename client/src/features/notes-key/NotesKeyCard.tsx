import { IconKey, IconLockOpen } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import { Notice } from '#client/ui/Notice.tsx';
import { NewRecoveryCode } from './NewRecoveryCode.tsx';
import classes from './NotesKey.module.css';
import { notesKey } from './notes-key.ts';
import { RecoveryCode } from './RecoveryCode.tsx';
import { UnlockSheet } from './UnlockSheet.tsx';
import { useNotesKey } from './use-notes-key.ts';

/** The key of one's private notes on the account's page: whether it is open here, and its recovery code. */
export function NotesKeyCard() {
  const { t } = useTranslation('notes');
  const view = useNotesKey();
  const [unlocking, setUnlocking] = useState(false);
  if (!view || view.state === 'looking') return null;
  const isShut = view.state === 'locked' || (view.state === 'open' && !view.passwordOpens);
  return (
    <Card title={t('title')}>
      <div className={classes.form}>
        <p>{t(view.state)}</p>
        {isShut && (
          <div className={classes.form}>
            {view.state === 'open' && <Notice tone="warn">{t('elsewhere')}</Notice>}
            <div>
              <Button
                icon={<IconLockOpen size={20} aria-hidden="true" />}
                onClick={() => setUnlocking(true)}
              >
                {t('unlock.open')}
              </Button>
            </div>
          </div>
        )}
        {view.state === 'open' && <Recovery isSaved={view.recoverySaved} />}
      </div>
      <UnlockSheet
        open={unlocking}
        passwordChanged={view.state === 'open' || (view.state === 'locked' && view.passwordChanged)}
        onClose={() => setUnlocking(false)}
      />
    </Card>
  );
}

function Recovery({ isSaved }: { isSaved: boolean }) {
  const { t } = useTranslation('notes');
  const [onDevice, setOnDevice] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  useEffect(() => {
    if (!isSaved) void notesKey.recoveryCode().then(setOnDevice);
  }, [isSaved]);
  if (shown) return <RecoveryCode code={shown} onSaved={() => setShown(null)} />;
  if (making)
    return (
      <NewRecoveryCode
        onCode={(code) => {
          setMaking(false);
          setShown(code);
        }}
      />
    );
  return (
    <>
      {isSaved ? (
        <p>{t('recovery.saved')}</p>
      ) : (
        <Notice tone="warn" title={t('recovery.title')}>
          {t(onDevice ? 'recovery.lead' : 'recovery.notHere')}
        </Notice>
      )}
      <div className={classes.acts}>
        {!isSaved && onDevice && (
          <Button
            look="primary"
            icon={<IconKey size={20} aria-hidden="true" />}
            onClick={() => setShown(onDevice)}
          >
            {t('recovery.show')}
          </Button>
        )}
        <Button onClick={() => setMaking(true)}>{t('recovery.make')}</Button>
      </div>
    </>
  );
}
