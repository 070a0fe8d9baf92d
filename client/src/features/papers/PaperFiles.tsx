import { IconEye, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DocumentState } from '#client/features/prepare/DocumentState.tsx';
import prepareClasses from '#client/features/prepare/Documents.module.css';
import buttonClasses from '#client/ui/Button.module.css';
import { formatSize } from '#client/ui/format-size.ts';
import type { PaperRequest } from '#contract/http/papers.ts';

/** The files of a paper to be read, not changed. */
export function PaperFiles({ paper }: { paper: PaperRequest }) {
  const { t } = useTranslation('prepare');
  const { t: tPapers } = useTranslation('papers');
  const link = `${buttonClasses.button} ${buttonClasses.small}`;
  return (
    <ul
      className={prepareClasses.papers}
      aria-label={tPapers('files.label', { title: paper.title })}
    >
      {paper.documents.map(({ documentId, versionId, title, fileName, sizeBytes, progress }) => (
        <li key={documentId} className={prepareClasses.paper}>
          <IconFileText size={22} aria-hidden="true" />
          <span className={prepareClasses.name}>
            {title}
            <small className="numerals">
              {fileName} · {formatSize(sizeBytes)}
            </small>
          </span>
          <DocumentState progress={progress} />
          <span className={prepareClasses.actions}>
            {progress.state === 'ready' && (
              <Link
                to={`/tai-lieu/${versionId}`}
                className={link}
                aria-label={t('documents.open', { title })}
              >
                <IconEye size={20} aria-hidden="true" />
                {tPapers('board.look')}
              </Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
