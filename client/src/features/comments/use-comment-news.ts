import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveStore } from '#client/live/use-live.ts';

/** Reads comments anew when the meeting tells that some have changed, and after the line was lost. */
export function useCommentNews(): void {
  const store = useLiveStore();
  const queries = useQueryClient();
  useEffect(
    () =>
      store.onSignal((signal) => {
        if (signal.type === 'commentsChanged')
          void queries.invalidateQueries({ queryKey: ['comments.list'] });
      }),
    [store, queries],
  );
}
