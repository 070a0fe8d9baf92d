import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import classes from './NotesKey.module.css';
import { notesKey } from './notes-key.ts';

/** Says what a new key costs, and makes one when that is wanted all the same. */
export function StartAnewDialog({
  open,
  onClose,
  onDone,
}: {
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation('notes');
  const start = useMutation({ mutationFn: () => notesKey.startAnew(), onSuccess: onDone });
  return (
    <ConfirmDialog
      open={open}
      title={t('anew.title')}
      confirm={t('anew.confirm')}
      danger
      busy={start.isPending}
      error={start.error}
      onConfirm={() => start.mutate()}
      onClose={onClose}
    >
      <div className={classes.form}>
        <p>
          <strong>{t('anew.text')}</strong>
        </p>
        <p>{t('anew.kept')}</p>
      </div>
    </ConfirmDialog>
  );
}
