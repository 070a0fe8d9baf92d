import { IconAlertTriangle, IconCircleCheck, IconClock, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/Pill.tsx';
import type { VersionProgress } from '#contract/http/documents.ts';

/** How far a document is on its way from an uploaded file to pages that can be read. */
export function DocumentState({ progress }: { progress: VersionProgress }) {
  const { t } = useTranslation('prepare');
  const { t: tUploads } = useTranslation('uploads');
  switch (progress.state) {
    case 'queued':
      return (
        <Pill tone="neutral" icon={<IconClock size={16} aria-hidden="true" />}>
          {progress.ahead > 0 ? tUploads('ahead', { count: progress.ahead }) : tUploads('next')}
        </Pill>
      );
    case 'converting':
      return (
        <Pill icon={<IconRefresh size={16} aria-hidden="true" />}>{tUploads('converting')}</Pill>
      );
    case 'ready':
      return (
        <Pill tone="ok" icon={<IconCircleCheck size={16} aria-hidden="true" />}>
          {t('documents.ready', { count: progress.pageCount })}
        </Pill>
      );
    case 'failed':
      return (
        <Pill tone="live" icon={<IconAlertTriangle size={16} aria-hidden="true" />}>
          {progress.problem === 'state-secret' ? tUploads('refused') : t('documents.failed')}
        </Pill>
      );
  }
}
