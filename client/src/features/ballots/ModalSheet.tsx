import { type ReactNode, useEffect, useRef } from 'react';
import classes from './ModalSheet.module.css';

/** A bare sheet over everything: from the bottom on a phone, in the middle on larger screens. Escape puts it aside. */
export function ModalSheet({
  labelledBy,
  onClose,
  children,
}: {
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes.sheet}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <span className={classes.handle} aria-hidden="true" />
      {children}
    </dialog>
  );
}
