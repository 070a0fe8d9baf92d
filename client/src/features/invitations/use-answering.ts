import { type QueryKey, useMutation } from '@tanstack/react-query';
import { queryClient } from '#client/api/query-client.ts';
import type { RouteName } from '#contract/http/routes.ts';

/** What shows answers, or who takes part because of them. */
const TOUCHED: readonly RouteName[] = [
  'invitations.mine',
  'invitations.list',
  'invitations.choices',
  'invitations.choicesFor',
  'meetings.get',
  'home.duties',
];

/** An act on answers; what it answers is shown at once, and afterwards, also after a refusal, all that shows answers is read anew. */
export function useAnswering<T, V = void>(
  shown: { queryKey: QueryKey },
  act: (what: V) => Promise<T>,
  onDone?: () => void,
) {
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      queryClient.setQueryData(shown.queryKey, answer);
      onDone?.();
    },
    onSettled: () => {
      for (const name of TOUCHED) void queryClient.invalidateQueries({ queryKey: [name] });
    },
  });
}
