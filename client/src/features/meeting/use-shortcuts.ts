import { useEffect, useRef } from 'react';
import { preferences } from '#client/ui/preferences.ts';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** Calls back for each key of the room, unless the person has switched keys off. */
export function useShortcuts(act: (does: Shortcut, key: string) => void): void {
  const current = useRef(act);
  useEffect(() => {
    current.current = act;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const found = preferences().shortcuts ? shortcutOf(event) : null;
      if (!found) return;
      event.preventDefault();
      current.current(found.does, found.key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
