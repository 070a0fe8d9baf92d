import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Machine.module.css';

/** Says on the machine's own screen who looks at it from afar; nothing while nobody does. */
export function CheckedBy({ name }: { name: string | null }) {
  const { t } = useTranslation('device');
  return (
    <div role="status">
      {name !== null && (
        <p className={classes.checked}>
          <IconEye size={22} aria-hidden="true" />
          {t('checkedBy', { name })}
        </p>
      )}
    </div>
  );
}
