import type { MediaSignal } from '#client/media/media-signal.ts';

/** The line of a conference that is never joined: for trying devices where there is no meeting. */
export const silentSignal: MediaSignal = {
  request: () => Promise.reject(new Error('There is no meeting.')),
  onNotice: () => () => undefined,
  onReconnected: () => () => undefined,
  doubt: () => undefined,
};
