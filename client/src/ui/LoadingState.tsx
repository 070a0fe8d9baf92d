import { useTranslation } from 'react-i18next';
import classes from './States.module.css';

/** Says that something is on its way. */
export function LoadingState({ label }: { label?: string }) {
  const { t } = useTranslation('common');
  return (
    <div className={classes.state} role="status">
      <span className={classes.spinner} aria-hidden="true" />
      <p className={classes.text}>{label ?? t('loading')}</p>
    </div>
  );
}
