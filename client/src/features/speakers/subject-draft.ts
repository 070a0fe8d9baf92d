import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let subject = '';

/** Keeps what the person means to speak about; at most 200 characters. */
export function setSubject(text: string): void {
  subject = text.slice(0, 200);
  for (const listener of listeners) listener();
}

/** What the person means to speak about, written in the panel and sent from the dock. */
export function useSubject(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => subject,
  );
}
