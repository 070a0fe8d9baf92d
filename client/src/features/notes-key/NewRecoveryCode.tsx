import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import classes from './NotesKey.module.css';
import { notesKey } from './notes-key.ts';

/** Makes another recovery code after the password was entered; calls `onCode` with it. */
export function NewRecoveryCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('notes');
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: () => notesKey.newRecoveryCode(password),
    onSuccess: (code) => code && onCode(code),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') make.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p>{t('recovery.makeLead')}</p>
      <PasswordField
        label={t('recovery.password')}
        autoComplete="off"
        value={password}
        error={make.data === null ? t('recovery.wrongPassword') : null}
        onChange={(event) => {
          setPassword(event.target.value);
          make.reset();
        }}
      />
      <ErrorNotice error={make.error} />
      <div>
        <Button type="submit" loading={make.isPending}>
          {t('recovery.make')}
        </Button>
      </div>
    </form>
  );
}
