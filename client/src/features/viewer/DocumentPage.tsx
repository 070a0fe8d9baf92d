import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { ApiError } from '#client/api/api-error.ts';
import { useLineView } from '#client/api/line.ts';
import { read } from '#client/api/query.ts';
import { factsOf } from '#client/features/documents/reference.ts';
import { HandOutState } from '#client/features/hand-out/HandOutState.tsx';
import { ButtonLink, IconButton } from '#client/ui/Button.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { OfflineBar } from '#client/ui/OfflineBar.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { AnyDocument } from '#contract/http/documents.ts';
import type { VersionId } from '#contract/ids.ts';
import classes from './DocumentPage.module.css';
import { knownDocument } from './known-document.ts';
import { recallPage, rememberPage } from './last-page.ts';
import { mayDownload } from './may-download.ts';
import { ReadAlone, viewedVersion } from './ReadAlone.tsx';
import { ViewerProblem } from './ViewerProblem.tsx';
import { OldBeside } from './versions/OldBeside.tsx';

const CONVERSION_POLL_MS = 2500;
/** How often it is asked whether the paper may still be read: a recall empties the screen within this time. */
const RECALL_POLL_MS = 3000;

/** Reads one paper outside of a meeting: before it or after it, with one's own notes. */
export function Component() {
  const { versionId } = useParams<{ versionId: VersionId }>();
  if (!versionId) throw new Error('The address names no version');
  return <Paper key={versionId} versionId={versionId} />;
}

function Paper({ versionId }: { versionId: VersionId }) {
  const { t } = useTranslation('viewer');
  const { t: tDocuments } = useTranslation('documents');
  const { t: tRefusals } = useTranslation('refusals');
  const { isDown } = useLineView();
  const cache = useQueryClient();
  const document = useQuery({
    ...read('versions.get', { params: { versionId } }),
    placeholderData: () => knownDocument(cache, versionId),
    refetchInterval: (query) =>
      isOnItsWay(query.state.data) ? CONVERSION_POLL_MS : RECALL_POLL_MS,
  });
  // A line that is lost closes nothing; only the server's word takes the paper away.
  const isTaken = document.error instanceof ApiError && document.error.code !== 'UNAVAILABLE';
  const [search, setSearch] = useSearchParams();
  const [page, setPage] = useState(() => pageAsked(search) ?? recallPage(versionId));
  /** An older version that is read beside this one; a wrong id is refused by the server. */
  const beside = search.get('cung') as VersionId | null;
  const title = document.data?.title ?? '';
  usePageTitle(title);
  const original = `/api/versions/${versionId}/original`;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <BackButton />
        <div className={classes.names}>
          <h1 className={classes.title}>{title === '' ? t('untitled') : title}</h1>
          {document.data && <p className={classes.about}>{aboutOf(document.data)}</p>}
        </div>
        {document.data && 'itemId' in document.data && <HandOutState document={document.data} />}
        {document.data && !isDown && !isTaken && mayDownload(document.data) && (
          <ButtonLink
            size="small"
            to={original}
            reloadDocument
            download
            className={classes.original ?? ''}
            icon={<IconDownload size={18} aria-hidden="true" />}
          >
            <span className={classes.originalWord}>{t('original')}</span>
          </ButtonLink>
        )}
      </header>
      <OfflineBar />
      <main className={classes.main} data-beside={beside || undefined}>
        {content()}
        {beside && (
          <OldBeside
            versionId={beside}
            newer={versionId}
            newerPage={page}
            onClose={() => setSearch({}, { replace: true })}
          />
        )}
      </main>
    </div>
  );

  function content() {
    if (document.error instanceof ApiError && document.error.reason === 'offline' && !document.data)
      return <ViewerProblem problem="offline" onRetry={() => void document.refetch()} />;
    if (document.error && (isTaken || !document.data))
      return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
    if (!document.data) return <LoadingState label={t('opening')} />;
    const { progress } = document.data;
    if (progress.state === 'failed')
      return (
        <div className={classes.failed} role="alert">
          <p className={classes.failedTitle}>{t('conversionFailed.title')}</p>
          <p>
            {progress.problem === 'state-secret'
              ? tRefusals('next.state-secret')
              : t('conversionFailed.text')}
          </p>
        </div>
      );
    if (progress.state !== 'ready') return <LoadingState label={t('problem.converting.text')} />;
    return (
      <ReadAlone
        version={viewedVersion(versionId, document.data)}
        mayDownload={mayDownload(document.data)}
        find={search.get('tim') ?? undefined}
        page={page}
        onPage={(wanted) => {
          setPage(wanted);
          rememberPage(versionId, wanted);
        }}
      />
    );
  }

  function aboutOf({ progress, fileName, details }: AnyDocument): string {
    const length =
      progress.state === 'ready' ? t('pageCount', { count: progress.pageCount }) : fileName;
    return [...factsOf(details, tDocuments), length].join(' · ');
  }
}

function BackButton() {
  const { t } = useTranslation('viewer');
  const navigate = useNavigate();
  const { key } = useLocation();
  // Opened from a link in a message, there is nothing to go back to but the first page.
  const back = () => void (key === 'default' ? navigate('/') : navigate(-1));
  return (
    <IconButton label={t('back')} onClick={back}>
      <IconArrowLeft size={22} />
    </IconButton>
  );
}

function isOnItsWay(document: AnyDocument | undefined): boolean {
  return document?.progress.state === 'queued' || document?.progress.state === 'converting';
}

/** The page that the address names (`?trang=`); null: none. A page after the last is the last. */
function pageAsked(params: URLSearchParams): number | null {
  const page = Number(params.get('trang'));
  return Number.isInteger(page) && page > 0 ? page : null;
}
