import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import { queryClient } from '#client/api/query-client.ts';
import { useMe } from '#client/api/session.ts';
import { notesKey, openNotesKey } from '#client/features/notes-key/notes-key.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import { passwordWeakness } from '#contract/password-rule.ts';
import classes from './AccountPage.module.css';

/** Changes the password; says what is wrong with the new one before it is sent. */
export function PasswordForm() {
  const { t } = useTranslation('account');
  const { t: tRefusals } = useTranslation('refusals');
  const { userId, username, kind } = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [checked, setChecked] = useState(false);
  /** The present password with which it was said that the notes stay with an older one. */
  const [warnedOf, setWarnedOf] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: async () => {
      // The key of one's notes opens with the new password in the same act: the server changes both, or neither.
      const rewrapped = kind === 'person' ? await notesKey.rewrap(userId, current, next) : 'none';
      if (rewrapped === 'locked' && warnedOf !== current) {
        setWarnedOf(current);
        return 'asked';
      }
      const notes = typeof rewrapped === 'string' ? {} : { notesKey: rewrapped };
      await call('account.changePassword', { body: { current, next, ...notes } });
      if (kind === 'person') void openNotesKey(userId, username, next, null);
      return 'changed';
    },
    onSuccess: (outcome) => {
      if (outcome === 'asked') return;
      setWarnedOf(null);
      setCurrent('');
      setNext('');
      setRepeat('');
      setChecked(false);
      void queryClient.invalidateQueries({ queryKey: ['account.me'] });
    },
  });
  const problem = passwordWeakness(next, { current, username });
  const wrong = change.error instanceof ApiError && change.error.code === 'WRONG_CREDENTIALS';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (current !== '' && problem === null && next === repeat) change.mutate();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
      <PasswordField
        label={t('password.current')}
        autoComplete="current-password"
        value={current}
        error={
          wrong
            ? tRefusals('title.current-password')
            : checked && current === ''
              ? t('signIn.missingPassword')
              : null
        }
        onChange={(event) => {
          setCurrent(event.target.value);
          change.reset();
        }}
      />
      <PasswordField
        label={t('password.next')}
        hint={t('password.nextHint')}
        autoComplete="new-password"
        value={next}
        error={checked && problem !== null ? tRefusals(`next.${problem}`) : null}
        onChange={(event) => setNext(event.target.value)}
      />
      <PasswordField
        label={t('password.repeat')}
        autoComplete="new-password"
        value={repeat}
        error={checked && next !== repeat ? t('password.different') : null}
        onChange={(event) => setRepeat(event.target.value)}
      />
      {!wrong && <ErrorNotice error={change.error} />}
      {change.data === 'asked' && <Notice tone="warn">{t('password.notesLocked')}</Notice>}
      {change.data === 'changed' && <Notice tone="ok">{t('password.done')}</Notice>}
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  );
}
