import { useTranslation } from 'react-i18next';
import type { PaperRequest } from '#contract/http/papers.ts';
import { dueParts, dueWords } from './due-words.ts';
import classes from './Papers.module.css';
import { isOverdue } from './paper-face.ts';

/** Until when a unit owes a paper, and how that stands; only the time once it owes nothing any more. */
export function DueLine({ paper }: { paper: PaperRequest }) {
  const { t, i18n } = useTranslation('papers');
  const isOwed = paper.progress.state === 'asked' || paper.progress.state === 'returned';
  return (
    <p className={`numerals ${classes.due}`} data-overdue={isOverdue(paper)}>
      {t('dueAt', dueParts(paper.dueAt, i18n.language))}
      {isOwed && <strong className={classes.left}> · {dueWords(paper.due, t)}</strong>}
    </p>
  );
}
