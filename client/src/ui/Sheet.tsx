import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import classes from './Sheet.module.css';

/**
 * A dialog over the page: from the bottom on a phone; in the middle or, with `place="side"`, at the right edge on larger
 * screens. The browser keeps focus inside and gives it back. Escape, the backdrop and the cross call `onClose`, which must
 * set `open` to false; without `onClose` the sheet can only be left by its own buttons.
 */
export function Sheet({
  open,
  onClose,
  title,
  place = 'middle',
  wide = false,
  footer,
  children,
}: {
  open: boolean;
  onClose: (() => void) | null;
  title: string;
  place?: 'middle' | 'side';
  wide?: boolean;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    if (!element.open) element.showModal();
    return () => element.close();
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is the backdrop's; Escape does the same through onCancel
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={[classes.sheet, place === 'side' && classes.side, wide && classes.wide]
        .filter(Boolean)
        .join(' ')}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.();
      }}
    >
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        {onClose && (
          <IconButton label={t('close')} onClick={onClose}>
            <IconX size={22} />
          </IconButton>
        )}
      </div>
      <div className={classes.body}>{children}</div>
      {footer && <div className={classes.foot}>{footer}</div>}
    </dialog>
  );
}
