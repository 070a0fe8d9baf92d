import { useTranslation } from 'react-i18next';
import classes from './DocumentViewer.module.css';

/** Says that the document is on its way, and how much of it has come (0–1). */
export function OpeningState({ share }: { share: number }) {
  const { t } = useTranslation('viewer');
  const percent = Math.round(share * 100);
  return (
    <div className={classes.opening} role="status">
      <p className={classes.quiet}>{t('opening')}</p>
      <div className={classes.progress} aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </div>
      <p className={classes.quiet}>{share > 0 ? t('openingShare', { percent }) : ' '}</p>
    </div>
  );
}
