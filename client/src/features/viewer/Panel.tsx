import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';
import classes from './Panel.module.css';

/** A column beside the page; over it where the screen is narrow. */
export function Panel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <IconButton label={t('close')} onClick={onClose}>
          <IconX size={20} />
        </IconButton>
      </div>
      {children}
    </section>
  );
}
