import { IconFileText, IconMessages, IconTable } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { read } from '#client/api/query.ts';
import { ButtonLink } from '#client/ui/Button.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { SelectField } from '#client/ui/Field.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import classes from './Gathered.module.css';
import { GatheredTable } from './GatheredTable.tsx';

/** The comments on a meeting's documents, gathered by unit, to be read and taken along. */
export function Component() {
  const { t } = useTranslation('comments');
  const { meetingId = '' } = useParams();
  const [documentId, setDocumentId] = useState('');
  const query = documentId === '' ? {} : { documentId };
  const gathered = useQuery({
    ...read('comments.gathered', { params: { meetingId }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  usePageTitle(t('gathered.title'));
  if (!gathered.data) {
    return gathered.error ? (
      <ErrorState error={gathered.error} onRetry={() => void gathered.refetch()} />
    ) : (
      <LoadingState />
    );
  }
  const { meetingTitle, documents, rows } = gathered.data;
  const search = documentId === '' ? '' : `?documentId=${documentId}`;
  const address = (format: string) => `/api/meetings/${meetingId}/comments/${format}${search}`;
  const resolved = rows.filter(({ state }) => state === 'resolved').length;
  return (
    <>
      <PageHead
        back={{ to: `/cuoc-hop/${meetingId}`, text: t('gathered.back') }}
        title={t('gathered.title')}
        lead={meetingTitle}
        actions={
          rows.length > 0 && (
            <>
              <ButtonLink
                to={address('docx')}
                reloadDocument
                download
                icon={<IconFileText size={20} aria-hidden="true" />}
              >
                {t('gathered.docx')}
              </ButtonLink>
              <ButtonLink
                to={address('xlsx')}
                reloadDocument
                download
                icon={<IconTable size={20} aria-hidden="true" />}
              >
                {t('gathered.xlsx')}
              </ButtonLink>
            </>
          )
        }
      />
      {rows.length === 0 && documentId === '' ? (
        <EmptyState
          icon={<IconMessages size={32} />}
          title={t('gathered.none')}
          text={t('gathered.noneText')}
        />
      ) : (
        <>
          <div className={classes.bar}>
            <SelectField
              label={t('gathered.document')}
              value={documentId}
              onChange={(event) => setDocumentId(event.currentTarget.value)}
            >
              <option value="">{t('gathered.allDocuments')}</option>
              {documents.map((document) => (
                <option key={document.documentId} value={document.documentId}>
                  {document.title}
                </option>
              ))}
            </SelectField>
            <p className={classes.sum} role="status">
              {t('gathered.sum', { count: rows.length, resolved })}
            </p>
          </div>
          <GatheredTable rows={rows} withTitles={documentId === ''} />
        </>
      )}
    </>
  );
}
