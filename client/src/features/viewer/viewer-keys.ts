/** What a key asks of the viewer. */
export type KeyWish =
  | { kind: 'step'; by: 1 | -1 }
  | { kind: 'first' }
  | { kind: 'last' }
  | { kind: 'zoom'; direction: 1 | -1 | 0 }
  | { kind: 'undo' }
  | { kind: 'redo' }
  | { kind: 'search' }
  | { kind: 'escape' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Reads a key; null: it is not for the viewer. */
export function wishOfKey(event: Key): KeyWish | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return wishOfChord(event);
  switch (event.key) {
    case 'ArrowRight':
    case 'PageDown':
      return { kind: 'step', by: 1 };
    case 'ArrowLeft':
    case 'PageUp':
      return { kind: 'step', by: -1 };
    case 'Home':
      return { kind: 'first' };
    case 'End':
      return { kind: 'last' };
    case 'Escape':
      return { kind: 'escape' };
    default:
      return null;
  }
}

function wishOfChord({ key, shiftKey }: Key): KeyWish | null {
  switch (key.toLowerCase()) {
    case 'z':
      return { kind: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    case 'f':
      return { kind: 'search' };
    case '+':
    case '=':
      return { kind: 'zoom', direction: 1 };
    case '-':
      return { kind: 'zoom', direction: -1 };
    case '0':
      return { kind: 'zoom', direction: 0 };
    default:
      return null;
  }
}

const OWN_KEYS =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], dialog, [role="dialog"], [role="tablist"], [role="listbox"], [role="menu"], [role="radiogroup"], [role="slider"]';

/** Whether the key belongs to the element that has the focus and not to the page. */
export function isTakenByFocus(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OWN_KEYS) !== null;
}
