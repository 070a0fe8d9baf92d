import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CommentsButton.module.css';

/** Opens the shared comments; the number says how many are open. */
export function CommentsButton({
  pressed,
  count,
  onClick,
}: {
  pressed: boolean;
  count: number;
  onClick: () => void;
}) {
  const { t } = useTranslation('comments');
  const label = count > 0 ? t('open', { count }) : t('title');
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <IconMessages size={22} aria-hidden="true" />
      {count > 0 && (
        <span className={classes.count} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  );
}
