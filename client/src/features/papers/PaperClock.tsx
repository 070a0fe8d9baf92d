import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PapersDue } from '#contract/http/papers.ts';
import { dueParts, dueWords } from './due-words.ts';
import classes from './Papers.module.css';

/** When the papers of a meeting are due, by which rule, and how that stands now. */
export function PaperClock({ due, isReleased }: { due: PapersDue; isReleased: boolean }) {
  const { t, i18n } = useTranslation('papers');
  return (
    <div className={classes.clock} data-overdue={due.due.state === 'overdue'}>
      <IconClock size={22} aria-hidden="true" />
      <div>
        <p className="numerals">
          <strong>{t('clock.due', dueParts(due.dueAt, i18n.language))}</strong>{' '}
          {t('clock.rule', { count: due.workingDays })} · {dueWords(due.due, t)}
        </p>
        <p className={classes.quiet}>
          {t('clock.source', { source: due.legalSource })}{' '}
          <Link to="/quy-che">{t('title', { ns: 'rules' })}</Link>
        </p>
        {isReleased && due.due.state === 'overdue' && <p>{t('clock.working')}</p>}
      </div>
    </div>
  );
}
