import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Documents.module.css';
import { ACCEPTED_FILES } from './file-check.ts';

/** A button that opens the device's file chooser; `label` is its name for those who do not see where it stands. */
export function FileChooser({
  label,
  text,
  compact = false,
  multiple = true,
  onFiles,
}: {
  label: string;
  text?: string;
  /** Shows the picture alone. */
  compact?: boolean;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation('prepare');
  return (
    <span className={classes.choose} data-compact={compact}>
      <span aria-hidden="true">
        <IconUpload size={compact ? 20 : 18} />
        {!compact && (text ?? t('documents.choose'))}
      </span>
      <input
        type="file"
        accept={ACCEPTED_FILES}
        multiple={multiple}
        aria-label={label}
        title={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </span>
  );
}
