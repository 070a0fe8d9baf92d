import { IconClock, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '#client/api/api-error.ts';
import { Button } from '#client/ui/Button.tsx';
import { ErrorNotice } from '#client/ui/Notice.tsx';
import classes from './Comments.module.css';
import type { UnsentComment } from './comment-outbox.ts';

/** One's own words on their way to the server: they wait for the line, or say why they were refused. */
export function UnsentCard({ comment, onDrop }: { comment: UnsentComment; onDrop: () => void }) {
  const { t } = useTranslation('comments');
  const { text, begins, refusal } = comment;
  return (
    <div className={classes.unsent}>
      {begins && <p className={classes.place}>{t('onPage', { page: begins.page })}</p>}
      <p className={classes.words}>{text}</p>
      {refusal ? (
        <ErrorNotice
          error={new ApiError(refusal)}
          action={
            <Button size="small" icon={<IconTrash size={18} aria-hidden="true" />} onClick={onDrop}>
              {t('drop')}
            </Button>
          }
        />
      ) : (
        <p className={classes.when} role="status">
          <IconClock size={16} aria-hidden="true" /> {t('sending')}
        </p>
      )}
    </div>
  );
}
