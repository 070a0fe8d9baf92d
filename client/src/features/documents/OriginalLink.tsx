import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import buttonClasses from '#client/ui/Button.module.css';
import type { VersionId } from '#contract/ids.ts';

/** Takes the file as it was sent to the device, as a button without words. */
export function OriginalLink({ versionId, title }: { versionId: VersionId; title: string }) {
  const { t } = useTranslation('prepare');
  const label = t('documents.original', { title });
  return (
    <a
      href={`/api/versions/${versionId}/original`}
      download
      className={`${buttonClasses.button} ${buttonClasses.quiet} ${buttonClasses.icon}`}
      aria-label={label}
      title={label}
    >
      <IconDownload size={20} aria-hidden="true" />
    </a>
  );
}
