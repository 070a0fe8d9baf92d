import { IconFolderUp, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Documents.module.css';
import { filesOfFolder } from './dropped-files.ts';
import { ACCEPTED_FILES } from './file-check.ts';

/** A button that opens the device's chooser of files or of a folder; `label` is its name for those who do not see where it stands. */
export function FileChooser({
  label,
  text,
  compact = false,
  multiple = true,
  folder = false,
  onFiles,
}: {
  label: string;
  text?: string;
  /** Shows the picture alone. */
  compact?: boolean;
  multiple?: boolean;
  /** Takes a folder with all files in it. */
  folder?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation('prepare');
  const Icon = folder ? IconFolderUp : IconUpload;
  return (
    <span className={classes.choose} data-compact={compact}>
      <span aria-hidden="true">
        <Icon size={compact ? 20 : 18} />
        {!compact && (text ?? t('documents.choose'))}
      </span>
      <input
        type="file"
        {...(folder ? { webkitdirectory: '' } : { accept: ACCEPTED_FILES })}
        multiple={multiple}
        aria-label={label}
        title={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          onFiles(folder ? filesOfFolder(files) : files);
          event.target.value = '';
        }}
      />
    </span>
  );
}
