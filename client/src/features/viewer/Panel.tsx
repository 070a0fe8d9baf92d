import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/Button.tsx';
import classes from './Panel.module.css';

/** A column beside the page; over it where the screen is narrow. */
export function Panel({
  title,
  onClose,
  wide = false,
  children,
}: {
  title: string;
  onClose: () => void;
  /** For what is written and not only looked through. */
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <section className={classes.panel} data-wide={wide || undefined} aria-label={title}>
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
