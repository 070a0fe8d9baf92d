import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { line } from './line.ts';

let onSignedOut = (): void => {};

/** Sets what happens when the server no longer knows the session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

/** Tells that the session is over when that is what the error says. */
export function noticeSignedOut(error: unknown): void {
  if (error instanceof ApiError && error.code === 'NOT_SIGNED_IN') onSignedOut();
}

/**
 * The browser's cache of answers. Only a server that is busy is tried again, twice. Without a line questions are asked all the same:
 * the device may keep an answer; what was answered so is asked anew once the line is back.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) =>
        failures < 2 &&
        !line.view().isDown &&
        error instanceof ApiError &&
        error.code === 'UNAVAILABLE',
    },
    mutations: { onError: noticeSignedOut, networkMode: 'always' },
  },
});

line.onBack(() => void queryClient.invalidateQueries());
