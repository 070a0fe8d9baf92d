import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { TextField } from '#client/ui/Field.tsx';
import { ErrorNotice, Notice } from '#client/ui/Notice.tsx';
import { PasswordField } from '#client/ui/PasswordField.tsx';
import { SegmentedChoice } from '#client/ui/SegmentedChoice.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from './NotesKey.module.css';
import { notesKey } from './notes-key.ts';
import { readRecoveryCode } from './recovery-code.ts';
import { StartAnewDialog } from './StartAnewDialog.tsx';

/** Opens the private notes with the password, an older one, or the recovery code; nothing waits for it but the notes. */
export function UnlockSheet({
  open,
  passwordChanged,
  onClose,
}: {
  open: boolean;
  passwordChanged: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('notes');
  const formId = useId();
  const [by, setBy] = useState<'password' | 'code'>('password');
  const [typed, setTyped] = useState('');
  const [slip, setSlip] = useState<string | null>(null);
  const [startingAnew, setStartingAnew] = useState(false);
  const unlock = useMutation({
    mutationFn: (secret: string) =>
      by === 'code' ? notesKey.unlockByCode(secret) : notesKey.unlockByPassword(secret),
    onSuccess(outcome) {
      if (outcome === 'wrong')
        setSlip(t(by === 'code' ? 'unlock.wrongCode' : 'unlock.wrongPassword'));
      else setTyped('');
      if (outcome === 'open') onClose();
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    const read = by === 'code' ? readRecoveryCode(typed) : { code: typed };
    if (typed.trim() === '') setSlip(t('unlock.missing'));
    else if ('code' in read) unlock.mutate(read.code);
    else if ('badGroup' in read) setSlip(t('unlock.badGroup', { group: read.badGroup }));
    else setSlip(t('unlock.groups', { count: read.groups }));
  }
  const field = {
    value: typed,
    error: slip,
    onChange: (event: { target: { value: string } }) => {
      setTyped(event.target.value);
      setSlip(null);
    },
  };
  return (
    <>
      <Sheet
        open={open && !startingAnew}
        onClose={onClose}
        title={t('unlock.title')}
        footer={
          <>
            <Button onClick={onClose}>{t('unlock.later')}</Button>
            <Button look="primary" type="submit" form={formId} loading={unlock.isPending}>
              {t('unlock.submit')}
            </Button>
          </>
        }
      >
        <form id={formId} className={classes.form} onSubmit={submit} noValidate>
          <p>{t(passwordChanged ? 'unlock.changed' : 'unlock.lead')}</p>
          {unlock.data === 'former' && <Notice tone="ok">{t('unlock.former')}</Notice>}
          <ErrorNotice error={unlock.error} />
          <SegmentedChoice
            label={t('unlock.by')}
            value={by}
            choices={[
              {
                value: 'password',
                label: t(passwordChanged ? 'unlock.oldPassword' : 'unlock.password'),
              },
              { value: 'code', label: t('unlock.code') },
            ]}
            onChange={(wanted) => {
              setBy(wanted);
              setTyped('');
              setSlip(null);
            }}
          />
          {by === 'password' ? (
            <PasswordField
              label={t(passwordChanged ? 'unlock.oldPassword' : 'unlock.password')}
              autoComplete="off"
              {...field}
            />
          ) : (
            <TextField
              label={t('unlock.code')}
              hint={t('unlock.codeHint')}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              {...field}
            />
          )}
          <div>
            <Button look="quiet" size="small" onClick={() => setStartingAnew(true)}>
              {t('unlock.lost')}
            </Button>
          </div>
        </form>
      </Sheet>
      <StartAnewDialog
        open={open && startingAnew}
        onClose={() => setStartingAnew(false)}
        onDone={() => {
          setStartingAnew(false);
          onClose();
        }}
      />
    </>
  );
}
