import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#client/ui/format-date.ts';
import { Pill } from '#client/ui/Pill.tsx';
import type { LateMark } from '#contract/http/documents.ts';
import classes from './Papers.module.css';

/** The mark of a document that came after the papers were due, with the recorded reason below it. */
export function LateBadge({ late }: { late: LateMark }) {
  const { t } = useTranslation('papers');
  const { t: tDocuments } = useTranslation('documents');
  return (
    <span className={classes.late}>
      <Pill tone="warn" icon={<IconClockExclamation size={16} aria-hidden="true" />}>
        {tDocuments('late.badge')}
      </Pill>
      <small>{t('late.detail', { at: formatDateTime(late.at), reason: late.reason })}</small>
    </span>
  );
}
