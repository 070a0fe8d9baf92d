import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './Rules.module.css';

/** The foot of a sheet that saves a form: a refusal stands beside the button that was pressed. */
export function SaveFooter({
  formId,
  saving,
  onClose,
}: {
  formId: string;
  saving: { error: unknown; isPending: boolean };
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <>
      <div className={classes.failure}>
        <ErrorNotice error={saving.error} />
      </div>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="primary" type="submit" form={formId} loading={saving.isPending}>
        {t('save')}
      </Button>
    </>
  );
}
