import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { openNotesKey, prepareLock } from '#client/features/notes-key/notes-key.ts';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import type { Me } from '#contract/http/account.ts';
import classes from './SignInPage.module.css';
import { useThrottle } from './throttle.ts';

/** User name and password; calls `onSignedIn` with the account. */
export function SignInForm({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation('account');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const passwordBox = useRef<HTMLInputElement>(null);
  const signIn = useMutation({
    mutationFn: async () => {
      const name = username.trim();
      const lock = prepareLock(name, password);
      const me = await call('account.signIn', { body: { username: name, password } });
      if (me.kind === 'person' && !me.mustChangePassword)
        await openNotesKey(me.userId, name, password, lock);
      return me;
    },
    onSuccess: onSignedIn,
    onError: () => passwordBox.current?.select(),
  });
  const wait = useThrottle(signIn.error);
  const throttled = signIn.error instanceof ApiError && signIn.error.code === 'TOO_MANY';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (username.trim() !== '' && password !== '' && wait === 0) signIn.mutate();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <p className={classes.lead}>{t('signIn.lead')}</p>
      </div>
      {throttled ? (
        <Notice tone="warn" title={t('signIn.throttled')}>
          {wait > 0 ? t('signIn.throttledNext', { seconds: wait }) : t('signIn.throttleOver')}
        </Notice>
      ) : (
        <ErrorNotice error={signIn.error} />
      )}
      <TextField
        label={t('signIn.username')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        error={checked && username.trim() === '' ? t('signIn.missingUsername') : null}
      />
      <PasswordField
        ref={passwordBox}
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={checked && password === '' ? t('signIn.missingPassword') : null}
      />
      <Button look="primary" type="submit" wide size="large" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      <p className={classes.help}>{t('signIn.help')}</p>
    </form>
  );
}
