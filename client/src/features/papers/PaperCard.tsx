import { useTranslation } from 'react-i18next';
import prepareClasses from '#client/features/prepare/Documents.module.css';
import { FileChooser } from '#client/features/prepare/FileChooser.tsx';
import { PendingRow } from '#client/features/prepare/PendingRow.tsx';
import { useFileDrop } from '#client/features/prepare/use-file-drop.ts';
import type { Uploads } from '#client/features/prepare/use-uploads.ts';
import { ArticleCard } from '#client/ui/ArticleCard.tsx';
import { formatDateTime, formatDay } from '#client/ui/format-date.ts';
import { Notice } from '#client/ui/Notice.tsx';
import type { PaperRequest } from '#contract/http/papers.ts';
import { DueLine } from './DueLine.tsx';
import { OwnFile } from './OwnFile.tsx';
import { PaperFiles } from './PaperFiles.tsx';
import { PaperPill } from './PaperPill.tsx';
import classes from './Papers.module.css';
import { SubmitPaper } from './SubmitPaper.tsx';
import { Told } from './Told.tsx';
import { refreshPapers } from './use-paper-act.ts';

/** One paper that the unit is asked for: what, for which meeting, until when; its files, as long as it is open to be changed. */
export function PaperCard({ paper, uploads }: { paper: PaperRequest; uploads: Uploads }) {
  const { t } = useTranslation('papers');
  const { progress, title } = paper;
  const isOpen = progress.state === 'asked' || progress.state === 'returned';
  return (
    <ArticleCard
      id={paper.requestId}
      heading="h3"
      title={title}
      about={
        <>
          <p className={classes.quiet}>
            {t('forMeeting', { meeting: paper.meetingTitle, day: formatDay(paper.startsAt) })}
          </p>
          <p className={classes.quiet}>{t('item', { item: paper.itemTitle })}</p>
          <DueLine paper={paper} />
        </>
      }
      state={<PaperPill paper={paper} />}
    >
      {paper.note !== '' && <p className={classes.note}>{paper.note}</p>}
      {progress.state === 'returned' && (
        <Notice tone="warn" title={t('returned.title')}>
          <p>{progress.reason}</p>
          <p className={classes.quiet}>
            {t('returned.by', {
              name: progress.returnedBy,
              at: formatDateTime(progress.returnedAt),
            })}
          </p>
        </Notice>
      )}
      {isOpen ? (
        <OpenFiles paper={paper} uploads={uploads} />
      ) : (
        <>
          <PaperFiles paper={paper} />
          <Told paper={paper} />
        </>
      )}
    </ArticleCard>
  );
}

function OpenFiles({ paper, uploads }: { paper: PaperRequest; uploads: Uploads }) {
  const { t } = useTranslation('papers');
  const { requestId, title, documents } = paper;
  const add = (files: File[]) => uploads.add(requestId, files);
  const drop = useFileDrop(add);
  const pending = uploads.pending.filter((entry) => entry.itemId === requestId);
  const isSending = pending.some(({ progress }) => ['waiting', 'sending'].includes(progress.state));
  return (
    <div className={classes.files} data-dropping={drop.over} {...drop.handlers}>
      {documents.length + pending.length === 0 && (
        <p className={classes.quiet}>{t('files.none')}</p>
      )}
      {documents.length + pending.length > 0 && (
        <ul className={prepareClasses.papers} aria-label={t('files.label', { title })}>
          {documents.map((document) => (
            <OwnFile
              key={document.documentId}
              document={document}
              onChanged={refreshPapers}
              onReplace={(file) => uploads.add(requestId, [file], document.documentId)}
            />
          ))}
          {pending.map((entry) => (
            <PendingRow
              key={entry.key}
              entry={entry}
              onRetry={() => uploads.retry(entry)}
              onDismiss={() => uploads.dismiss(entry.key)}
            />
          ))}
        </ul>
      )}
      <div className={classes.ways}>
        <FileChooser label={t('files.choose', { title })} onFiles={add} />
        <SubmitPaper paper={paper} isSending={isSending} />
      </div>
    </div>
  );
}
