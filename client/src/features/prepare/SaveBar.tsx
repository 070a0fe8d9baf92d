import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { formatTime } from '#client/ui/format-date.ts';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './Prepare.module.css';

/** Says whether a form is saved and, when it is not, offers to save or to drop the changes. */
export function SaveBar({
  dirty,
  saving,
  savedAt,
  error,
  onSave,
  onDrop,
}: {
  dirty: boolean;
  saving: boolean;
  savedAt: Date | null;
  error: unknown;
  onSave: () => void;
  onDrop: () => void;
}) {
  const { t } = useTranslation('prepare');
  return (
    <>
      <ErrorNotice error={error} />
      <div className={classes.saveBar} data-quiet={!dirty && !saving}>
        <span className={classes.saveText} role="status">
          {dirty || saving ? (
            <>
              <IconAlertCircle size={20} aria-hidden="true" />
              {saving ? t('save.saving') : t('save.unsaved')}
            </>
          ) : (
            savedAt && (
              <>
                <IconCircleCheck size={18} aria-hidden="true" />
                {t('save.saved', { time: formatTime(savedAt) })}
              </>
            )
          )}
        </span>
        {(dirty || saving) && (
          <>
            <Button look="quiet" onClick={onDrop} disabled={saving}>
              {t('save.drop')}
            </Button>
            <Button look="primary" loading={saving} onClick={onSave}>
              {t('save.action')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
