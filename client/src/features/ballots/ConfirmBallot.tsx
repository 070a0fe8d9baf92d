import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import classes from './BallotSheet.module.css';
import type { OwnBallot } from './ballot-outbox.ts';

/** Asks the voter for the password before the sealed ballot, which waits on this device, is sent: once on a page. */
export function ConfirmBallot({
  own,
  onConfirm,
  onAside,
}: {
  own: Extract<OwnBallot, { kind: 'unconfirmed' }>;
  onConfirm: (password: string) => Promise<void>;
  onAside: () => void;
}) {
  const { t } = useTranslation(['secretBallots', 'meeting']);
  const [password, setPassword] = useState('');
  const isWrong = own.error instanceof ApiError && own.error.code === 'WRONG_CREDENTIALS';
  return (
    <form
      className={classes.acts}
      onSubmit={(event) => {
        event.preventDefault();
        void onConfirm(password);
      }}
    >
      <PasswordField
        label={t('confirm.password')}
        hint={t('confirm.text')}
        autoComplete="current-password"
        autoFocus
        required
        maxLength={200}
        value={password}
        error={isWrong ? t('confirm.wrong') : null}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ErrorNotice error={isWrong ? null : own.error} />
      <Button
        look="primary"
        size="large"
        type="submit"
        wide
        loading={own.isBusy}
        disabled={password === ''}
      >
        {t('confirm.send')}
      </Button>
      <Button look="quiet" wide onClick={onAside}>
        {t('meeting:ballot.later')}
      </Button>
    </form>
  );
}
