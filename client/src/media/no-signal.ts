import type { MediaSignal } from './media-signal.ts';

/** The signal of a conference that is never joined: its devices alone are used, before a meeting. */
export const noSignal: MediaSignal = {
  request: () => Promise.reject(new Error('there is no meeting here')),
  onNotice: () => () => undefined,
  onReconnected: () => () => undefined,
  doubt: () => undefined,
};
