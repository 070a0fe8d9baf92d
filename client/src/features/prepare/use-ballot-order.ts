import { useMutation } from '@tanstack/react-query';
import { ApiError } from '#client/api/api-error.ts';
import { call } from '#client/api/call.ts';
import type { AgendaItem } from '#contract/http/meetings.ts';
import { moved } from './agenda-order.ts';
import { useMeetingCache } from './use-meeting-cache.ts';

/** Moves prepared votes within their item; when somebody else has changed them, theirs are loaded and it is said so. */
export function useBallotOrder(meetingId: string) {
  const { keep, reload } = useMeetingCache(meetingId);
  const sending = useMutation({
    mutationFn: ({ item, from, to }: { item: AgendaItem; from: number; to: number }) => {
      const ids = (item.preparedBallots ?? []).map((ballot) => ballot.preparedBallotId);
      return call('preparedBallots.reorder', {
        params: { itemId: item.itemId },
        body: { from: ids, to: [...moved(ids, from, to)] },
      });
    },
    onSuccess: keep,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'CONFLICT') void reload();
    },
  });
  return {
    error: sending.error,
    move: (item: AgendaItem, from: number, to: number) => {
      if (!sending.isPending) sending.mutate({ item, from, to });
    },
  };
}
