import { useTranslation } from 'react-i18next';
import { abstractBeside, factsOf } from '#client/features/documents/reference.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import classes from './Library.module.css';

const NO_BREAK = '\u00a0';

/** What a document is: its title, how it is cited, its abstract, and as how many pages it is read. */
export function PaperText({ document, about }: { document: AnyDocument; about?: string }) {
  const { t } = useTranslation('documents');
  const { t: tMeetings } = useTranslation('meetings');
  const { title, details, progress, fileName } = document;
  const abstract = abstractBeside(document);
  const length =
    progress.state === 'ready'
      ? tMeetings('overview.pages', { count: progress.pageCount }).replaceAll(' ', NO_BREAK)
      : fileName;
  const facts = [...factsOf(details, t), about, length].filter(Boolean);
  return (
    <span className={classes.name}>
      {title}
      <small>{facts.join(' · ')}</small>
      {abstract && <small>{abstract}</small>}
    </span>
  );
}
