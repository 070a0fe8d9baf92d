import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

let onSignedOut = (): void => {};

/** Sets what happens when the server no longer knows the session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** Tells that the session is over when that is what the error says. */
export function noticeSignedOut(error: unknown): void {
  if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') onSignedOut();
}

/** The browser's cache of answers. Only a line that is down or a server that is busy is tried again, twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && error.code === 'UNAVAILABLE',
    },
    mutations: { onError: noticeSignedOut, networkMode: 'always' },
  },
});
