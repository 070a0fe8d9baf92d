import { useSyncExternalStore } from 'react';
import type { Language } from '#client/i18n/i18n.ts';

/** Light or dark, or what the device is set to. */
export type ColorScheme = 'light' | 'dark' | 'auto';

/** What a person sets for this device. */
export type Preferences = {
  scheme: ColorScheme;
  largeType: boolean;
  sounds: boolean;
  /** Whether single keys act in the meeting room (WCAG 2.1.4 asks that they can be switched off). */
  shortcuts: boolean;
  /** Whether the microphone's button is held to talk, rather than pressed to open and again to close. */
  pushToTalk: boolean;
  language: Language;
};

const KEY = 'nghi-su.preferences';
const listeners = new Set<() => void>();
const deviceIsDark = matchMedia('(prefers-color-scheme: dark)');
let current = load();

function load(): Preferences {
  const standard: Preferences = {
    scheme: 'auto',
    largeType: false,
    sounds: true,
    shortcuts: true,
    pushToTalk: false,
    language: 'vi',
  };
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
  const { dataset } = document.documentElement;
  dataset.largeType = String(current.largeType);
  dataset.scheme = schemeInForce();
}

/** Light or dark, as the page is drawn now. */
export function schemeInForce(): 'light' | 'dark' {
  if (current.scheme !== 'auto') return current.scheme;
  return deviceIsDark.matches ? 'dark' : 'light';
}

// A device that turns dark in the evening takes the page along.
deviceIsDark.addEventListener('change', () => setPreferences({}));

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
