import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/i18n.ts';

/** What a person sets for this device; light and dark are kept by Mantine. */
export type Preferences = {
  largeType: boolean;
  sounds: boolean;
  /** Whether single keys act in the meeting room (WCAG 2.1.4 asks that they can be switched off). */
  shortcuts: boolean;
  language: Language;
};

const KEY = 'nghi-su.preferences';
const listeners = new Set<() => void>();
let current = load();

function load(): Preferences {
  const standard: Preferences = { largeType: false, sounds: true, shortcuts: true, language: 'vi' };
  try {
    return { ...standard, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    // A browser that refuses storage, or a damaged entry: the standard values.
    return standard;
  }
}

/** The preferences of this device, readable outside of React too (sounds, language). */
export function preferences(): Preferences {
  return current;
}

/** Changes preferences, keeps them on the device and tells who listens. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Not kept beyond this page; still in force on it.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Puts the preferences into force on the document; called once before the first page is drawn. */
export function applyPreferences(): void {
  document.documentElement.dataset.largeType = String(current.largeType);
}

/** The preferences as a hook. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
