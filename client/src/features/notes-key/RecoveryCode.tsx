import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/api/session.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './NotesKey.module.css';
import { notesKey } from './notes-key.ts';
import { printLines } from './print-lines.ts';

/** A recovery code in large groups, to be printed or written down, until the person says that it is kept. */
export function RecoveryCode({ code, onSaved }: { code: string; onSaved: () => void }) {
  const { t } = useTranslation('notes');
  const { username } = useMe();
  const save = useMutation({ mutationFn: () => notesKey.confirmSaved(), onSuccess: onSaved });
  const print = () => printLines(t('recovery.label'), [code, t('recovery.paper', { username })]);
  return (
    <div className={classes.form}>
      <p>{t('recovery.lead')}</p>
      <output className={classes.code} aria-label={t('recovery.label')}>
        {code.split('-').map((group) => (
          <span key={group}>{group}</span>
        ))}
      </output>
      <ErrorNotice error={save.error} />
      <div className={classes.acts}>
        <Button icon={<IconPrinter size={20} aria-hidden="true" />} onClick={print}>
          {t('recovery.print')}
        </Button>
        <Button look="primary" loading={save.isPending} onClick={() => save.mutate()}>
          {t('recovery.done')}
        </Button>
      </div>
    </div>
  );
}
