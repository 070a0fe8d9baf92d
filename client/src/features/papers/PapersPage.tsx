import { IconFileUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { read } from '#client/api/query.ts';
import { useUploads } from '#client/features/prepare/use-uploads.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PageHead } from '#client/ui/PageHead.tsx';
import { usePageTitle } from '#client/ui/page-title.ts';
import type { PaperRequest } from '#contract/http/papers.ts';
import { PaperCard } from './PaperCard.tsx';
import classes from './Papers.module.css';
import { refreshPapers } from './use-paper-act.ts';

const CONVERTING_MS = 1_500;
const IDLE_MS = 20_000;

const toRequest = (requestId: string) => ({ requestId });

/** The papers that one's own unit is asked for: prepared, submitted, and what became of them. */
export function Component() {
  const { t } = useTranslation('papers');
  const papers = useQuery({
    ...read('papers.mine', {}),
    refetchInterval: ({ state }) => (state.data?.some(isConverting) ? CONVERTING_MS : IDLE_MS),
  });
  const uploads = useUploads(refreshPapers, toRequest);
  usePageTitle(t('title'));
  useNamedPaper(papers.isSuccess);

  if (!papers.data) {
    if (!papers.error) return <LoadingState />;
    return <ErrorState error={papers.error} onRetry={() => void papers.refetch()} />;
  }
  const isOpen = ({ progress }: PaperRequest) =>
    progress.state === 'asked' || progress.state === 'returned';
  const parts = [
    { name: 'open', papers: papers.data.filter(isOpen) },
    { name: 'done', papers: papers.data.filter((paper) => !isOpen(paper)) },
  ] as const;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {papers.data.length === 0 && (
        <EmptyState icon={<IconFileUpload size={32} />} title={t('empty')} text={t('emptyText')} />
      )}
      {parts
        .filter((part) => part.papers.length > 0)
        .map((part) => (
          <section key={part.name} className={classes.part} aria-label={t(part.name)}>
            <h2 className={classes.partTitle}>{t(part.name)}</h2>
            {part.papers.map((paper) => (
              <PaperCard key={paper.requestId} paper={paper} uploads={uploads} />
            ))}
          </section>
        ))}
    </>
  );
}

function isConverting({ documents }: PaperRequest): boolean {
  return documents.some(
    ({ progress, newer }) => !['ready', 'failed'].includes((newer?.progress ?? progress).state),
  );
}

/** Brings the paper that the address names into view, once it is there. */
function useNamedPaper(isThere: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isThere && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, isThere]);
}
