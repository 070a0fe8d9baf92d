import { type RefObject, useEffect } from 'react';

/** Closes what is open beside its button: by Escape, which leads back to the button, and by whatever is done elsewhere. */
export function useClosing(
  slot: RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return;
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node && slot.current?.contains(target))) close();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
      slot.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', pressed);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', pressed);
    };
  });
}
