import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { ErrorNotice } from './Notice.tsx';
import { Sheet } from './Sheet.tsx';

/** Asks once before what can't be undone; `title` names the thing, `confirm` the act. */
export function ConfirmDialog({
  open,
  title,
  confirm,
  cancel,
  danger = false,
  busy = false,
  error,
  onConfirm,
  onClose,
  children,
}: {
  open: boolean;
  title: string;
  confirm: string;
  /** The word for not doing it; without one the usual. */
  cancel?: string | undefined;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{cancel ?? t('cancel')}</Button>
          <Button look={danger ? 'dangerFilled' : 'primary'} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <ErrorNotice error={error} />
    </Sheet>
  );
}
