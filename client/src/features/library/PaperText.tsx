import { useTranslation } from 'react-i18next';
import { factsOf } from '#client/features/documents/reference.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import classes from './Library.module.css';

/** What a document is: its title, how it is cited, its abstract, and as how many pages it is read. */
export function PaperText({ document, about }: { document: AnyDocument; about?: string }) {
  const { t } = useTranslation('documents');
  const { t: tMeetings } = useTranslation('meetings');
  const { title, details, progress, fileName } = document;
  const length =
    progress.state === 'ready'
      ? tMeetings('overview.pages', { count: progress.pageCount })
      : fileName;
  const facts = [...factsOf(details, t), about, length].filter(Boolean);
  return (
    <span className={classes.name}>
      {title}
      <small>{facts.join(' · ')}</small>
      {details?.abstract && <small>{details.abstract}</small>}
    </span>
  );
}
